import pytest

from search.engines.embedded.lexicon import Candidate
from search.spelling import alike, is_repairable, keys, nearest, reach


def index(holders: dict[str, int]) -> dict[str, Candidate]:
    return {word: Candidate(word, word, count, titles=0) for word, count in holders.items()}


WORDS = index(
    {
        "canal": 30,
        "canaux": 5,
        "calen": 9,
        "capital": 2,
        "martigues": 40,
        "verifiable": 1,
        "veritable": 3,
    }
)


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
    assert nearest(typed, WORDS)[0] == meant


def test_a_name_said_the_same_is_likelier_than_a_word_one_slip_away() -> None:
    words = {"ponteau": Candidate("ponteau", "ponteau", 6, 2), "pont": Candidate("pont", "pont", 40, 20)}
    assert nearest("ponto", words) == ["ponteau", "pont"]


def test_another_letter_makes_another_word_of_three() -> None:
    assert nearest("aix", index({"six": 9})) == []
    assert nearest("sek", {"sel": Candidate("sel", "sel", 9, 1)}) == ["sel"]
    assert nearest("mre", index({"mer": 9, "mere": 2})) == ["mer", "mere"]


def test_an_unfinished_word_is_finished() -> None:
    assert nearest("bourdig", index({"bourg": 15, "bourdigue": 2}))[0] == "bourdigue"


def test_a_neighbouring_key_is_likelier_than_another() -> None:
    assert nearest("lort", index({"fort": 2, "port": 2})) == ["port", "fort"]


def test_what_titles_say_is_likelier() -> None:
    words = {"savon": Candidate("savon", "savon", 5, 0), "salon": Candidate("salon", "salon", 3, 2)}
    assert nearest("saon", words) == ["salon", "savon"]


def test_several_slips_lead_to_what_titles_say_or_to_the_same_letters() -> None:
    assert nearest("verdon", index({"version": 9})) == []
    assert nearest("maregal", index({"martegale": 1})) == ["martegale"]
    assert nearest("charles", index({"arles": 9})) == []
    assert nearest("picaso", {"picador": Candidate("picador", "picador", 1, 1)}) == ["picador"]


def test_words_said_alike_share_a_key_however_they_are_written() -> None:
    assert keys("jonkiaire") & keys("jonquieres", "jonquières")
    assert keys("provensale") & keys("provencales", "provençales")
    assert reach("jonkiaire", "jonquieres") == 2.5
    assert reach("jonkiaire", "bourdigues") is None


def test_a_plural_is_not_a_slip_too_many() -> None:
    assert reach("martyque", "martigues") == 3


def test_words_somewhat_alike_are_offered() -> None:
    assert alike("barcase", ["barque", "tartane", "barcasse"]) == ["barcasse", "barque"]


def test_close_words_share_a_key_and_far_ones_are_refused() -> None:
    for typed, meant in [
        ("poutarge", "poutargue"),
        ("xmartigues", "martigues"),
        ("jonqiueres", "jonquieres"),
    ]:
        assert keys(typed) & keys(meant)
    assert nearest("bourdigue", WORDS) == []
    assert nearest("cxnxl", WORDS) == []


def test_numbers_and_tiny_words_are_left_alone() -> None:
    assert not is_repairable("1944")
    assert not is_repairable("13eme")
    assert not is_repairable("ru")
    assert is_repairable("rue")
