"""Everyday French: a word or a name of it that no page holds is not a fault of spelling."""

from functools import cache

from spellchecker import SpellChecker
from wordfreq import get_frequency_dict

from .analysis import fold
from .spelling import SHORTEST


@cache
def french_words() -> frozenset[str]:
    """Words of films and letters, then what is read once in a million words, names of people and towns with them.

    Folded as typed words are, some 141,000. The shortest that are read are mostly initials and words of elsewhere.
    """
    words = SpellChecker(language="fr").word_frequency.words()
    read = get_frequency_dict("fr", wordlist="small")
    return frozenset(map(fold, (*words, *(word for word in read if len(word) > SHORTEST))))


def is_french(form: str) -> bool:
    """Is ``form``, a folded word, one of everyday French, with or without its accents?"""
    return form in french_words()
