"""What words of the place bring: the same search with them and without, as the public would get it."""

from collections.abc import Collection
from dataclasses import dataclass

from . import access, registry
from .engines import engine
from .query import Query
from .registry import Card, Label, Synonyms, words_of_the_place

PAGES_SHOWN = 3
MOST_COMPARED = (
    300  # results: beyond, the words are so common that the pages gained are not worth looking for
)


@dataclass(frozen=True, slots=True)
class Gain:
    """Who searches ``text`` gets ``more`` results beside the ``plain`` ones; ``pages`` are some, with their kind."""

    text: str
    plain: int
    more: int
    pages: tuple[tuple[Card, Label], ...] = ()


def gain(text: str, without: Synonyms, with_: Synonyms, hidden: Collection[str]) -> Gain:
    """What ``with_`` adds to a search for ``text``, taken as it is typed, to what ``without`` finds.

    ``hidden`` is what the access function says, asked once for many words.
    """
    query = Query(text, as_typed=True, highlight=False, page_size=MOST_COMPARED)
    with words_of_the_place(without):
        plain = engine().search(query, hidden)
    few = plain.total <= MOST_COMPARED
    left_out = {*hidden, *(hit.key for hit in plain.hits)} if few else hidden
    with words_of_the_place(with_):
        found = engine().search(query.with_(page_size=PAGES_SHOWN if few else 0), left_out)
    keys = [hit.key for hit in found.hits]
    visible = access.visible(keys) if keys else set()
    cards = registry.cards([key for key in keys if key in visible]) if visible else {}
    more = found.total - (len(keys) - len(cards) if few else plain.total)
    pages = tuple((card, registry.kind(card.kind).label) for card in cards.values())
    return Gain(text, plain.total, more, pages)
