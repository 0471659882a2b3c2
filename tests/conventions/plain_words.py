"""Everyday French: the words that no screen uses, and sentences short enough for one breath."""

import re
from collections.abc import Iterator

LONGEST_SENTENCE = 20  # words
JARGON = frozenset(
    re.findall(r"\S+", "tag upload uploader cookie slug login loguer workflow backend newsletter")
)
# English that people meet on sites. What French writes the same way (contact, pause, page…) is not among it.
ENGLISH = frozenset(
    re.findall(
        r"\S+",
        """
        the and of with without your you our this that these is are was were not from here there what which who how
        please click submit send save cancel delete remove edit add new old open show hide view more less
        back next previous home search results found nothing sign password username account settings help about
        news feed share follow download email e-mail mail website online offline update error warning loading
        play title body draft live first last name required yes no
        """,
    )
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
COUNTED = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
END_OF_SENTENCE = re.compile(r"(?<=[.!?…»])[\s\u00a0]+(?=[«A-ZÀ-Ý%{\d])|\n+")


def foreign_words(text: str) -> set[str]:
    """The words of jargon or of English in a French ``text``."""
    words = {word.lower() for word in WORD.findall(PLACEHOLDER.sub(" ", text))}
    return {word for word in words if {word, word.removesuffix("s")} & JARGON or word in ENGLISH}


def long_sentences(text: str) -> Iterator[str]:
    """The sentences of ``text`` that have more than :data:`LONGEST_SENTENCE` words; « l’île » is one."""
    for sentence in END_OF_SENTENCE.split(PLACEHOLDER.sub("0", text)):
        if len(COUNTED.findall(sentence)) > LONGEST_SENTENCE:
            yield sentence.strip()
