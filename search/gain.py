"""What words of the place bring: the same search with them and without, as the public would get it."""

from dataclasses import dataclass

from . import access, registry
from .engines import engine
from .query import Query
from .registry import Card, Synonyms, words_of_the_place

PAGES_SHOWN = 3
MOST_COMPARED = (
    300  # results: beyond, the words are so common that the pages gained are not worth looking for
)


@dataclass(frozen=True, slots=True)
class Gain:
    """Who searches ``text`` gets ``more`` results beside the ``plain`` ones; ``cards`` are the first of them."""

    text: str
    plain: int
    more: int
    cards: tuple[Card, ...] = ()


def gain(text: str, without: Synonyms, with_: Synonyms) -> Gain:
    """What ``with_`` adds to a search for ``text``, taken as it is typed, to what ``without`` finds."""
    hidden = access.hidden()
    query = Query(text, as_typed=True, highlight=False, page_size=MOST_COMPARED)
    with words_of_the_place(without):
        plain = engine().search(query, hidden)
    few = plain.total <= MOST_COMPARED
    known = {*hidden, *(hit.key for hit in plain.hits)} if few else hidden
    with words_of_the_place(with_):
        found = engine().search(query.with_(page_size=PAGES_SHOWN if few else 0), known)
    keys = [hit.key for hit in found.hits]
    cards = registry.cards([key for key in keys if key in access.visible(keys)]) if keys else {}
    unseen = len(keys) - len(cards)
    more = found.total - unseen if few else found.total - plain.total
    return Gain(text, plain.total, more, tuple(cards.values()))
