"""Words that go together: « saint-pierre » is repaired as a whole, « saintpierre » is taken for two words.

What goes together is what the index holds side by side, stop words aside. Nothing here asks the index: it is given
what may stand there, and says what it makes of what does.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from search.analysis import STOP_WORDS, Token, stems, tokens
from search.sound import sound
from search.spelling import SHORTEST, is_repairable

from .lexicon import Candidate

_HYPHENS = frozenset("-‐‑")
_SAINT = "saint"
_STUCK = frozenset(["le", "la", "les", "du", "des", "au", "aux"])
_LIKELIEST = 10


class Cut(NamedTuple):
    """A word made two, with the stop word between them or nothing; an article may be the first of the two."""

    first: str
    between: str
    last: str

    @property
    def halves(self) -> set[str]:
        return {self.first, self.last} - STOP_WORDS

    @property
    def phrase(self) -> str:
        """Their stems, side by side."""
        return " ".join(stems(" ".join(self)))


def side_by_side(text: str, likeliest: Mapping[str, Sequence[Candidate]]) -> dict[str, set[tuple[str, str]]]:
    """What neighbours in ``text`` may say: stems to look for, and the word that each is there for."""

    def meant(token: Token) -> set[str]:
        repaired = {one.stem for one in likeliest.get(token.form, ())[:_LIKELIEST]}
        return {token.stem, *repaired} - {""}

    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for first, second in pairwise(token for token in tokens(text) if token.stem):
        if first.form in likeliest or second.form in likeliest:
            for one, other in product(meant(first), meant(second)):
                found[f"{one} {other}"] |= {(first.form, one), (second.form, other)}
    return found


def repaired_together(
    text: str, likeliest: Mapping[str, Sequence[Candidate]], beside: Collection[tuple[str, str]]
) -> dict[str, Sequence[Candidate]]:
    """``likeliest``, each word of a compound of ``text`` repaired to what the index holds ``beside`` its neighbour.

    Any other word too, to what is said the same: « fare du cap » is a « phare ». Where there is nothing such, a
    compound with a « saint » or with several faults is the name of another place, and stays as it is: « saint-mitre »
    is no « saint-titre ».
    """
    names = {token.form for one in _joined(text) if _is_a_name(one, likeliest) for token in one}
    joined = in_compounds(text)

    def stands_there(form: str, one: Candidate) -> bool:
        is_heard = len(form) > SHORTEST and sound(form) == sound(one.spelling)
        return (form, one.stem) in beside and (form in joined or is_heard)

    kept = {
        form: [one for one in found if stands_there(form, one)] or ([] if form in names else found)
        for form, found in likeliest.items()
    }
    return {form: found for form, found in kept.items() if found}


def in_compounds(text: str) -> set[str]:
    """The words of ``text`` that do not stand alone."""
    return {token.form for compound in _joined(text) if len(compound) > 1 for token in compound}


def _joined(text: str) -> Iterator[list[Token]]:
    """The words, those joined by hyphens or that follow a « saint » together."""
    compound: list[Token] = []
    for token in tokens(text):
        if token.stem:
            if compound and not _are_joined(text, compound[-1], token):
                yield compound
                compound = []
            compound.append(token)
    if compound:
        yield compound


def _are_joined(text: str, first: Token, second: Token) -> bool:
    between = text[first.end : second.start]
    hyphened = not _HYPHENS.isdisjoint(between) and not any(map(str.isspace, between))
    return hyphened or first.stem == _SAINT


def _is_a_name(compound: Sequence[Token], faults: Collection[str]) -> bool:
    return sum(token.form in faults for token in compound) > 1 or any(
        token.stem == _SAINT for token in compound
    )


def cuts(form: str) -> Iterator[Cut]:
    """The ways to take ``form`` apart."""
    for end in range(len(form)):
        for start in range(end, len(form)):
            cut = Cut(form[:end], form[end:start], form[start:])
            if _may_be_two(*cut):
                yield cut


def _may_be_two(first: str, between: str, last: str) -> bool:
    if last in STOP_WORDS or not is_repairable(last):
        return False
    if first in STOP_WORDS:
        return first in _STUCK and not between
    return is_repairable(first) and (not between or between in STOP_WORDS)


def taken_apart(possible: Sequence[Cut], words: Mapping[str, Candidate]) -> str:
    """The words of the likeliest cut, as the index writes them."""

    def frequency(cut: Cut) -> float:
        return min(words[half].frequency for half in cut.halves)

    likeliest = max(possible, key=frequency)
    return " ".join(words[part].spelling if part in words else part for part in likeliest if part)
