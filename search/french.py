"""Everyday French: a word of it that no page holds is not a fault of spelling."""

from functools import cache

from spellchecker import SpellChecker

from .analysis import fold


@cache
def french_words() -> frozenset[str]:
    """Words of films and letters, folded as typed words are: some 134,000."""
    return frozenset(map(fold, SpellChecker(language="fr").word_frequency.words()))


def is_french(form: str) -> bool:
    """Is ``form``, a folded word, one of everyday French, with or without its accents?"""
    return form in french_words()
