"""Repair of spelling, by deletion keys: two words that are close share one once a few letters are left out."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from zlib import crc32

from rapidfuzz.distance import OSA, JaroWinkler, LCSseq

KEY_LETTERS = 7
SHORTEST = 3
_TWO_SLIPS_FROM = 6
_UNFINISHED, _REPLACED_LETTER = 10, 0.1
_SOMEWHAT_ALIKE = 0.8


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


def nearest(form: str, frequency: Mapping[str, int]) -> list[str]:
    """The words of ``frequency`` that few enough slips separate from ``form``, the likeliest first.

    Fewest slips, then the same first letter, then the most frequent; a letter forgotten, doubled or moved is a
    likelier slip than one given letter written for another, and a word left unfinished, by two
    letters, likelier still.
    """
    reach = slips(form)
    distances = {word: OSA.distance(form, word, score_cutoff=reach) for word in frequency}
    likelihood = {
        word: frequency[word] * _weight(form, word)
        for word, distance in distances.items()
        if distance <= reach
    }
    return sorted(likelihood, key=lambda word: (distances[word], word[0] != form[0], -likelihood[word], word))


def alike(form: str, words: Iterable[str]) -> list[str]:
    """Those of ``words`` that look somewhat like ``form``, the most alike first."""
    likeness = {word: JaroWinkler.similarity(form, word) for word in words}
    return sorted(
        (word for word in likeness if likeness[word] >= _SOMEWHAT_ALIKE),
        key=lambda word: (-likeness[word], word),
    )


def _weight(form: str, word: str) -> float:
    if word.startswith(form) and len(word) > len(form) + 1:
        return _UNFINISHED
    return 1 if _same_letters(form, word) else _REPLACED_LETTER


def _same_letters(form: str, word: str) -> bool:
    """Does one come from the other by leaving letters out, or by moving them?"""
    return LCSseq.similarity(form, word) == min(len(form), len(word)) or sorted(form) == sorted(word)
