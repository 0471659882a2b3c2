"""Repair of spelling, by keys: two words that are close share one once a few letters are left out, or once heard."""

import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from itertools import combinations
from typing import Protocol
from zlib import crc32

from rapidfuzz.distance import OSA, JaroWinkler, LCSseq

from . import analysis
from .sound import RULES, sound

KEY_LETTERS = 7
_HEARD = "~"
_KEYBOARD = ("azertyuiop", "qsdfghjklm", "wxcvbn")
SHORTEST = 3
_TWO_SLIPS_FROM = 6
_SURELY_HEARD_FROM = 5
_UNFINISHED, _SAME_SOUND, _SAME_LETTERS = 10.0, 3.0, 1.0
_NEIGHBOURING_KEY, _REPLACED_LETTER = 0.3, 0.1
_SOMEWHAT_ALIKE = 0.8
_GLUED = re.compile(rf"(?:{'|'.join(sorted(analysis.ELIDED, key=len, reverse=True))})(?=[aeiouyh])")


class Known(Protocol):
    """A word of the index as it is written there, and how much it is used."""

    @property
    def spelling(self) -> str: ...

    @property
    def titles(self) -> int: ...

    @property
    def frequency(self) -> float: ...


def is_repairable(form: str) -> bool:
    """Numbers and very short words are left as they are."""
    return len(form) >= SHORTEST and form.isalpha()


def unglued(form: str) -> tuple[str, str]:
    """The elision that ``form`` begins with if an apostrophe was forgotten, and the rest: "l", "eau" for « leau »."""
    elision = _GLUED.match(form)
    return (elision[0], form[elision.end() :]) if elision else ("", form)


def slips(form: str) -> int:
    """How many slips are repaired in a word of this length."""
    return 2 if len(form) >= _TWO_SLIPS_FROM else 1


def keys(form: str, spelling: str = "") -> set[int]:
    """What ``form`` shares with the words that it may stand for, as 32-bit numbers: see :func:`reach`.

    The first are its first letters with up to :func:`slips` of them left out, the last how it sounds.
    """
    start = form[:KEY_LETTERS]
    kept = (combinations(start, len(start) - left_out) for left_out in range(slips(form) + 1))
    shared = {"".join(letters) for words in kept for letters in words}
    return {crc32(key.encode()) for key in (*shared, _HEARD + sound(spelling or form))}


def fingerprint() -> str:
    """Changes when the analysis or the keys change: a lexicon made with others has to be rebuilt."""
    heard = (f"{pattern.pattern}/{instead}" for pattern, instead in RULES)
    parts = [analysis.fingerprint(), *map(str, sorted(keys("provencales", "provençales"))), *heard]
    return blake2b(" ".join(parts).encode(), digest_size=8).hexdigest()


def reach(form: str, word: str, spelling: str = "") -> float | None:
    """How many slips separate ``form`` from ``word``, half as many when they sound alike.

    None: too many, even with their plurals taken off.
    """
    distance, most = OSA.distance(form, word), slips(form)
    if distance > 1 and sound(form) == sound(spelling or word):
        return max(distance, 2 if len(form) >= _SURELY_HEARD_FROM else 3) / 2
    is_near = distance <= most or OSA.distance(analysis.singular(form), analysis.singular(word)) <= most
    return distance if is_near else None


def nearest(form: str, words: Mapping[str, "Known"]) -> list[str]:
    """Those of ``words`` that few enough slips separate from ``form``, the likeliest first.

    A word of titles that surely sounds the same, then fewest slips, then the same first letter, then the most
    frequent, titles counting more. A word that sounds the same is likelier than one with a letter forgotten, doubled
    or moved, itself likelier than one with a letter written for its neighbour on the keyboard, then for any other; a
    word left unfinished, by two letters, is likelier still.
    """
    found = {}
    for word, known in words.items():
        distance = reach(form, word, known.spelling)
        weight = _weight(form, word, known.spelling)
        if distance is not None and _is_likely(form, word, distance, weight, known.titles):
            is_surely_heard = known.titles and len(form) >= _SURELY_HEARD_FROM and weight == _SAME_SOUND
            found[word] = (
                not is_surely_heard,
                distance,
                word[0] != form[0] and weight < _SAME_SOUND,
                -weight * known.frequency,
                word,
            )
    return sorted(found, key=lambda word: found[word])


def _is_likely(form: str, word: str, distance: float, weight: float, titles: int) -> bool:
    """Is it not another word? « aix » is no « six », « verdon » no « version », unless titles say so."""
    if distance <= 1:
        return weight >= _SAME_LETTERS or titles > 0 or len(form) > SHORTEST
    if weight >= _SAME_SOUND:
        return True
    starts_alike, too_many = word[0] in {form[0], unglued(form)[1][0]}, len(form) - len(word)
    return starts_alike and (too_many <= 1 if titles else too_many <= 0 and weight >= _SAME_LETTERS)


def alike(form: str, words: Iterable[str]) -> list[str]:
    """Those of ``words`` that look somewhat like ``form``, the most alike first."""
    likeness = {word: JaroWinkler.similarity(form, word) for word in words}
    return sorted(
        (word for word in likeness if likeness[word] >= _SOMEWHAT_ALIKE),
        key=lambda word: (-likeness[word], word),
    )


def _weight(form: str, word: str, spelling: str) -> float:
    if word.startswith(form) and len(word) > len(form) + 1:
        return _UNFINISHED
    if sound(form) == sound(spelling):
        return _SAME_SOUND
    if _same_letters(form, word):
        return _SAME_LETTERS
    return _NEIGHBOURING_KEY if _side_by_side(form, word) else _REPLACED_LETTER


def _same_letters(form: str, word: str) -> bool:
    """Does one come from the other by leaving letters out, or by moving them?"""
    return LCSseq.similarity(form, word) == min(len(form), len(word)) or sorted(form) == sorted(word)


def _side_by_side(form: str, word: str) -> bool:
    """Is each letter that changed next to the one meant on a French keyboard?"""
    changed = [(one, other) for one, other in zip(form, word, strict=False) if one != other]
    return len(form) == len(word) and all(other in _NEIGHBOURS.get(one, "") for one, other in changed)


def _neighbours() -> dict[str, str]:
    """For each letter of a French keyboard, those around it."""
    places = {
        letter: (row, column)
        for row, letters in enumerate(_KEYBOARD)
        for column, letter in enumerate(letters)
    }
    return {
        letter: "".join(
            other
            for other, (r, c) in places.items()
            if other != letter and abs(r - row) <= 1 and abs(c - column) <= 1
        )
        for letter, (row, column) in places.items()
    }


_NEIGHBOURS = _neighbours()
