"""Which entries a query keeps, in what order, and how many there are under each filter."""

import heapq
import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from search.query import Query, Sort

from .scoring import Condition, Param, phrase, scores
from .tables import NOT_HIDDEN, database
from .understanding import Phrase, Understanding

_IS_DATED = "coalesce(first_year, last_year) IS NOT NULL"
_ORDERS = {
    Sort.TITLE: "sort_title, id",
    Sort.NEWEST: "date DESC, id DESC",
    Sort.OLDEST: "coalesce(first_year, last_year) IS NULL, coalesce(first_year, last_year), sort_title, id",
}
_COUNTS = """
    SELECT facet, slug, count(*) FROM search_membership
    WHERE facet IN (SELECT value FROM json_each(%s)) AND entry_id IN (SELECT value FROM json_each(%s))
    GROUP BY facet, slug"""


class Selection:
    """The entries that answer a query, those whose keys are ``hidden`` left aside."""

    def __init__(self, query: Query, understanding: Understanding, hidden: Collection[str]) -> None:
        self._query = query
        self._blank = understanding.is_blank
        self.scores = scores(
            understanding.words,
            understanding.synonyms,
            _conditions(query, understanding, hidden),
            understanding.title,
        )
        self._filters = _filters(query.filters)
        self.ids = self._kept(self._filters)

    def _kept(self, filters: Mapping[str, set[int]]) -> set[int]:
        return set(self.scores).intersection(*filters.values())

    def ordered(self, first: int, last: int) -> list[int]:
        """Entries from rank ``first`` (included, from 0) to ``last`` (excluded)."""
        if self._query.sort is Sort.RELEVANCE and not self._blank:
            best = heapq.nsmallest(last, self.ids, key=lambda entry: (-self.scores[entry], entry))
            return best[first:]
        order = _ORDERS.get(self._query.sort, _ORDERS[Sort.NEWEST])
        return _column(
            f"SELECT id FROM search_entry WHERE id IN (SELECT value FROM json_each(%s)) "
            f"ORDER BY {order} LIMIT %s OFFSET %s",
            [_json(self.ids), last - first, first],
        )

    def facet_counts(self) -> dict[str, dict[str, int]]:
        """How many entries each value of the facets asked would give, its own facet's filter left out."""
        plain = [name for name in self._query.facets if name not in self._filters]
        counted = [(plain, self.ids)]
        for name in self._query.facets:
            if name in self._filters:
                others = {other: ids for other, ids in self._filters.items() if other != name}
                counted.append(([name], self._kept(others)))
        return _counts([(names, ids) for names, ids in counted if names and ids])


def _conditions(query: Query, understanding: Understanding, hidden: Collection[str]) -> list[Condition]:
    conditions = [Condition(NOT_HIDDEN.format(id="id"), (_json(hidden),))]
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
    return Condition(f"id {inside} (SELECT rowid FROM {table} WHERE {table} MATCH %s)", (phrase(words),))


def _entry_where(condition: str, *params: float) -> Condition:
    return Condition(f"id IN (SELECT id FROM search_entry WHERE {condition})", params)


def _filters(filters: Mapping[str, Sequence[str]]) -> dict[str, set[int]]:
    """The entries that each filter keeps, one query for all filters."""
    kept: dict[str, set[int]] = {name: set() for name in filters}
    if filters:
        condition = "facet = %s AND slug IN (SELECT value FROM json_each(%s))"
        with database().cursor() as cursor:
            cursor.execute(
                f"SELECT facet, entry_id FROM search_membership WHERE {' OR '.join([condition] * len(filters))}",
                [value for name, slugs in filters.items() for value in (name, _json(slugs))],
            )
            for facet, entry in cursor.fetchall():
                kept[facet].add(entry)
    return kept


def _counts(counted: Sequence[tuple[Sequence[str], Collection[int]]]) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    if counted:
        with database().cursor() as cursor:
            cursor.execute(
                " UNION ALL ".join([_COUNTS] * len(counted)),
                [_json(values) for names, ids in counted for values in (names, ids)],
            )
            for facet, slug, count in cursor.fetchall():
                counts[facet][slug] = count
    return dict(counts)


def _column(statement: str, params: Sequence[Param]) -> list[int]:
    with database().cursor() as cursor:
        cursor.execute(statement, params)
        return [row[0] for row in cursor.fetchall()]


def _json(values: Collection[object]) -> str:
    return json.dumps(list(values))
