"""Repair the words of a query with the words that the index holds. Words of hidden documents are as unknown."""

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from search import spelling
from search.analysis import stems

from .tables import NOT_HIDDEN, database

LOOKALIKES = 3
_SAME_START = 3
_TITLE_WORTH = 2
_HOLDERS = f"""
    (SELECT count(*) FROM {{table}} WHERE {{table}} MATCH '"' || {{word}} || '"'
     AND {NOT_HIDDEN.format(id="rowid")})"""
_KNOWN = f"SELECT value FROM json_each(%s) WHERE {_HOLDERS.format(table='search_stems', word='value')} > 0"
# reach() and stem() are ours: see _candidates.
_CANDIDATES = f"""
    SELECT form, spelling, {_HOLDERS.format(table="search_forms", word="form")},
        {_HOLDERS.format(table="search_titles", word="stem(form)")}
    FROM search_word WHERE """
_WITHIN_REACH_OR_WRITTEN = """
    id IN (SELECT word FROM search_deletion WHERE deletion IN (SELECT value FROM json_each(%s)))
    AND EXISTS (SELECT 1 FROM json_each(%s) AS asked WHERE reach(asked.value, form, spelling) IS NOT NULL)
    OR form IN (SELECT value FROM json_each(%s))"""
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
    """A word of the index, folded, as it is written there, and the documents that hold it, in their title or not."""

    form: str
    spelling: str
    holders: int
    titles: int

    @property
    def stem(self) -> str:
        return _stem(self.form)

    @property
    def frequency(self) -> float:
        """Names of places and people, themes, subjects: what titles say is what is looked for."""
        return self.holders + _TITLE_WORTH * self.titles


def known(stems: Collection[str], hidden: Collection[str]) -> set[str]:
    """Those of ``stems``, or of phrases made of stems, that some document holds, the ``hidden`` ones left aside."""
    return {stem for (stem,) in _rows(_KNOWN, stems, hidden)} if stems else set()


def repairs(forms: Collection[str], hidden: Collection[str]) -> dict[str, list[Candidate]]:
    """For each of ``forms`` that can be repaired, the words that it may stand for, the likeliest first."""
    return repairs_and_parts(forms, (), hidden)[0]


def repairs_and_parts(
    forms: Collection[str], parts: Collection[str], hidden: Collection[str]
) -> tuple[dict[str, list[Candidate]], dict[str, Candidate]]:
    """:func:`repairs`, and those of ``parts`` that are words of the index, in one statement."""
    keys = {form: spelling.keys(form) for form in forms if spelling.is_repairable(form)}
    if not keys:
        return {}, {}
    found = _candidates(_WITHIN_REACH_OR_WRITTEN, hidden, set().union(*keys.values()), keys, parts)
    telling = {word: one for word, one in found.items() if one.stem}
    nearest = {form: spelling.nearest(form, telling) for form in keys}
    near = {form: [found[word] for word in words] for form, words in nearest.items() if words}
    return near, {part: found[part] for part in parts if part in found}


def lookalikes(forms: Collection[str], hidden: Collection[str]) -> list[Candidate]:
    """A few words to try instead of ``forms``: their repairs, else those that look most like them."""
    close = repairs(forms, hidden)
    found = [one for candidates in close.values() for one in _families(candidates)[:LOOKALIKES]]
    strange = [form for form in forms if form not in close and spelling.is_repairable(form)]
    if strange:
        same_start = _candidates(_STARTING_LIKE, hidden, {form[:_SAME_START] for form in strange})
        for form in strange:
            alike = [same_start[word] for word in spelling.alike(form, same_start)]
            found += _families(alike)[:LOOKALIKES]
    return found


def _families(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The first of each family of words."""
    first: dict[str, Candidate] = {}
    for one in candidates:
        first.setdefault(one.stem, one)
    return list(first.values())


def _candidates(condition: str, hidden: Collection[str], *lists: Collection[Any]) -> dict[str, Candidate]:
    """The words that keep to ``condition`` and that some document holds. One statement, which reckons in Python."""
    database().ensure_connection()
    database().connection.create_function("reach", 3, spelling.reach, deterministic=True)
    database().connection.create_function("stem", 1, _stem, deterministic=True)
    rows = _rows(_CANDIDATES + condition, hidden, hidden, *lists)
    found = (Candidate(*row) for row in rows)
    return {candidate.form: candidate for candidate in found if candidate.holders}


def _stem(form: str) -> str:
    return next(iter(stems(form)), "")


def _rows(statement: str, *lists: Iterable[Any]) -> list[tuple[Any, ...]]:
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
