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
    stems, marker = understanding.stems, understanding.marker() if highlight else None
    passages = _passages(spoken, stems, marker) if marker and stems and spoken else {}
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


def _passages(ids: Sequence[int], stems: Sequence[str], marker: Marker) -> dict[int, list[Passage]]:
    """The passages of each entry that hold most of ``stems``, in the order of the recording."""
    found: dict[int, list[_Match]] = defaultdict(list)
    for match in _matches(ids, stems):
        found[match.pk >> PASSAGE_BITS].append(match)
    best = {
        entry: sorted(matches, key=lambda match: (-match.held(stems), match.pk))[:PASSAGES_SHOWN]
        for entry, matches in found.items()
    }
    return {
        entry: [Passage(one.recording, one.second, marker.extract(one.text)) for one in sorted(matches)]
        for entry, matches in best.items()
    }


class _Match(NamedTuple):
    pk: int
    words: str
    recording: int
    second: float
    text: str

    def held(self, stems: Sequence[str]) -> int:
        return len(set(self.words.split()).intersection(stems))


def _matches(ids: Sequence[int], stems: Sequence[str]) -> list[_Match]:
    match = any_of([phrase([stem]) for stem in stems])
    params = [value for pk in ids for value in (match, pk << PASSAGE_BITS, (pk + 1) << PASSAGE_BITS)]
    with database().cursor() as cursor:
        cursor.execute(" UNION ALL ".join([_MATCHING] * len(ids)), params)
        return [_Match(*row) for row in cursor.fetchall()]
