"""Repair of spelling, by deletion keys: two words that are close share one once a few letters are left out."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from zlib import crc32

from rapidfuzz.distance import OSA

KEY_LETTERS = 7
SHORTEST = 3
_TWO_SLIPS_FROM = 6


def is_repairable(form: str) -> bool:
    """Numbers and very short words are left as they are."""
    return len(form) >= SHORTEST and form.isalpha()


def slips(form: str) -> int:
    """How many slips are repaired in a word of this length."""
    return 2 if len(form) >= _TWO_SLIPS_FROM else 1


def deletion_keys(form: str) -> set[int]:
    """Keys of the first letters of ``form`` with up to :func:`slips` letters left out, as 32-bit numbers."""
    start = form[:KEY_LETTERS]
    kept = (combinations(start, len(start) - left_out) for left_out in range(slips(form) + 1))
    return {crc32("".join(letters).encode()) for words in kept for letters in words}


def within_reach(form: str, candidates: Iterable[str]) -> dict[str, tuple[int, bool]]:
    """Those of ``candidates`` that few enough slips separate from ``form``: how many, other first letter or not."""
    reach = slips(form)
    distances = {other: OSA.distance(form, other, score_cutoff=reach) for other in candidates}
    return {other: (slip, other[0] != form[0]) for other, slip in distances.items() if slip <= reach}


def nearest(close: Mapping[str, tuple[int, bool]], frequency: Mapping[str, int]) -> list[str]:
    """The words of ``close`` that exist: fewest slips first, same first letter, then the most frequent."""
    held = [word for word in close if frequency.get(word)]
    return sorted(held, key=lambda word: (*close[word], -frequency[word], word))
