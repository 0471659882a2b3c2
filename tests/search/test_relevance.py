"""How well the engines find, on judged collections kept beside the repository; skipped where they are absent."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from search import registry
from search.engines import EMBEDDED, ENGINES, throwaway_engines
from search.engines.base import SearchEngine
from search.evaluation import batches, evaluate, judgements, queries

ROOT = Path(__file__).resolve().parents[3] / "shared" / "relevance"
EVERY = {"citizens": 6, "notices": 1}  # one query in so many
FLOORS = {"citizens": 0.41, "notices": 0.846}
MOST_APART = 0.02
MOST_LOST_TO_A_SLIP = 0.08
MOST_LOST_TO_A_PLURAL = 0.02

Worth = Callable[[SearchEngine, Callable[[str], str]], float]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not ROOT.is_dir(), reason="the judged collections are not here"),
]


def as_typed(text: str) -> str:
    return text


def without_a_letter(text: str) -> str:
    """The middle letter of the longest word left out, as ``drop_letter.py`` does beside the collections."""
    words = list(re.finditer(r"[^\W\d_]+", text))
    word = max(words, key=lambda match: len(match[0]), default=None)
    if word is None or len(word[0]) <= 3:
        return text
    middle = (word.start() + word.end()) // 2
    return text[:middle] + text[middle + 1 :]


def with_bent_apostrophes_and_no_accent(text: str) -> str:
    return text.translate(str.maketrans("'éèêëàâîïôûùüç", "’eeeeaaiiouuuc"))


def in_the_plural(text: str) -> str:
    """An s on the words that can take one: not short ones, nor those in s, x, z or in capitals."""
    return re.sub(r"\b[a-zéèêàâîôûç]{4,}(?<![sxz])\b", r"\g<0>s", text)


@pytest.fixture(scope="module", params=FLOORS)
def collection(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module", params=ENGINES)
def engines(
    request: pytest.FixtureRequest, collection: str, django_db_setup: None, django_db_blocker
) -> Iterator[list[SearchEngine]]:
    """Engines filled with the collection; the last one is measured."""
    name = request.param
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        if name != EMBEDDED:
            patch.setattr(settings, "ELASTICSEARCH_URL", request.getfixturevalue("elasticsearch_url"))
        with registry.words_of_the_place(registry.Synonyms()), throwaway_engines(name) as filled:
            for engine in filled:
                engine.rebuild(batches(ROOT / collection))
            yield filled


@pytest.fixture
def worth(collection: str) -> Worth:
    """nDCG@10 of an engine on queries changed by a function."""
    asked = list(queries(ROOT / collection / "queries.jsonl").items())[:: EVERY[collection]]
    judged = judgements(ROOT / collection)
    return lambda engine, change: evaluate(
        engine, {query: change(text) for query, text in asked}, judged
    ).summary()["nDCG@10"]


def test_engines_find_and_agree(collection: str, engines: list[SearchEngine], worth: Worth) -> None:
    worths = [worth(engine, as_typed) for engine in engines]
    assert min(worths) >= FLOORS[collection]
    assert max(worths) - min(worths) <= MOST_APART


@pytest.mark.parametrize(
    ("change", "most_lost"),
    [
        (without_a_letter, MOST_LOST_TO_A_SLIP),
        (in_the_plural, MOST_LOST_TO_A_PLURAL),
        (with_bent_apostrophes_and_no_accent, 0.0),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_people_write_otherwise_costs_little(
    engines: list[SearchEngine], worth: Worth, change: Callable[[str], str], most_lost: float
) -> None:
    plain, changed = (worth(engines[-1], how) for how in (as_typed, change))
    assert changed >= plain * (1 - most_lost)
