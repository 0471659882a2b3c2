"""Everyday French: a word or a name of it that no page holds is not a fault of spelling."""

from functools import cache
from pathlib import Path

from spellchecker import SpellChecker

from .analysis import fold

_NAMES = Path(__file__).with_name("names.txt")


@cache
def french_words() -> frozenset[str]:
    """Words of films and letters, and names of people and towns, folded as typed words are: some 140,000."""
    names = (line for line in _NAMES.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return frozenset((*map(fold, SpellChecker(language="fr").word_frequency.words()), *names))


def is_french(form: str) -> bool:
    """Is ``form``, a folded word, one of everyday French, with or without its accents?"""
    return form in french_words()
