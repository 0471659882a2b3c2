"""Repair the words of a query with the words that the index holds. Words of hidden documents are as unknown."""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from search import spelling

from .tables import NOT_HIDDEN, database

LOOKALIKES = 3
_SAME_START = 3
_HOLDERS = f"""
    (SELECT count(*) FROM {{table}} WHERE {{table}} MATCH '"' || {{word}} || '"'
     AND {NOT_HIDDEN.format(id="rowid")})"""
_KNOWN = f"SELECT value FROM json_each(%s) WHERE {_HOLDERS.format(table='search_stems', word='value')} > 0"
_CANDIDATES = f"""
    SELECT form, spelling, {_HOLDERS.format(table="search_forms", word="form")} FROM search_word WHERE """
_SHARING_A_KEY = (
    "id IN (SELECT word FROM search_deletion WHERE deletion IN (SELECT value FROM json_each(%s)))"
)
_STARTING_LIKE = f"substr(form, 1, {_SAME_START}) IN (SELECT value FROM json_each(%s))"


_answers: ContextVar[dict[tuple[str, ...], list[tuple[Any, ...]]] | None] = ContextVar(
    "answers", default=None
)


@contextmanager
def asked_once() -> Iterator[None]:
    """Inside, the index is not asked the same thing twice: by an engine, then by the one that relieves it."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word of the index, folded, as it is written there, and the number of documents that hold it."""

    form: str
    spelling: str
    holders: int


def known(stems: Collection[str], hidden: Collection[str]) -> set[str]:
    """Those of ``stems`` that some document holds, the ``hidden`` ones left aside."""
    return {stem for (stem,) in _rows(_KNOWN, stems, hidden)} if stems else set()


def repairs(forms: Collection[str], hidden: Collection[str]) -> dict[str, list[Candidate]]:
    """For each of ``forms`` that can be repaired, the words that it may stand for, the likeliest first."""
    keys = {form: spelling.deletion_keys(form) for form in forms if spelling.is_repairable(form)}
    if not keys:
        return {}
    candidates = _candidates(_SHARING_A_KEY, hidden, set().union(*keys.values()))
    frequency = {word: candidate.holders for word, candidate in candidates.items()}
    nearest = {form: spelling.nearest(form, frequency) for form in keys}
    return {form: [candidates[word] for word in words] for form, words in nearest.items() if words}


def lookalikes(forms: Collection[str], hidden: Collection[str]) -> list[Candidate]:
    """A few words to try instead of ``forms``: their repairs, else those that look most like them."""
    close = repairs(forms, hidden)
    found = [candidate for candidates in close.values() for candidate in candidates[:LOOKALIKES]]
    strange = [form for form in forms if form not in close and spelling.is_repairable(form)]
    if strange:
        same_start = _candidates(_STARTING_LIKE, hidden, {form[:_SAME_START] for form in strange})
        for form in strange:
            found += [same_start[word] for word in spelling.alike(form, same_start)[:LOOKALIKES]]
    return found


def _candidates(
    condition: str, hidden: Collection[str], values: Collection[str] | Collection[int]
) -> dict[str, Candidate]:
    rows = _rows(_CANDIDATES + condition, hidden, values)
    return {form: Candidate(form, written, holders) for form, written, holders in rows if holders}


def _rows(statement: str, *lists: Collection[str] | Collection[int]) -> list[tuple[Any, ...]]:
    asked = (statement, *(json.dumps(sorted(values)) for values in lists))
    answers = _answers.get()
    if answers is None or asked not in answers:
        with database().cursor() as cursor:
            cursor.execute(statement, asked[1:])
            rows = cursor.fetchall()
        if answers is None:
            return rows
        answers[asked] = rows
    return answers[asked]
