"""Dress the entries of one page of results: marked titles and extracts, passages of recordings."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from search.engines.base import Hit, Passage
from search.highlight import Marked, Marker
from search.models import Entry
from search.models import Passage as Passages

from .scoring import any_of, phrase
from .tables import alias, database
from .understanding import Understanding
from .writing import PASSAGE_BITS

PASSAGES_SHOWN = 3
_MOST_MATCHES = 500
_MATCHING = f"""
    SELECT * FROM (SELECT full_text.rowid, full_text.words, stored.recording, stored.second, stored.text
                   FROM search_passage_stems AS full_text JOIN search_passage AS stored ON stored.id = full_text.rowid
                   WHERE search_passage_stems MATCH %s AND full_text.rowid >= %s AND full_text.rowid < %s
                   LIMIT {_MOST_MATCHES})"""


def hits(
    ids: Sequence[int], scores: Mapping[int, float], understanding: Understanding, highlight: bool
) -> list[Hit]:
    """One hit for each entry of ``ids``, in their order."""
    is_spoken = Exists(Passages.objects.filter(entry=OuterRef("pk")))
    entries = Entry.objects.using(alias()).annotate(is_spoken=is_spoken).in_bulk(list(ids))
    spoken = [pk for pk, entry in entries.items() if entry.is_spoken]
    marker = understanding.marker() if highlight else None
    passages = _passages(spoken, understanding, marker) if marker and understanding.stems and spoken else {}
    return [
        _hit(entries[pk], scores.get(pk, 0.0), marker, passages.get(pk, ())) for pk in ids if pk in entries
    ]


def _hit(entry: Entry, score: float, marker: Marker | None, passages: Sequence[Passage]) -> Hit:
    if marker is None:
        return Hit(entry.key, score, Marked(entry.title), Marked(entry.summary), Marked())
    return Hit(
        key=entry.key,
        score=score,
        title=marker.mark(entry.title),
        summary=marker.mark(entry.summary),
        extract=marker.extract(entry.body),
        passages=tuple(passages),
    )


def _passages(ids: Sequence[int], understanding: Understanding, marker: Marker) -> dict[int, list[Passage]]:
    """The best passages of each entry, in the order of the recording."""
    found: dict[int, list[_Match]] = defaultdict(list)
    for match in _matches(ids, understanding.stems):
        found[match.pk >> PASSAGE_BITS].append(match)
    return {
        entry: [
            Passage(one.recording, one.second, marker.extract(one.text))
            for one in sorted(_best(matches, understanding))
        ]
        for entry, matches in found.items()
    }


def _best(matches: Sequence["_Match"], understanding: Understanding) -> list["_Match"]:
    """Those that say all that is asked, if any does, and hold most of the words."""
    wordings = [{word.stem for word in words} for words in understanding.wordings]
    whole = [match for match in matches if any(words <= match.stems for words in wordings)]
    wanted = set(understanding.stems)
    return sorted(whole or matches, key=lambda match: (-len(match.stems & wanted), match.pk))[:PASSAGES_SHOWN]


class _Match(NamedTuple):
    pk: int
    words: str
    recording: int
    second: float
    text: str

    @property
    def stems(self) -> set[str]:
        return set(self.words.split())


def _matches(ids: Sequence[int], stems: Sequence[str]) -> list[_Match]:
    match = any_of([phrase([stem]) for stem in stems])
    params = [value for pk in ids for value in (match, pk << PASSAGE_BITS, (pk + 1) << PASSAGE_BITS)]
    with database().cursor() as cursor:
        cursor.execute(" UNION ALL ".join([_MATCHING] * len(ids)), params)
        return [_Match(*row) for row in cursor.fetchall()]
