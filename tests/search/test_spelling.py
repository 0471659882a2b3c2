import pytest

from search.spelling import alike, deletion_keys, is_repairable, nearest

FREQUENCY = {
    "canal": 30,
    "canaux": 5,
    "calen": 9,
    "capital": 2,
    "martigues": 40,
    "verifiable": 1,
    "veritable": 3,
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cannal", "canal"),
        ("caal", "canal"),
        ("claen", "calen"),
        ("martgues", "martigues"),
        ("marrtigue", "martigues"),
        ("matrigues", "martigues"),
        ("verifable", "verifiable"),
    ],
)
def test_slips_are_repaired(typed: str, meant: str) -> None:
    assert nearest(typed, FREQUENCY)[0] == meant


def test_an_unfinished_word_is_finished() -> None:
    assert nearest("bourdig", {"bourg": 15, "bourdigue": 2})[0] == "bourdigue"


def test_words_somewhat_alike_are_offered() -> None:
    assert alike("barcase", ["barque", "tartane", "barcasse"]) == ["barcasse", "barque"]


def test_close_words_share_a_key_and_far_ones_are_refused() -> None:
    for typed, meant in [
        ("poutarge", "poutargue"),
        ("xmartigues", "martigues"),
        ("jonqiueres", "jonquieres"),
    ]:
        assert deletion_keys(typed) & deletion_keys(meant)
    assert nearest("bourdigue", FREQUENCY) == []
    assert nearest("cxnxl", FREQUENCY) == []


def test_numbers_and_tiny_words_are_left_alone() -> None:
    assert not is_repairable("1944")
    assert not is_repairable("13eme")
    assert not is_repairable("ru")
    assert is_repairable("rue")
