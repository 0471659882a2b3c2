"""How well an engine finds, on a collection of documents and queries with judged answers.

A collection is a folder: ``docs.jsonl.gz`` or ``docs.jsonl`` (``id``, ``title``, ``text``, other fields),
``queries.jsonl`` (``id``, ``text``) and ``qrels.tsv`` (query, document, grade). It goes through an index made for it,
with the product's own analysis, ranking and repair of spelling, but without the words that the staff of a site added.
"""

import gzip
import json
import math
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from .engines.base import SearchEngine
from .query import Query
from .schema import SearchDocument

DEPTH = 100
FIRST = 10
BATCH = 500
DOCUMENTS, QUERIES, JUDGEMENTS = "docs.jsonl", "queries.jsonl", "qrels.tsv"
LONGEST_ID = 512  # bytes, for a search server
_READ_APART = {"id", "title", "text", "lon_lat"}

Grades = Mapping[str, int]


class BadCollection(Exception):
    """What cannot be read, where, and why: a French sentence, with the machine's own words where it has some."""


def documents(folder: Path) -> Iterator[SearchDocument]:
    """The documents of a collection. Fields beside title and text count as names that lead to them."""
    path = folder / DOCUMENTS
    packed = path.with_name(f"{path.name}.gz")
    for place, fields in _objects(packed if packed.exists() or not path.exists() else path, "id"):
        key = str(fields["id"])
        if not 0 < len(key.encode()) <= LONGEST_ID:
            raise BadCollection(_("%(place)s : l’identifiant est vide ou trop long.") % {"place": place})
        longitude, latitude = _point(fields.get("lon_lat"))
        others = [value for name, value in fields.items() if name not in _READ_APART]
        yield SearchDocument(
            key=key,
            version=1,
            kind="notice",
            title=_text(fields.get("title")),
            body=_text(fields.get("text")),
            names=_text(others),
            longitude=longitude,
            latitude=latitude,
        )


def batches(folder: Path) -> Iterator[list[SearchDocument]]:
    """All of them; of several with one id, the last."""
    every = list({one.key: one for one in documents(folder)}.values())
    for first in range(0, len(every), BATCH):
        yield every[first : first + BATCH]


def queries(path: Path) -> dict[str, str]:
    """The text of each query, by its id."""
    return {str(query["id"]): _text(query["text"]) for _place, query in _objects(path, "id", "text")}


def judgements(folder: Path) -> dict[str, Grades]:
    """For each query, the grade of its documents (0: beside the point)."""
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    path = folder / JUDGEMENTS
    for place, line in _lines(path):
        try:
            query, document, grade = line.split("\t")
            grades[query][document] = int(grade)
        except ValueError as error:
            sentence = _("%(place)s : une question, un document et un nombre entier, entre des tabulations.")
            raise BadCollection(sentence % {"place": place}) from error
    return dict(grades)


@dataclass
class Scores:
    """Means over the queries asked. ``run`` keeps what each one found, the best first."""

    run: dict[str, list[str]] = field(default_factory=dict)
    seconds: float = 0.0
    _sums: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, query: str, found: list[str], grades: Grades, seconds: float) -> None:
        self.run[query] = found
        self.seconds += seconds
        relevant = {document for document, grade in grades.items() if grade > 0}
        self._sums["nDCG@10"] += _ndcg(found[:FIRST], grades)
        self._sums["MRR@10"] += _reciprocal_rank(found[:FIRST], relevant)
        self._sums["recall@100"] += len(relevant.intersection(found)) / max(1, len(relevant))
        self._sums["nothing_found"] += not found

    def summary(self) -> dict[str, float]:
        count = len(self.run) or 1
        means = {name: round(total / count, 4) for name, total in self._sums.items()}
        return {**means, "milliseconds_per_query": round(1000 * self.seconds / count, 2)}


def evaluate(engine: SearchEngine, texts: Mapping[str, str], judged: Mapping[str, Grades]) -> Scores:
    """Ask ``engine`` each query that has a judgement."""
    scores = Scores()
    for query, grades in judged.items():
        if query in texts:
            started = time.perf_counter()
            results = engine.search(Query(text=texts[query], page_size=DEPTH, highlight=False))
            seconds = time.perf_counter() - started
            scores.add(query, [hit.key for hit in results.hits], grades, seconds)
    return scores


def _ndcg(found: Sequence[str], grades: Grades) -> float:
    best = _gain(sorted(grades.values(), reverse=True)[:FIRST])
    return _gain([grades.get(key, 0) for key in found]) / best if best else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))


def _reciprocal_rank(found: Sequence[str], relevant: set[str]) -> float:
    return next((1 / rank for rank, key in enumerate(found, 1) if key in relevant), 0.0)


def _point(value: Any) -> tuple[float, float] | tuple[None, None]:
    match value:
        case [bool(), _] | [_, bool()]:
            return None, None
        case [int() | float() as longitude, int() | float() as latitude] if (
            abs(longitude) <= 180 and abs(latitude) <= 90
        ):
            return longitude, latitude
    return None, None


def _text(value: Any) -> str:
    """All the texts inside a field, as far as they can be written."""
    return "\n".join(_texts(value)).encode(errors="replace").decode()


def _texts(value: Any) -> Iterator[str]:
    """The texts inside a field, however deep."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif value is not None:
        yield str(value)


def _objects(path: Path, *required: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Where each object stands, and the object."""
    for place, line in _lines(path):
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError) as error:
            sentence = _("%(place)s : ce n’est pas du JSON (%(error)s).")
            raise BadCollection(sentence % {"place": place, "error": error}) from error
        missing = [name for name in required if not isinstance(fields, dict) or name not in fields]
        if missing:
            names = {"place": place, "names": ", ".join(missing)}
            raise BadCollection(_("%(place)s : il manque %(names)s.") % names)
        yield place, fields


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """Where each line stands, and the line; those with nothing in them are left out."""
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield f"{path}:{number}", line.rstrip("\n")
    except FileNotFoundError as error:
        raise BadCollection(_("%(path)s n’existe pas.") % {"path": path}) from error
    except (OSError, EOFError, UnicodeDecodeError) as error:
        sentence = _("%(path)s ne se lit pas (%(error)s).")
        raise BadCollection(sentence % {"path": path, "error": error}) from error
