"""How long an engine takes to answer as the library grows, on documents made of the site's own texts.

They are true sentences in another order: every word of the library is found in more and more of them, which is the
hardest for an engine. Filled straight into engines thrown away, so that twenty thousand take minutes.
"""

import random
import re
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import log

from django.http import QueryDict
from django.utils.http import urlencode

from . import registry
from .engines.base import Answering, SearchEngine
from .query import Query
from .schema import SearchDocument, Segment

SIZES = (1_000, 5_000, 20_000)
SEED = 1581
ASKED, ROUNDS = 40, 3
PARAGRAPHS, SEGMENTS, WORDS = (5, 9), (20, 60), (1, 6)
RECORDED = 0.1  # part of the documents that are recordings
SECONDS_A_SEGMENT = 6.0
_SENTENCE = re.compile(r"(?<=[.?!…])\s+")


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds that half of the answers, then all but the slowest 5 %, take at most."""

    documents: int
    half: float
    most: float


class Material:
    """What made-up documents and questions are drawn from; the same ones each time."""

    def __init__(self, documents: Iterable[SearchDocument]) -> None:
        self._models = list(documents)
        self._paragraphs = [
            part for one in self._models for part in one.body.split("\n") if len(part.split()) > 12
        ]
        self._sentences = [part for text in self._paragraphs for part in _SENTENCE.split(text) if part]

    def documents(self, first: int, last: int) -> Iterator[SearchDocument]:
        """Those numbered from ``first`` (included) to ``last`` (excluded)."""
        for number in range(first, last):
            draw = random.Random(SEED + number)
            named, placed = draw.choice(self._models), draw.choice(self._models)
            spoken = (
                draw.choices(self._sentences, k=draw.randint(*SEGMENTS)) if draw.random() < RECORDED else []
            )
            yield replace(
                placed,
                key=f"essai:{number}",
                title=named.title,
                summary=named.summary,
                body="\n".join(draw.choices(self._paragraphs, k=draw.randint(*PARAGRAPHS))),
                segments=tuple(Segment(rank * SECONDS_A_SEGMENT, text) for rank, text in enumerate(spoken)),
            )

    def questions(self) -> list[str]:
        """Words that follow each other somewhere, as people type what they remember."""
        draw = random.Random(SEED)
        asked: list[str] = []
        while len(asked) < ASKED:
            words = draw.choice(self._sentences).split()
            start = draw.randrange(len(words))
            asked.append(" ".join(words[start : start + draw.randint(*WORDS)]))
        return asked


def latency(documents: int, asked: Sequence[str], answer: Callable[[str], object]) -> Latency:
    """Ask everything once for nothing, then ``ROUNDS`` times."""
    times = []
    for turn in range(ROUNDS + 1):
        for text in asked:
            started = time.perf_counter()
            answer(text)
            if turn:
                times.append((time.perf_counter() - started) * 1000)
    return Latency(documents, statistics.median(times), statistics.quantiles(times, n=20)[-1])


def ask(engine: Answering, text: str) -> None:
    """As the page of results does: facets, their counts, extracts."""
    engine.search(Query.parse(QueryDict(urlencode({"q": text})), registry.facets().keys()))


def fill(engines: Sequence[SearchEngine], documents: Iterable[SearchDocument]) -> None:
    waiting = iter(documents)
    while batch := list(islice(waiting, registry.BATCH)):
        for engine in engines:
            engine.index(batch)


def growth(small: Latency, large: Latency) -> float:
    """The power of the size that time follows between two sizes: 1 is as many times slower as there are documents."""
    return log(large.half / small.half) / log(large.documents / small.documents)
