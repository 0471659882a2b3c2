"""However large the index, looking for the best only gives what ranking everything would."""

import random

import pytest

from search.engines.embedded import EmbeddedEngine, selection
from search.engines.embedded.facets import as_bits, as_ids
from search.query import Query
from search.schema import SearchDocument

WORDS = [
    "pont",
    "canal",
    "étang",
    "pêche",
    "barque",
    "filet",
    "port",
    "église",
    "marché",
    "fête",
    "usine",
    "rue",
    "quai",
    "sel",
    "joute",
    "calen",
]
TEXTS = ["pont", "calen pont", "joute sel canal", "la pêche au calen", "pont canal étang", "usine rare"]
engine = EmbeddedEngine()


@pytest.fixture
def library(db: None) -> list[SearchDocument]:
    """Each word of ``WORDS`` is rarer than the one before."""
    draw = random.Random(1581)
    weights = [1 / (rank + 1) for rank in range(len(WORDS))]
    documents = [
        SearchDocument(
            key=f"page:{number}",
            version=1,
            kind=draw.choice(["recits", "lieux"]),
            title=" ".join(draw.choices(WORDS, weights, k=2)),
            body=" ".join(draw.choices(WORDS, weights, k=draw.randint(3, 30))),
            facets={"theme": tuple(draw.sample(["peche", "canaux", "fetes"], k=draw.randint(0, 2)))},
        )
        for number in range(300)
    ]
    engine.index(documents)
    return documents


@pytest.mark.parametrize("filters", [{}, {"theme": ("peche",), "genre": ("recits",)}], ids=["all", "some"])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("few", [0, 40])
def test_the_best_are_those_of_the_whole_ranking(
    library: list[SearchDocument], text: str, filters: dict, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [
        Query(text, filters=filters, facets=("genre", "theme"), page=page, page_size=5) for page in (1, 2, 9)
    ]
    whole = [engine.search(query) for query in asked]
    monkeypatch.setattr(selection, "FEW", few)
    best = [engine.search(query) for query in asked]
    told = [
        [(one.total, one.facets, one.page, [(hit.key, hit.score) for hit in one.hits]) for one in answers]
        for answers in (whole, best)
    ]
    assert whole[0].hits
    assert told[1] == told[0]


def test_facets_follow_every_change(library: list[SearchDocument]) -> None:
    def themes() -> dict[str, int]:
        return dict(engine.search(Query(facets=("theme",), page_size=0)).facets["theme"])

    held = themes()
    one = next(document for document in library if "peche" in document.facets["theme"])
    engine.delete([one.key])
    assert themes()["peche"] == held["peche"] - 1
    engine.index([one])
    assert themes() == held


@pytest.mark.parametrize("ids", [[], [0], [1], [7, 8, 64, 1000]])
def test_entries_go_into_a_number_and_back(ids: list[int]) -> None:
    assert list(as_ids(as_bits(ids))) == ids
