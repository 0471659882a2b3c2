from search.analysis import stems
from search.registry import Synonyms
from search.synonyms import other_wordings

WORDS = Synonyms(
    sets=[["poutargue", "boutargue", "poutargo"]],
    one_way=[("caviar martégal", ["poutargue"]), ("mulet", ["muge"]), ("la", ["rien"])],
)


def added(text: str) -> tuple[str, ...]:
    return other_wordings(stems(text), WORDS).added


def test_a_set_works_in_every_direction() -> None:
    assert added("La Boutargue") == ("poutargue", "poutargo")
    assert added("poutargo et boutargue") == ("poutargue",)


def test_one_way_works_in_one() -> None:
    assert added("un mulet") == ("muge",)
    assert added("muges") == ()


def test_several_words_have_to_follow_each_other() -> None:
    assert added("du caviar martegal") == ("poutargue",)
    assert added("martégal caviar") == ()
    assert other_wordings(stems("caviar martégal"), WORDS).used == frozenset(stems("caviar martégal"))


def test_a_stop_word_calls_nothing() -> None:
    assert added("la") == ()
