"""Words of the place: other wordings for what a query says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .analysis import stems
from .registry import Synonyms


@dataclass(frozen=True, slots=True)
class Wordings:
    """``added`` are the wordings to look for too, as written; ``used`` the stems of the query that called them."""

    added: tuple[str, ...]
    used: frozenset[str]


def other_wordings(asked: Sequence[str], synonyms: Synonyms) -> Wordings:
    """What ``synonyms`` add to a query whose stems, in order, are ``asked``."""
    added: dict[str, None] = {}
    used: set[str] = set()
    for wording, others in _rules(synonyms):
        looked_for = stems(wording)
        if looked_for and _contains(asked, looked_for):
            used.update(looked_for)
            added.update((other, None) for other in others if not _contains(asked, stems(other)))
    return Wordings(tuple(added), frozenset(used))


def _rules(synonyms: Synonyms) -> Iterator[tuple[str, Sequence[str]]]:
    for words in synonyms.sets:
        for word in words:
            yield word, [other for other in words if other != word]
    yield from synonyms.one_way


def _contains(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Does ``part`` stand in ``whole``, in one piece? A part without a word counts as standing there."""
    size = len(part)
    return any(list(whole[i : i + size]) == list(part) for i in range(len(whole) - size + 1))
