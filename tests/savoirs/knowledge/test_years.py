"""Years as people say them, and dates that bear a doubt."""

import pytest

from savoirs.knowledge.vocabulary.edtf import is_sure
from savoirs.knowledge.vocabulary.years import centuries_in_words, span_in_words


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
    ("first", "last", "words"),
    [
        (801, None, "du IXe siècle à aujourd’hui"),
        (1625, 1944, "du XVIIe siècle au XXe siècle"),
        (1900, 1999, "du XXe siècle"),
        (-599, 100, "du VIe siècle av. J.-C. au Ier siècle"),
        (1900, 1900, "du XXe siècle"),
        (1801, 1900, "du XIXe siècle"),
        (1, 99, "du Ier siècle"),
        (2019, 2024, "du XXIe siècle"),
        (None, 1900, "jusqu’au XIXe siècle"),
        (None, -599, "jusqu’au VIe siècle av. J.-C."),
        (None, None, ""),
    ],
)
def test_a_span_of_centuries_in_words(first: int | None, last: int | None, words: str) -> None:
    assert centuries_in_words(first, last) == words


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
