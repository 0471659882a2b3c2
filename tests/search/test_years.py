import pytest

from search.years import read_year, written_year, year_in_words


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("1950", 1950),
        ("1\u202f950", 1950),
        ("0", 0),
        ("1 av. J.-C.", 0),
        ("-600", -599),
        ("\u2212 600", -599),
        ("600 av. J.-C.", -599),
        ("600 AV. J.\u2011C.", -599),
        ("600 av JC", -599),
        ("600 avant Jésus-Christ", -599),
        ("600 avant notre ère", -599),
        ("600 av.", None),
        ("av. J.-C.", None),
        ("mille", None),
        ("9" * 5000, None),
        ("", None),
    ],
)
def test_years_are_read_as_people_write_them(typed: str, year: int | None) -> None:
    assert read_year(typed) == year


@pytest.mark.parametrize("year", [-599, -1, 0, 1, 1950])
def test_a_year_is_read_as_it_was_written(year: int) -> None:
    assert read_year(written_year(year)) == read_year(year_in_words(year)) == year
