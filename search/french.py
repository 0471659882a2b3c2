"""Everyday French: a word or a name of it that no page holds is not a fault of spelling."""

from functools import cache
from pathlib import Path

from spellchecker import SpellChecker

from .analysis import fold

_NAMES = Path(__file__).with_name("names.txt")


@cache
def words() -> frozenset[str]:
    """Words of films and letters, folded as typed words are: some 134,000."""
    return frozenset(map(fold, SpellChecker(language="fr").word_frequency.words()))


@cache
def names() -> frozenset[str]:
    """Names of people and towns, most of them no word besides, folded: some 5,000."""
    lines = _NAMES.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def is_french(form: str) -> bool:
    """Is ``form``, a folded word, one of everyday French or one of its names, with or without its accents?"""
    return is_word(form) or form in names()


def is_word(form: str) -> bool:
    return form in words()
