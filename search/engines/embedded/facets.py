"""Which entries have which value of a facet, read again only when the index has changed.

Entries are a number with one bit for each: crossed and counted at once, however many they are. An entry's facets
never change, since a document that is written again is another entry.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import compress
from operator import or_

from search.registry import KIND_FACET

from .tables import alias, database

_IF_CHANGED = """
    SELECT state.stamp, facet, slug, entries FROM search_state AS state CROSS JOIN (
        SELECT facet, slug, json_group_array(entry_id) AS entries FROM search_membership GROUP BY facet, slug)
    WHERE state.stamp <> %s"""
_BITS = bytes.maketrans(b"01", b"\x00\x01")


@dataclass(frozen=True, slots=True)
class Facets:
    """The entries under each value of each facet, in the index whose stamp is ``stamp``."""

    stamp: str = ""
    entries: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def documents(self) -> int:
        """How many documents there are: each is of a kind."""
        return self.under(KIND_FACET, self.entries.get(KIND_FACET, {})).bit_count()

    def under(self, facet: str, slugs: Collection[str]) -> int:
        held = self.entries.get(facet, {})
        return reduce(or_, (held.get(slug, 0) for slug in slugs), 0)

    def counts(self, facet: str, entries: int) -> dict[str, int]:
        """How many of ``entries`` each value has, those that have none left out."""
        counted = {slug: (held & entries).bit_count() for slug, held in self.entries.get(facet, {}).items()}
        return {slug: count for slug, count in counted.items() if count}


_latest: dict[str, Facets] = {}


def facets() -> Facets:
    """Those of the index as it is now."""
    known = _latest.get(alias(), Facets())
    with database().cursor() as cursor:
        cursor.execute(_IF_CHANGED, [known.stamp])
        rows = cursor.fetchall()
    if rows:
        entries: dict[str, dict[str, int]] = {}
        for _stamp, facet, slug, held in rows:
            entries.setdefault(facet, {})[slug] = as_bits(json.loads(held))
        known = _latest[alias()] = Facets(rows[0][0], entries)
    return known


def as_bits(ids: Collection[int]) -> int:
    flags = bytearray(b"0") * (max(ids, default=0) + 1)
    for one in ids:
        flags[-1 - one] = 49
    return int(flags, 2)


def as_ids(entries: int) -> Iterable[int]:
    """In order."""
    flags = f"{entries:b}"[::-1].encode().translate(_BITS)
    return compress(range(len(flags)), flags)
