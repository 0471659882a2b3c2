"""Marks on the words found, as ranges: escaping stays in the template."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .analysis import Token, words

EXTRACT_LENGTH = 240
_LEAD = 70
_BREAK = re.compile(r"[ \t]*[\r\n\t\f\v]+\s*")
_FINISHED = frozenset(".!?…:;,")
_SENTENCE_END = re.compile(r"[.!?…]\s+")


class Piece(NamedTuple):
    """A run of text, marked or not."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the ranges (start, end) of it to mark, in order and apart from each other."""

    text: str = ""
    ranges: tuple[tuple[int, int], ...] = ()

    def __str__(self) -> str:
        return self.text

    @property
    def pieces(self) -> Iterator[Piece]:
        """The whole text, cut where marks begin and end."""
        done = 0
        for start, end in self.ranges:
            if done < start:
                yield Piece(self.text[done:start], False)
            yield Piece(self.text[start:end], True)
            done = end
        if done < len(self.text):
            yield Piece(self.text[done:], False)


class Marker:
    """Marks the words whose stem or exact form is wanted."""

    def __init__(self, stems: Collection[str], forms: Collection[str] = ()) -> None:
        self._stems = frozenset(stems) - {""}
        self._forms = frozenset(forms)
        self._unwanted: set[str] = set()

    def mark(self, text: str) -> Marked:
        return Marked(text, tuple((token.start, token.end) for token in self._found(text)))

    def extract(self, text: str, length: int = EXTRACT_LENGTH) -> Marked:
        """The part of ``text`` that holds most of the wanted words, marked. Nothing when it holds none.

        Lines are run on, a line without a full stop (a heading) being given one.
        """
        text = _BREAK.sub(_instead_of_a_break, text.strip())
        found = self._found(text)
        if not found:
            return Marked()
        first = found[_richest(found, length - _LEAD)]
        start = _beginning(text, first.start)
        end = max(first.end, _ending(text, start + length))
        before, after = "… " if start > 0 else "", "…" if end < len(text) else ""
        shift = len(before) - start
        ranges = tuple((t.start + shift, t.end + shift) for t in found if start <= t.start and t.end <= end)
        return Marked(before + text[start:end] + after, ranges)

    def _found(self, text: str) -> list[Token]:
        """The wanted words. Each run between two spaces is read once: most of a text never is."""
        found = []
        for run in set(text.split()) - self._unwanted:
            wanted = [one for one in words(run) if one.stem in self._stems or one.form in self._forms]
            if wanted:
                found += [token.moved(place) for place in _places(run, text) for token in wanted]
            else:
                self._unwanted.add(run)
        return sorted(found, key=lambda token: token.start)


def _richest(found: list[Token], length: int) -> int:
    """The rank of the word that begins the stretch of ``length`` signs with most words, each counted once first."""
    ends, names = [token.end for token in found], [token.stem or token.form for token in found]
    held = [names[i : bisect_left(ends, token.start + length)] for i, token in enumerate(found)]
    return max(range(len(found)), key=lambda i: (len(set(held[i])), len(held[i])))


def _places(run: str, text: str) -> Iterator[int]:
    """Where ``run`` stands in ``text`` between two spaces."""
    place = text.find(run)
    while place >= 0:
        end = place + len(run)
        if not text[max(0, place - 1) : place].strip() and not text[end : end + 1].strip():
            yield place
        place = text.find(run, place + 1)


def _instead_of_a_break(match: re.Match[str]) -> str:
    before, line = match.string[match.start() - 1], match.group().lstrip(" \t")
    return ". " if line[:1] in {"\r", "\n"} and not (before in _FINISHED or before.isspace()) else " "


def _beginning(text: str, position: int) -> int:
    """Where to begin so that ``position`` is seen: at a sentence if one is near, else at a word."""
    earliest = position - _LEAD
    if earliest <= 0:
        return 0
    sentences = [match.end() for match in _SENTENCE_END.finditer(text, earliest, position)]
    space = text.find(" ", earliest, position)
    return sentences[0] if sentences else space + 1 if space >= 0 else earliest


def _ending(text: str, position: int) -> int:
    if position >= len(text):
        return len(text)
    space = text.rfind(" ", position - _LEAD, position)
    return len(text[: space if space >= 0 else position].rstrip(" ,;:.…\u00a0"))
