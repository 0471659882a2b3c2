"""How often a word of the starter content, written with one slip, is repaired right at once."""

import random
from collections import defaultdict
from collections.abc import Iterator

import pytest

from search import analysis
from search.analysis import stems, tokens
from search.engines import EMBEDDED, throwaway_engines
from search.engines.embedded import lexicon
from search.engines.embedded.repair import repair
from search.engines.embedded.understanding import understand
from search.query import Query
from search.registry import Synonyms, words_of_the_place
from tests.search.starter import documents

TRIES = 3
RIGHT_FIRST = 0.92
SHORTEST = 4


@pytest.fixture(scope="module")
def words(django_db_setup: None, django_db_blocker) -> Iterator[list[str]]:
    """The words of titles, places, people and themes, in an index that holds them."""
    every = documents()
    named = {token.form for one in every for token in tokens(f"{one.title}\n{one.names}") if token.stem}
    no_words = words_of_the_place(Synonyms())
    with django_db_blocker.unblock(), no_words, throwaway_engines(EMBEDDED) as engines:
        engines[0].rebuild([every])
        yield sorted(word for word in named if len(word) >= SHORTEST and word.isalpha())


def left_out(word: str, place: int, rng: random.Random) -> str:
    return word[:place] + word[place + 1 :]


def doubled(word: str, place: int, rng: random.Random) -> str:
    return word[:place] + word[place] + word[place:]


def swapped(word: str, place: int, rng: random.Random) -> str:
    place = min(place, len(word) - 2)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def beside(word: str, place: int, rng: random.Random) -> str:
    """The key next to the one meant, on a French keyboard."""
    row = next(row for row in ("azertyuiop", "qsdfghjklm", "wxcvbn") if word[place] in row)
    at = row.index(word[place])
    return word[:place] + rng.choice(row[max(0, at - 1) : at] + row[at + 1 : at + 2]) + word[place + 1 :]


def is_right(typed: str, meant: str) -> bool:
    found = lexicon.repairs([typed], ()).get(typed)
    return found is not None and stems(found[0].form) == stems(meant)


def test_one_slip_is_repaired_right_at_once(words: list[str]) -> None:
    rng = random.Random(1581)
    assert len(words) > 250
    right: dict[str, list[bool]] = defaultdict(list)
    for word in words * TRIES:
        slip = rng.choice([left_out, doubled, swapped, beside])
        typed = slip(word, rng.randrange(len(word)), rng)
        if not lexicon.known(stems(typed), ()) and typed not in analysis.STOP_WORDS:
            right[slip.__name__].append(is_right(typed, word))
    print({name: f"{sum(each) / len(each):.1%} of {len(each)}" for name, each in right.items()})
    every = [one for each in right.values() for one in each]
    assert sum(every) / len(every) >= RIGHT_FIRST


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("maregal", "martégal"),
        ("provensale", "provençales"),
        ("kanal", "canal"),
        ("etan", "étang"),
        ("bere", "Berre"),
        ("poutarge", "poutargue"),
        ("martige", "Martigues"),
        ("chapel", "chapelle"),
        ("jonkière", "Jonquières"),
        ("eglize", "église"),
        ("batau", "bateau"),
        ("teatre", "théâtre"),
        ("barke", "barque"),
        ("viaduque", "viaduc"),
        ("prudomie", "prud’homie"),
        ("mediatèque", "médiathèque"),
        ("bossengue", "Baussengue"),
        ("figerolles", "Figuerolles"),
        ("oppidom", "oppidum"),
        ("venisienne", "vénitienne"),
    ],
)
def test_words_spelled_as_heard_are_repaired(words: list[str], typed: str, meant: str) -> None:
    assert is_right(analysis.fold(typed), meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("verminque", "verminck"),
        ("ziemme", "ziem"),
        ("ponto", "ponteau"),
        ("fare du cap couronne", "phare du cap couronne"),
        ("martyque", "martigues"),
        ("lepont", "le pont"),
        ("lemarché", "le marché"),
        ("lecanal", "le canal"),
        ("lapoutargue", "la poutargue"),
        ("duport", "du port"),
        ("lespêcheurs", "les pêcheurs"),
    ],
)
def test_names_as_heard_and_spaces_forgotten_are_repaired(words: list[str], typed: str, meant: str) -> None:
    assert understand(Query(typed), ()).corrected == meant


@pytest.mark.parametrize(
    "word", ["lapin", "larme", "dupont", "lemaire", "marier", "carotte", "gîte", "canari"]
)
def test_an_everyday_word_is_neither_cut_nor_taken_for_one_like_it(words: list[str], word: str) -> None:
    understood = understand(Query(word), ())
    assert (understood.corrected, understood.also, list(understood.unknown.values())) == ("", (), [word])


@pytest.mark.parametrize(
    ("typed", "also"),
    [
        ("caro", "carro"),
        ("port de caro", "carro"),
        ("câlin", "calen"),
        ("canal de carotte", "caronte"),
    ],
)
def test_a_name_of_the_place_said_the_same_or_at_its_place_is_looked_for_too(
    words: list[str], typed: str, also: str
) -> None:
    understood = understand(Query(typed), ())
    assert (understood.corrected, understood.also) == ("", (also,))


@pytest.mark.parametrize("name", ["camille", "denise", "gilles", "martine", "mireille", "valerie"])
def test_a_name_that_no_page_holds_is_taken_for_no_other_word(words: list[str], name: str) -> None:
    assert lexicon.known(stems(name), ()) == set()
    assert repair(name, [name], ()) == ({}, ())
