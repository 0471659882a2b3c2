"""What to write instead of the words that no document holds."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from search.analysis import STOP_WORDS, fold, stems
from search.french import is_french, is_word
from search.sound import sound
from search.spelling import unglued

from .compounds import Cut, cuts, in_compounds, repaired_together, side_by_side, taken_apart
from .lexicon import Candidate, known, repairs_and_parts


class Repair(NamedTuple):
    """What to write, by exact form of the word, and the names to look for beside the words that are French."""

    written: dict[str, str]
    names: tuple[str, ...]


class _Lexicon(NamedTuple):
    """What the index holds near the unknown words of a text: whole, in one place with their neighbours, in parts."""

    near: Mapping[str, Sequence[Candidate]]
    beside: Collection[tuple[str, str]]
    apart: Mapping[str, Sequence[Cut]]
    words: Mapping[str, Candidate]


def repair(text: str, unknown: Collection[str], hidden: Collection[str]) -> Repair:
    """Repair the words ``unknown`` of ``text``, those of everyday French aside.

    Beside one of these a name of the place may be meant that is said the same: who asks for Denise is not told of
    Venise, who asks for « calin » is told of the « calen ».
    """
    faults = [form for form in unknown if not is_french(form)]
    lexicon = _looked_up(text, unknown, faults, hidden)
    near = {form: lexicon.near[form] for form in faults if form in lexicon.near}
    whole = {
        form: _closest(form, found) for form, found in repaired_together(text, near, lexicon.beside).items()
    }
    written = {form: _instead(form, whole.get(form, ""), lexicon) for form in faults}
    joined = {*faults, *in_compounds(text)}
    alone = [form for form in lexicon.near if form not in joined]
    names = [_name(form, lexicon) for form in alone]
    return Repair(
        {form: words for form, words in written.items() if words}, tuple(name for name in names if name)
    )


def _looked_up(
    text: str, unknown: Collection[str], faults: Collection[str], hidden: Collection[str]
) -> _Lexicon:
    """Two questions to the index: which words, then which of them it holds side by side."""
    ways = [(form, cut) for form in faults for cut in cuts(form)]
    parts = {half for _form, cut in ways for half in cut.halves} | {unglued(form)[1] for form in faults}
    near, words = repairs_and_parts(unknown, parts, hidden)
    ways = [(form, cut) for form, cut in ways if words.keys() >= cut.halves]
    neighbours = side_by_side(text, near)
    held = known({*neighbours, *(cut.phrase for _form, cut in ways)}, hidden)
    return _Lexicon(
        near,
        beside={word for phrase, pairs in neighbours.items() if phrase in held for word in pairs},
        apart={form: [cut for other, cut in ways if other == form and cut.phrase in held] for form in faults},
        words=words,
    )


def _instead(form: str, whole: str, lexicon: _Lexicon) -> str:
    """An apostrophe forgotten is no slip to the ear. A space forgotten is one, and gives way to one further on."""
    elision, rest = unglued(form)
    if elision and rest in lexicon.words:
        return f"{elision}’{lexicon.words[rest].spelling}"
    if elision and rest in STOP_WORDS:
        return f"{elision}’{rest}"
    if lexicon.apart[form] and (fold(whole)[:1] != form[0] or OSA.distance(form, fold(whole)) > 1):
        return taken_apart(lexicon.apart[form], lexicon.words)
    return whole


def _closest(form: str, candidates: Sequence[Candidate]) -> str:
    """Of the likeliest word, the ending that is closest to what was typed."""
    family = stems(candidates[0].form)
    endings = [one for one in candidates if stems(one.form) == family]
    return min(endings, key=lambda one: OSA.distance(form, one.form)).spelling


def _name(form: str, lexicon: _Lexicon) -> str:
    """The likeliest word of titles to look for beside ``form``, or nothing.

    It is said the same and is no word of everyday French, or it is one slip away and the index holds it beside a
    neighbour of ``form``: « canal de carotte ».
    """
    said = sound(form)
    for one in lexicon.near[form]:
        is_said_so = sound(one.spelling) == said and not is_word(one.form)
        stands_there = (form, one.stem) in lexicon.beside and OSA.distance(form, one.form) == 1
        if one.titles and (is_said_so or stands_there):
            return one.spelling
    return ""
