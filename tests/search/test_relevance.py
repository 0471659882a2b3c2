"""How well the engines find, on judged collections kept beside the repository; skipped where they are absent."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from search import registry
from search.engines import EMBEDDED, ENGINES, throwaway_engines
from search.engines.base import SearchEngine
from search.evaluation import Grades, Scores, batches, documents, evaluate, judgements, queries
from tests.search import reference

ROOT = Path(__file__).resolve().parents[3] / "shared" / "relevance"
EVERY = {"citizens": 6, "notices": 1}  # one query in so many: a plain method says what these ones are worth
MOST_APART = 0.02
MOST_LOST_TO_A_SLIP = 0.08
MOST_LOST_TO_A_PLURAL = 0.02

MOST_LOST_TO_A_MISSING_APOSTROPHE = 0.005
MOST_WITHOUT_ANSWER = 0.02
MEASURE = "nDCG@10"

Change = Callable[[str], str]
Measured = Callable[[SearchEngine, Change], dict[str, float]]

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


def without_apostrophes(text: str) -> str:
    return re.sub("['’]", "", text)


def in_the_plural(text: str) -> str:
    """An s on the words that can take one: not short ones, nor those in s, x, z or in capitals."""
    return re.sub(r"\b[a-zéèêàâîôûç]{4,}(?<![sxz])\b", r"\g<0>s", text)


@pytest.fixture(scope="module", params=EVERY)
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


@pytest.fixture(scope="module")
def asked(collection: str) -> dict[str, str]:
    return dict(list(queries(ROOT / collection / "queries.jsonl").items())[:: EVERY[collection]])


@pytest.fixture(scope="module")
def judged(collection: str, asked: dict[str, str]) -> dict[str, Grades]:
    return {query: grades for query, grades in judgements(ROOT / collection).items() if query in asked}


@pytest.fixture(scope="module")
def floor(collection: str, asked: dict[str, str], judged: dict[str, Grades]) -> float:
    """What the plain method finds."""
    found = reference.runs(documents(ROOT / collection), asked)
    scores = Scores()
    for query, grades in judged.items():
        scores.add(query, found[query], grades, seconds=0)
    return scores.summary()[MEASURE]


@pytest.fixture(scope="module")
def measured(
    engines: list[SearchEngine], asked: dict[str, str], judged: dict[str, Grades], django_db_blocker
) -> Iterator[Measured]:
    """What an engine finds with queries changed by a function, measured once for each."""

    @cache
    def measure(engine: SearchEngine, change: Change) -> dict[str, float]:
        return evaluate(engine, {query: change(text) for query, text in asked.items()}, judged).summary()

    with django_db_blocker.unblock():
        yield measure


def test_engines_find_and_agree(engines: list[SearchEngine], measured: Measured, floor: float) -> None:
    plain = [measured(engine, as_typed) for engine in engines]
    worths = [one[MEASURE] for one in plain]
    print({"floor": floor, **{type(one).__name__: worth for one, worth in zip(engines, plain, strict=True)}})
    assert min(worths) >= floor
    assert max(worths) - min(worths) <= MOST_APART
    assert max(one["nothing_found"] for one in plain) <= MOST_WITHOUT_ANSWER


@pytest.mark.parametrize(
    ("change", "most_lost"),
    [
        (without_a_letter, MOST_LOST_TO_A_SLIP),
        (in_the_plural, MOST_LOST_TO_A_PLURAL),
        (with_bent_apostrophes_and_no_accent, 0.0),
        (without_apostrophes, MOST_LOST_TO_A_MISSING_APOSTROPHE),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_people_write_otherwise_costs_little(
    engines: list[SearchEngine], measured: Measured, change: Change, most_lost: float
) -> None:
    plain, changed = (measured(engines[-1], how) for how in (as_typed, change))
    print(f"{1 - changed[MEASURE] / plain[MEASURE]:.2%} lost")
    assert changed[MEASURE] >= plain[MEASURE] * (1 - most_lost)
    assert changed["nothing_found"] <= MOST_WITHOUT_ANSWER
