"""Which documents answer the words of a query, and how well. One statement for all the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.conf import settings

from .tables import database

FORM_WEIGHT = 0.3
NEIGHBOUR_WEIGHT = 0.15
SYNONYM_WEIGHT = 0.5
COMPLETE_BONUS = 0.07
EXACT_TITLE = 1000.0  # more than any sum of rankings


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


class _Legs:
    """The rankings that add up to a score, as one SQL statement."""

    def __init__(self) -> None:
        self._selects: list[str] = []
        self._params: list[Param] = []

    def rank(self, table: str, match: str, weight: float) -> None:
        if match and weight:
            self._selects.append(
                f"SELECT rowid AS id, -%s * rank AS score, 0 AS complete FROM {table} WHERE {table} MATCH %s"
            )
            self._params += [weight, match]

    def complete(self, table: str, match: str) -> None:
        self._selects.append(f"SELECT rowid, 0, 1 FROM {table} WHERE {table} MATCH %s")
        self._params.append(match)

    def titled(self, title: Sequence[Word]) -> None:
        self._selects.append(
            "SELECT id, %s AS score, 0 AS complete FROM search_entry WHERE sort_title = %s"
            " AND id IN (SELECT rowid FROM search_titles WHERE search_titles MATCH %s)"
        )
        stems = phrase([word.stem for word in title if word.stem])
        self._params += [EXACT_TITLE, " ".join(word.form for word in title), stems]

    def everything(self) -> None:
        self._selects.append("SELECT id, 0 AS score, 0 AS complete FROM search_entry")

    def scores(self, conditions: Sequence[Condition]) -> dict[int, float]:
        legs = " UNION ALL ".join(self._selects)
        kept = " AND ".join(condition.sql for condition in conditions)
        params = [param for condition in conditions for param in condition.params]
        with database().cursor() as cursor:
            cursor.execute(
                f"SELECT id, SUM(score) * (1 + %s * MAX(complete)) FROM ({legs}) WHERE {kept} GROUP BY id",
                [COMPLETE_BONUS, *self._params, *params],
            )
            return dict(cursor.fetchall())


def scores(
    words: Sequence[Word],
    synonyms: Sequence[Sequence[Word]],
    conditions: Sequence[Condition],
    title: Sequence[Word] = (),
) -> dict[int, float]:
    """Score, by id, of the entries that keep to ``conditions`` and hold one of ``words`` or ``synonyms``.

    Those whose whole title is ``title`` come first. Without any word, all of them.
    """
    stems = [word.stem for word in words if word.stem]
    neighbours = [phrase(pair) for pair in pairwise(stems)]
    legs = _Legs()
    legs.rank("search_stems", any_of([phrase([stem]) for stem in stems]), 1)
    legs.rank("search_titles", any_of([phrase([stem]) for stem in stems]), settings.SEARCH_TITLE_WEIGHT)
    legs.rank("search_forms", any_of([phrase([word.form]) for word in words]), FORM_WEIGHT)
    legs.rank("search_stems", any_of(neighbours), NEIGHBOUR_WEIGHT)
    legs.rank(
        "search_stems",
        any_of([phrase([word.stem for word in wording]) for wording in synonyms]),
        SYNONYM_WEIGHT,
    )
    if neighbours:
        legs.complete("search_stems", " AND ".join(phrase([stem]) for stem in stems))
    if stems and title:
        legs.titled(title)
    if not words:
        legs.everything()
    return legs.scores(conditions)
