"""EDTF level 1 read as years."""

import pytest
from django.core.exceptions import ValidationError

from savoirs.knowledge.vocabulary.edtf import Years, parse


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1962", 1962, 1962),
        ("1962-10", 1962, 1962),
        ("1581-04-21", 1581, 1581),
        ("1962-21", 1962, 1962),
        ("1650~", 1650, 1650),
        ("1962?", 1962, 1962),
        ("166X", 1660, 1669),
        ("16XX", 1600, 1699),
        ("1962-XX", 1962, 1962),
        ("1962-02-XX", 1962, 1962),
        ("2024-02-29", 2024, 2024),
        ("-0399", -399, -399),
        ("-04XX", -499, -400),
        ("1920/1939", 1920, 1939),
        ("1995-01-20/..", 1995, None),
        ("../0400~", None, 400),
        ("-0599/0499", -599, 499),
    ],
)
def test_years_of_a_date(text, start, end):
    assert parse(text) == Years(start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "l’été 44",
        "62",
        "1962-13",
        "1962-02-30",
        "2023-02-29",
        "16XX/1750",
        "../..",
        "1962/",
        "1939/1920",
        "1962-25",
        "1962-21-01",
        "19X2",
        "16XX-10",
        "1962-XX-10",
        "١٩٦٢",
        "9" * 500,
    ],
)
def test_what_is_not_a_date_is_refused_in_french(text):
    with pytest.raises(ValidationError, match="«"):
        parse(text)
