"""How well the engine finds, on judged collections kept beside the repository; skipped where they are absent."""

import gzip
import json
import math
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from search import registry
from search.engines.embedded import EmbeddedEngine
from search.query import Query
from search.schema import SearchDocument

ROOT = Path(__file__).resolve().parents[3] / "shared" / "relevance"
EVERY = {"citizens": 2, "notices": 1}  # one query in so many
FLOORS = {"citizens": 0.41, "notices": 0.84}
MOST_LOST_TO_A_SLIP = 0.08

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.skipif(not ROOT.is_dir(), reason="the judged collections are not here"),
]


def documents(collection: str) -> Iterator[SearchDocument]:
    with gzip.open(ROOT / collection / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = json.loads(line)
            others = [
                value for name, value in fields.items() if name not in {"id", "title", "text", "lon_lat"}
            ]
            yield SearchDocument(
                key=fields["id"],
                version=1,
                kind="notice",
                title=fields["title"],
                body=fields["text"],
                names=" ".join(map(str, others)),
            )


def judgements(collection: str) -> dict[str, dict[str, int]]:
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for line in (ROOT / collection / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, document, grade = line.split("\t")
        grades[query][document] = int(grade)
    return grades


def ndcg_at_10(found: list[str], grades: dict[str, int]) -> float:
    def gain(worths: list[int]) -> float:
        return sum((2**worth - 1) / math.log2(rank + 2) for rank, worth in enumerate(worths[:10]))

    best = gain(sorted(grades.values(), reverse=True))
    return gain([grades.get(key, 0) for key in found]) / best if best else 0.0


def without_a_letter(text: str) -> str:
    """The middle letter of the longest word left out, as ``drop_letter.py`` does beside the collections."""
    word = max(text.replace("-", " ").replace("'", " ").split(), key=len, default="")
    if len(word) < 4:
        return text
    middle = text.index(word) + len(word) // 2
    return text[:middle] + text[middle + 1 :]


@pytest.mark.parametrize("collection", ["notices", "citizens"])
def test_floors(collection: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_synonyms", [])
    engine = EmbeddedEngine()
    engine.index(documents(collection))
    grades = judgements(collection)
    lines = (ROOT / collection / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [query for query in map(json.loads, lines[:: EVERY[collection]]) if query["id"] in grades]

    def mean(texts: list[str]) -> float:
        worths = []
        for query, text in zip(asked, texts, strict=True):
            results = engine.search(Query(text=text, page_size=10, highlight=False))
            worths.append(ndcg_at_10([hit.key for hit in results.hits], grades[query["id"]]))
        return sum(worths) / len(worths)

    plain = mean([query["text"] for query in asked])
    slipped = mean([without_a_letter(query["text"]) for query in asked])
    assert plain >= FLOORS[collection]
    assert slipped >= plain * (1 - MOST_LOST_TO_A_SLIP)
