"""Years as people say them, and dates that bear a doubt."""

import pytest

from savoirs.knowledge.vocabulary.edtf import is_sure
from savoirs.knowledge.vocabulary.years import span_in_words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (1500, 1599, "de 1500 à 1599"),
        (-599, 499, "de 600 av. J.-C. à 499"),
        (0, 0, "1 av. J.-C."),
        (1581, 1581, "1581"),
        (1995, None, "depuis 1995"),
        (None, -600, "jusqu’à 601 av. J.-C."),
        (None, None, ""),
    ],
)
def test_a_span_of_years_in_words(first: int | None, last: int | None, words: str) -> None:
    assert span_in_words(first, last) == words


@pytest.mark.parametrize(
    ("edtf", "sure"),
    [
        ("1962", True),
        ("1907/1954-12", True),
        ("1995/..", True),
        ("1962?", False),
        ("16XX", False),
        ("1650~", False),
        ("1301~/1675", False),
        ("1962%", False),
    ],
)
def test_a_date_without_doubt_is_sure(edtf: str, sure: bool) -> None:
    assert is_sure(edtf) is sure
