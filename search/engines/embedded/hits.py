"""Dress the entries of one page of results: marked titles and extracts, passages of recordings."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from search.engines.base import Hit, Passage
from search.highlight import Marked, Marker
from search.models import Entry
from search.models import Passage as StoredPassage

from .scoring import any_of, phrase
from .tables import alias, database
from .understanding import Understanding
from .writing import PASSAGE_BITS

PASSAGES_SHOWN = 3
_MATCHING = """
    SELECT * FROM (SELECT rowid, words FROM search_passage_stems
                   WHERE search_passage_stems MATCH %s AND rowid >= %s AND rowid < %s LIMIT 500)"""


def hits(
    ids: Sequence[int], scores: Mapping[int, float], understanding: Understanding, highlight: bool
) -> list[Hit]:
    """One hit for each entry of ``ids``, in their order."""
    entries = Entry.objects.using(alias()).in_bulk(list(ids))
    stems = [word.stem for word in understanding.words if word.stem]
    stems += [stem for wording in understanding.synonyms for stem in wording]
    marker = (
        Marker(stems, {word.form for word in understanding.words if not word.stem}) if highlight else None
    )
    passages = _passages(ids, stems, marker) if marker and stems else {}
    return [_hit(entries[pk], scores[pk], marker, passages.get(pk, ())) for pk in ids if pk in entries]


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
    """The best passages of each entry, in the order of the recording."""
    best = [passage for found in _matching(ids, stems).values() for passage in found]
    stored = StoredPassage.objects.using(alias()).in_bulk(best)
    passages: dict[int, list[Passage]] = defaultdict(list)
    for pk in sorted(best):
        passage = stored[pk]
        text = marker.extract(passage.text)
        passages[passage.entry_id].append(Passage(passage.recording, passage.second, text))
    return passages


def _matching(ids: Sequence[int], stems: Sequence[str]) -> dict[int, list[int]]:
    """Ids of the passages of each entry that hold most of ``stems``."""
    match = any_of([phrase([stem]) for stem in stems])
    params = [value for pk in ids for value in (match, pk << PASSAGE_BITS, (pk + 1) << PASSAGE_BITS)]
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    with database().cursor() as cursor:
        cursor.execute(" UNION ALL ".join([_MATCHING] * len(ids)), params)
        for passage, words in cursor.fetchall():
            held = len(set(words.split()).intersection(stems))
            found[passage >> PASSAGE_BITS].append((-held, passage))
    return {entry: [passage for _, passage in sorted(some)[:PASSAGES_SHOWN]] for entry, some in found.items()}
