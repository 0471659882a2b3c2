"""Which documents answer the words of a query, and how well. One statement finds them, one ranks the best."""

import heapq
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import log

from django.conf import settings

from .tables import database

FORM_WEIGHT = 0.3
NEIGHBOUR_WEIGHT = 0.15
SYNONYM_WEIGHT = 0.5
COMPLETE_BONUS = 0.07
EXACT_TITLE = 1000.0  # more than any sum of rankings
# FTS5's bm25: the weight of a word that more than half of the documents hold, and how many times its weight a word
# brings to a document at most.
_COMMON = 1e-6
_MOST_TIMES = 2.2
_NOTHING = 0.001


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the query. Its stem is "" when only its exact form counts."""

    stem: str
    form: str


def phrase(words: Sequence[str]) -> str:
    return '"' + " ".join(words) + '"'


def any_of(phrases: Sequence[str]) -> str:
    return " OR ".join(phrases)


Param = str | int | float | None


@dataclass(frozen=True, slots=True)
class Condition:
    """SQL on the ``id`` of an entry."""

    sql: str
    params: tuple[Param, ...]


@dataclass(frozen=True, slots=True)
class Among:
    """SQL that gives the ids of entries."""

    sql: str
    params: tuple[Param, ...]


def one_of(ids: Collection[int]) -> Among:
    return Among("SELECT value FROM json_each(%s)", (json.dumps(list(ids)),))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Entries that keep to ``conditions`` and hold one of ``words`` or ``synonyms``; without any word, all of them.

    Those whose whole title is ``title`` come first.
    """

    words: tuple[Word, ...]
    synonyms: tuple[tuple[Word, ...], ...]
    title: tuple[Word, ...]
    conditions: tuple[Condition, ...]

    @property
    def _stems(self) -> list[str]:
        return [phrase([word.stem]) for word in self.words if word.stem]

    @property
    def _forms(self) -> list[str]:
        return [phrase([word.form]) for word in self.words]

    @property
    def _neighbours(self) -> list[str]:
        return [phrase(pair) for pair in pairwise(word.stem for word in self.words if word.stem)]

    @property
    def _meanings(self) -> list[str]:
        return [phrase([word.stem for word in wording]) for wording in self.synonyms]

    def found(self) -> tuple[list[int], list[tuple[int, int]]]:
        """Their ids, and for each word with a stem how many documents hold this stem, then the exact form."""
        wordings = [("search_stems", any_of([*self._stems, *self._meanings]))]
        if not self._stems:
            wordings.append(("search_forms", any_of(self._forms)))
        held = [(table, match) for table, match in wordings if match]
        counted = [
            pair
            for word in self.words
            if word.stem
            for pair in (("search_stems", phrase([word.stem])), ("search_forms", phrase([word.form])))
        ]
        kept, params = self._kept()
        ids = " UNION ".join(f"SELECT rowid AS id FROM {table} WHERE {table} MATCH %s" for table, _ in held)
        statements = [
            f"SELECT json_group_array(id) FROM ({ids or 'SELECT id FROM search_entry'}) WHERE {kept}",
            *(f"SELECT count(*) FROM {table} WHERE {table} MATCH %s" for table, _ in counted),
        ]
        with database().cursor() as cursor:
            cursor.execute(
                " UNION ALL ".join(statements),
                [*(match for _, match in held), *params, *(match for _, match in counted)],
            )
            found, *holders = (value for (value,) in cursor.fetchall())
        return json.loads(found), list(zip(holders[::2], holders[1::2], strict=True))

    def narrowed(self, among: Among) -> "Wanted":
        return replace(
            self, conditions=(*self.conditions, Condition(f"{{id}} IN ({among.sql})", among.params))
        )

    def _kept(self) -> tuple[str, list[Param]]:
        sql = " AND ".join(condition.sql.format(id="id") for condition in self.conditions)
        return sql, [param for condition in self.conditions for param in condition.params]

    def scores(self, among: Among | None = None) -> dict[int, float]:
        """Score, by id. Only the entries in ``among`` are ranked, which is what takes time."""
        legs = _Legs(among)
        legs.rank("search_stems", any_of(self._stems), 1)
        legs.rank("search_titles", any_of(self._stems), settings.SEARCH_TITLE_WEIGHT)
        legs.rank("search_forms", any_of(self._forms), FORM_WEIGHT)
        legs.rank("search_stems", any_of(self._neighbours), NEIGHBOUR_WEIGHT)
        legs.rank("search_stems", any_of(self._meanings), SYNONYM_WEIGHT)
        if self._neighbours:
            legs.complete("search_stems", " AND ".join(self._stems))
        if self._stems and self.title:
            legs.titled(self.title)
        return legs.scores(*self._kept())

    def best(self, count: int, holders: Sequence[tuple[int, int]], documents: int) -> dict[int, float]:
        """Scores of the best ones, ``count`` of them or more; the rarest words first, the others where they tell.

        An entry that holds none but the most frequent words, and neither side by side nor in its title, cannot
        reach the first ones: it is left aside, which is checked afterwards.
        """
        left_out, ceiling = _leave_out(holders, documents, count)
        rare = [stem for rank, stem in enumerate(self._stems) if rank not in left_out]
        telling = any_of([*rare, *self._neighbours, *self._meanings])
        if not left_out or not telling:
            return self.scores()
        scores = self.scores(
            Among(
                "SELECT rowid FROM search_stems WHERE search_stems MATCH %s"
                " UNION SELECT rowid FROM search_titles WHERE search_titles MATCH %s",
                (telling, any_of(self._stems)),
            )
        )
        first = heapq.nlargest(count, scores.values())
        return scores if len(first) == count and first[-1] >= ceiling else self.scores()


def _leave_out(holders: Sequence[tuple[int, int]], documents: int, count: int) -> tuple[set[int], float]:
    """The ranks of the words, the most frequent ones, that need not be looked for, and what they bring at most.

    They bring less than the rarest words that ``count`` documents hold are likely to.
    """
    worth = {
        rank: _weight(stem, documents) + FORM_WEIGHT * _weight(form, documents)
        for rank, (stem, form) in enumerate(holders)
    }
    by_rarity = sorted(worth, key=lambda rank: -worth[rank])
    held = accumulate(holders[rank][0] for rank in by_rarity)
    likely = next((worth[rank] for rank, total in zip(by_rarity, held, strict=True) if total >= count), 0.0)
    left_out, ceiling = set(), 0.0
    for rank in reversed(by_rarity):
        more = ceiling + (1 + COMPLETE_BONUS) * _MOST_TIMES * worth[rank]
        if more > max(likely, _NOTHING):
            break
        left_out.add(rank)
        ceiling = more
    return left_out, ceiling


def _weight(holders: int, documents: int) -> float:
    """As FTS5 reckons it."""
    return (
        max(log((documents - holders + 0.5) / (holders + 0.5)), _COMMON) if holders < documents else _COMMON
    )


class _Legs:
    """The rankings that add up to a score, as one SQL statement."""

    def __init__(self, among: Among | None) -> None:
        self._with, self._among = "", ""
        self._params: list[Param] = []
        if among:
            self._with = f"WITH among(id) AS MATERIALIZED ({among.sql})"
            self._among = "AND +rowid IN among"  # the sign keeps FTS5 from seeking them one by one
            self._params += among.params
        self._selects: list[str] = []

    def rank(self, table: str, match: str, weight: float) -> None:
        if match and weight:
            self._params.append(weight)
            self._add("-%s * rank", 0, table, match)

    def complete(self, table: str, match: str) -> None:
        self._add("0", 1, table, match)

    def _add(self, score: str, complete: int, table: str, match: str) -> None:
        self._selects.append(
            f"SELECT rowid AS id, {score} AS score, {complete} AS complete"
            f" FROM {table} WHERE {table} MATCH %s {self._among}"
        )
        self._params.append(match)

    def titled(self, title: Sequence[Word]) -> None:
        self._selects.append(
            "SELECT id, %s AS score, 0 AS complete FROM search_entry WHERE sort_title = %s"
            f" AND id IN (SELECT rowid FROM search_titles WHERE search_titles MATCH %s) {self._among}"
        )
        stems = phrase([word.stem for word in title if word.stem])
        self._params += [EXACT_TITLE, " ".join(word.form for word in title), stems]

    def scores(self, kept: str, params: Sequence[Param]) -> dict[int, float]:
        legs = " UNION ALL ".join(self._selects)
        with database().cursor() as cursor:
            cursor.execute(
                f"{self._with} SELECT id, SUM(score) * (1 + {COMPLETE_BONUS} * MAX(complete))"
                f" FROM ({legs}) WHERE {kept} GROUP BY id",
                [*self._params, *params],
            )
            return dict(cursor.fetchall())
