"""Which entries a query keeps, in what order, and how many there are under each filter."""

import heapq
import json
from collections.abc import Collection, Mapping, Sequence
from functools import reduce
from operator import and_

from search.query import Query, Sort

from .facets import as_bits, as_ids, facets
from .scoring import Condition, Param, Wanted, one_of, phrase
from .tables import NOT_HIDDEN, database
from .understanding import Phrase, Understanding

_IS_DATED = "coalesce(first_year, last_year) IS NOT NULL"
_ORDERS = {
    Sort.TITLE: "filed_title, id",
    Sort.NEWEST: "date DESC, id DESC",
    Sort.OLDEST: "coalesce(first_year, last_year) IS NULL, coalesce(first_year, last_year), filed_title, id",
}
# Up to so many documents, ranking all that is found costs less than looking for the best.
FEW = 2_000


class Selection:
    """The entries that answer a query, those whose keys are ``hidden`` left aside."""

    def __init__(self, query: Query, understanding: Understanding, hidden: Collection[str]) -> None:
        self._query = query
        self._by_score = query.sort is Sort.RELEVANCE and not understanding.is_blank
        self._facets = facets()
        self._wanted = Wanted(
            understanding.words,
            understanding.synonyms,
            understanding.title,
            tuple(_conditions(query, understanding, hidden)),
        )
        self.scores: dict[int, float] = {}
        self._holders: list[tuple[int, int]] = []
        if self._by_score and self._facets.documents <= FEW:
            self.scores = self._wanted.scores()
            self._found = as_bits(self.scores)
        else:
            ids, self._holders = self._wanted.found()
            self._found = as_bits(ids)
        self._filters = {name: self._facets.under(name, slugs) for name, slugs in query.filters.items()}
        self._entries = self._kept(self._filters)
        self.total = self._entries.bit_count()

    def _kept(self, filters: Mapping[str, int]) -> int:
        return reduce(and_, filters.values(), self._found)

    def ordered(self, first: int, last: int) -> list[int]:
        """Entries from rank ``first`` (included, from 0) to ``last`` (excluded)."""
        ids = list(as_ids(self._entries))
        if self._by_score:
            kept = self._ranked(ids, min(last, self.total))
            return heapq.nsmallest(last, kept, key=lambda entry: (-self.scores[entry], entry))[first:]
        order = _ORDERS.get(self._query.sort, _ORDERS[Sort.NEWEST])
        return _column(
            f"SELECT id FROM search_entry WHERE id IN (SELECT value FROM json_each(%s)) "
            f"ORDER BY {order} LIMIT %s OFFSET %s",
            [_json(ids), last - first, first],
        )

    def _ranked(self, ids: list[int], count: int) -> Collection[int]:
        """The ``count`` best of ``ids``, with others."""
        if self.scores:
            return self.scores.keys() & ids
        if len(ids) <= FEW:
            self.scores = self._wanted.scores(one_of(ids))
        else:
            wanted = self._wanted.narrowed(one_of(ids)) if self._filters else self._wanted
            self.scores = wanted.best(count, self._holders, self._facets.documents)
        return self.scores

    def facet_counts(self) -> dict[str, dict[str, int]]:
        """How many entries each value of the facets asked would give, its own facet's filter left out."""
        counts = {}
        for name in self._query.facets:
            others = {other: entries for other, entries in self._filters.items() if other != name}
            counts[name] = self._facets.counts(
                name, self._kept(others) if name in self._filters else self._entries
            )
        return {name: found for name, found in counts.items() if found}


def _conditions(query: Query, understanding: Understanding, hidden: Collection[str]) -> list[Condition]:
    conditions = [Condition(NOT_HIDDEN, (_json(hidden),))]
    conditions += [_holding("IN", required) for required in understanding.required]
    conditions += [_holding("NOT IN", excluded) for excluded in understanding.excluded]
    if query.first_year is not None:
        conditions.append(
            _entry_where(f"{_IS_DATED} AND coalesce(last_year, %s) >= %s", *[query.first_year] * 2)
        )
    if query.last_year is not None:
        conditions.append(
            _entry_where(f"{_IS_DATED} AND coalesce(first_year, %s) <= %s", *[query.last_year] * 2)
        )
    if box := query.box:
        inside_box = "longitude BETWEEN %s AND %s AND latitude BETWEEN %s AND %s"
        conditions.append(_entry_where(inside_box, box.west, box.east, box.south, box.north))
    return conditions


def _holding(inside: str, wanted: Phrase) -> Condition:
    table = "search_forms" if wanted.exact else "search_stems"
    words = [word.form if wanted.exact else word.stem for word in wanted.words]
    return Condition(f"{{id}} {inside} (SELECT rowid FROM {table} WHERE {table} MATCH %s)", (phrase(words),))


def _entry_where(condition: str, *params: float) -> Condition:
    return Condition(f"{{id}} IN (SELECT id FROM search_entry WHERE {condition})", params)


def _column(statement: str, params: Sequence[Param]) -> list[int]:
    with database().cursor() as cursor:
        cursor.execute(statement, params)
        return [row[0] for row in cursor.fetchall()]


def _json(values: Collection[object]) -> str:
    return json.dumps(list(values))
