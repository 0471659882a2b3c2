"""The words of the place as the search takes them, and what each group brings to it."""

from collections.abc import Iterable
from operator import attrgetter

from search import access
from search.gain import Gain, gain
from search.registry import Synonyms

from ..models import Word

MOST_MEASURED = 8  # wordings of one group


def as_synonyms(words: Iterable[Word]) -> Synonyms:
    words = list(words)
    return Synonyms(
        sets=[word.forms_list for word in words if word.forms_list],
        one_way=[(word.one_way_from, word.one_way_to_list) for word in words if word.one_way_from],
    )


def acting_words() -> Synonyms:
    return as_synonyms(Word.objects.filter(verified=True))


def wordings(word: Word) -> list[str]:
    """What people may type that calls the other words of the group."""
    return (word.forms_list or [word.one_way_from])[:MOST_MEASURED]


class Gains:
    """What each group brings beside all the others that act; reads them once."""

    def __init__(self) -> None:
        self._acting = list(Word.objects.filter(verified=True))
        self._hidden = access.hidden()

    def of(self, word: Word) -> list[Gain]:
        """One for each wording, whether the group acts already or not; the greatest first."""
        others = [one for one in self._acting if one.pk != word.pk]
        without, with_ = as_synonyms(others), as_synonyms([*others, word])
        found = [gain(text, without, with_, self._hidden) for text in wordings(word)]
        return sorted(found, key=attrgetter("more"), reverse=True)
