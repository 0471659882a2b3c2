"""Marks on the words found, as ranges: escaping stays in the template."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .analysis import Token, tokens

EXTRACT_LENGTH = 240
_LEAD = 70
_UNFINISHED_LINE = re.compile(r"(?<=[^\s.!?…:;,])[ \t]*[\r\n]+\s*")
_BREAK = re.compile(r"[ \t]*[\r\n\t\f\v]+\s*")
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

    def mark(self, text: str) -> Marked:
        return Marked(text, tuple((token.start, token.end) for token in self._found(text)))

    def extract(self, text: str, length: int = EXTRACT_LENGTH) -> Marked:
        """The part of ``text`` that holds most of the wanted words, marked. Nothing when it holds none.

        Lines are run on, a line without a full stop (a heading) being given one.
        """
        text = _BREAK.sub(" ", _UNFINISHED_LINE.sub(". ", text.strip()))
        found = self._found(text)
        if not found:
            return Marked()
        ends = [token.end for token in found]
        windows = [
            found[i : bisect_left(ends, token.start + length - _LEAD)] for i, token in enumerate(found)
        ]
        first = found[max(range(len(found)), key=lambda i: self._worth(windows[i]))]
        start = _beginning(text, first.start)
        end = max(first.end, _ending(text, start + length))
        before, after = "… " if start > 0 else "", "…" if end < len(text) else ""
        shift = len(before) - start
        ranges = tuple((t.start + shift, t.end + shift) for t in found if start <= t.start and t.end <= end)
        return Marked(before + text[start:end] + after, ranges)

    def _found(self, text: str) -> list[Token]:
        return [token for token in tokens(text) if token.stem in self._stems or token.form in self._forms]

    def _worth(self, found: list[Token]) -> tuple[int, int]:
        return len({token.stem or token.form for token in found}), len(found)


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
