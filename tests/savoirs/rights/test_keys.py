"""What is typed in the place of a primary key."""

import pytest

from savoirs.rights.keys import is_key, key


@pytest.mark.parametrize("typed", ["", "abc", "-1", "5.0", " 5", "0_5", "²", "٥", "9" * 19])
def test_what_is_no_number_is_the_key_of_no_row(typed: str) -> None:
    assert not is_key(typed)
    assert key(typed) == 0


@pytest.mark.parametrize("typed", ["5", "05", "9" * 18])
def test_a_number_is_a_key(typed: str) -> None:
    assert is_key(typed)
    assert key(typed) == int(typed)
