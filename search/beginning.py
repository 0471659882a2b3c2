"""What is being typed, compared with what it may become: without case, accents nor articles."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from .analysis import STOP_WORDS, begun, forms

SHORTEST, LONGEST = 2, 100


@dataclass(frozen=True)
class Beginning:
    """The first letters of something, as typed."""

    text: str

    @cached_property
    def _start(self) -> str:
        return begun(self.text) if len(self.text) <= LONGEST else ""

    @property
    def is_telling(self) -> bool:
        """Are there letters enough to guess from?"""
        return len(self._start) >= SHORTEST

    def rank(self, text: str) -> int | None:
        """0 when ``text`` begins so, its articles left aside, 1 when a later word of it does; None otherwise."""
        words = forms(text)
        whole = " ".join(words)
        if self._start == "" or f" {self._start}" not in f" {whole}":
            return None
        while words and words[0] in STOP_WORDS:
            words.pop(0)
        begins = whole.startswith(self._start) or " ".join(words).startswith(self._start)
        return 0 if begins else 1

    def best(self, names: Iterable[str]) -> tuple[int, str] | None:
        """The name that begins best, after its rank; the first of those that are worth the same."""
        ranked = [(rank, name) for name in names if (rank := self.rank(name)) is not None]
        return min(ranked, key=lambda pair: pair[0], default=None)
