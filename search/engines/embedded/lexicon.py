"""Repair the words of a query with the words that the index holds. Words of hidden documents are as unknown."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from search import spelling

from .scoring import phrase
from .tables import database

LOOKALIKES = 3
MOST_CANDIDATES = 200
_SAME_START = 4
_SHARING_A_KEY = """
    SELECT DISTINCT word.form, word.spelling FROM search_deletion AS key JOIN search_word AS word ON word.id = key.word
    WHERE key.deletion IN ({marks}) AND length(word.form) BETWEEN %s AND %s"""
_STARTING_LIKE = "SELECT form, spelling FROM search_word WHERE form >= %s AND form < %s LIMIT %s"
_HOLDERS = """
    SELECT %s, (SELECT count(*) FROM {table} WHERE {table} MATCH %s
                AND rowid NOT IN (SELECT value FROM json_each(%s)))"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word of the index, folded, and as it is written there."""

    form: str
    spelling: str


def holders(table: str, words: Collection[str], hidden: Collection[int]) -> dict[str, int]:
    """In how many documents, the ``hidden`` ones left aside, each of ``words`` stands."""
    if not words:
        return {}
    left_aside = json.dumps(list(hidden))
    params = [value for word in words for value in (word, phrase([word]), left_aside)]
    with database().cursor() as cursor:
        cursor.execute(" UNION ALL ".join([_HOLDERS.format(table=table)] * len(words)), params)
        return dict(cursor.fetchall())


def repairs(form: str, hidden: Collection[int]) -> Sequence[Candidate]:
    """Words of the index that ``form`` may stand for, the likeliest first."""
    if not spelling.is_repairable(form):
        return []
    keys, reach = spelling.deletion_keys(form), spelling.slips(form)
    sharing = _SHARING_A_KEY.format(marks=",".join(["%s"] * len(keys)))
    written = _written(sharing, [*keys, len(form) - reach, len(form) + reach])
    close = spelling.within_reach(form, written)
    closest = sorted(close, key=close.__getitem__)[:MOST_CANDIDATES]
    frequency = holders("search_forms", closest, hidden)
    return [Candidate(word, written[word]) for word in spelling.nearest(close, frequency)]


def lookalikes(form: str, hidden: Collection[int]) -> Sequence[Candidate]:
    """A few words of the index to try instead of ``form``: its repairs, else those that start as it does."""
    close = repairs(form, hidden)[:LOOKALIKES]
    if close or len(form) < _SAME_START:
        return close
    start = form[:_SAME_START]
    written = _written(_STARTING_LIKE, [start, f"{start}\U0010ffff", MOST_CANDIDATES])
    frequency = holders("search_forms", written, hidden)
    likeliest = sorted(
        (word for word in written if frequency[word]), key=lambda word: (-frequency[word], word)
    )
    return [Candidate(word, written[word]) for word in likeliest[:LOOKALIKES]]


def _written(statement: str, params: Sequence[str | int]) -> dict[str, str]:
    """How the words that ``statement`` finds are written, by exact form."""
    with database().cursor() as cursor:
        cursor.execute(statement, params)
        return dict(cursor.fetchall())
