"""Repair the words of a query with the words that the index holds. Words of hidden documents are as unknown."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
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
_SHARING_A_KEY = """
    SELECT form, spelling FROM search_word
    WHERE id IN (SELECT word FROM search_deletion WHERE deletion IN (SELECT value FROM json_each(%s)))"""
_STARTING_LIKE = f"""
    SELECT form, spelling FROM search_word
    WHERE substr(form, 1, {_SAME_START}) IN (SELECT value FROM json_each(%s))"""
_USES = f"""
    SELECT json_extract(value, '$[0]'),
        {_HOLDERS.format(table="search_forms", word="json_extract(value, '$[0]')")},
        {_HOLDERS.format(table="search_titles", word="json_extract(value, '$[1]')")}
    FROM json_each(%s)"""


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
    def frequency(self) -> float:
        """Names of places and people, themes, subjects: what titles say is what is looked for."""
        return self.holders + _TITLE_WORTH * self.titles


def known(stems: Collection[str], hidden: Collection[str]) -> set[str]:
    """Those of ``stems`` that some document holds, the ``hidden`` ones left aside."""
    return {stem for (stem,) in _rows(_KNOWN, stems, hidden)} if stems else set()


def repairs(forms: Collection[str], hidden: Collection[str]) -> dict[str, list[Candidate]]:
    """For each of ``forms`` that can be repaired, the words that it may stand for, the likeliest first."""
    keys = {form: spelling.keys(form) for form in forms if spelling.is_repairable(form)}
    if not keys:
        return {}
    sharing = dict(_rows(_SHARING_A_KEY, set().union(*keys.values())))
    within = {
        form: [word for word in sharing if spelling.reach(form, word, sharing[word]) is not None]
        for form in keys
    }
    candidates = _candidates({word: sharing[word] for words in within.values() for word in words}, hidden)
    nearest = {
        form: spelling.nearest(form, {word: candidates[word] for word in words if word in candidates})
        for form, words in within.items()
    }
    return {form: [candidates[word] for word in words] for form, words in nearest.items() if words}


def lookalikes(forms: Collection[str], hidden: Collection[str]) -> list[Candidate]:
    """A few words to try instead of ``forms``: their repairs, else those that look most like them."""
    close = repairs(forms, hidden)
    found = [candidate for candidates in close.values() for candidate in candidates[:LOOKALIKES]]
    strange = [form for form in forms if form not in close and spelling.is_repairable(form)]
    if strange:
        same_start = dict(_rows(_STARTING_LIKE, {form[:_SAME_START] for form in strange}))
        alike = {form: spelling.alike(form, same_start) for form in strange}
        held = _candidates({word: same_start[word] for words in alike.values() for word in words}, hidden)
        for words in alike.values():
            found += [held[word] for word in words if word in held][:LOOKALIKES]
    return found


def _candidates(spellings: Mapping[str, str], hidden: Collection[str]) -> dict[str, Candidate]:
    """Those of the words, given with their spelling, that some document holds."""
    asked = [(form, next(iter(stems(form)), "")) for form in spellings]
    uses = _rows(_USES, hidden, hidden, asked) if asked else []
    return {
        form: Candidate(form, spellings[form], holders, titles) for form, holders, titles in uses if holders
    }


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
