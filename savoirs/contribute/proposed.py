"""The words with which someone would look their memory up: a few, separated by commas or lines."""

import re

from savoirs.knowledge.models import KnowledgePage, ProposedWord
from search.analysis import fold

MOST_WORDS, LONGEST_WORD = 5, 60
SEPARATORS = re.compile(r"[,;\n]")


def split_words(typed: str) -> list[str]:
    """The words or short phrases of ``typed``, in order, without twins (accents and capitals do not count)."""
    found: dict[str, str] = {}
    for part in SEPARATORS.split(typed):
        if word := " ".join(part.split()).strip(' .«»"'):
            found.setdefault(fold(word), word)
    return list(found.values())


def propose(typed: str, page: KnowledgePage) -> None:
    """Put each word of ``typed`` before the staff, for ``page``."""
    for word in split_words(typed):
        ProposedWord.objects.get_or_create(page_id=page.pk, text=word)
