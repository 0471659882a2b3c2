"""Ask the access function, at that moment, then the engine: the index is never the authority on who may see what."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from . import access, asked, registry
from .beginning import Beginning
from .engines import engine
from .engines.base import Hit, Results
from .engines.embedded import lexicon
from .query import Query
from .registry import Card, Suggestion

SUGGESTIONS = 8
OF_A_SORT = 3


@dataclass(frozen=True, slots=True)
class Found:
    """What the public gets: ``lines`` are the hits that it may see, each with its card. ``total`` counts them all.

    When there is none, ``offered`` counts the pages under each value of the filters that one may enter by.
    """

    query: Query
    results: Results
    total: int
    lines: tuple[tuple[Hit, Card], ...]
    offered: Mapping[str, Mapping[str, int]]


def find(query: Query) -> Found:
    hidden = access.hidden()
    words = registry.synonyms() if query.text else registry.Synonyms()
    with registry.words_of_the_place(words), lexicon.asked_once():
        results = engine().search(query, hidden)
    cards = registry.cards([hit.key for hit in results.hits if hit.key not in hidden])
    lines = tuple((hit, cards[hit.key]) for hit in results.hits if hit.key in cards)
    total = results.total - len(results.hits) + len(lines)
    return Found(query, results, total, lines, {} if total else _offered(hidden))


def _offered(hidden: Collection[str]) -> Mapping[str, Mapping[str, int]]:
    ways_in = tuple(name for name, facet in registry.facets().items() if facet.way_in)
    counts = engine().search(Query(facets=ways_in, page_size=0), hidden).facets
    return {name: counts[name] for name in ways_in if name in counts}


def complete(typed: str, limit: int = SUGGESTIONS) -> list[Suggestion]:
    """Where ``typed`` may lead: what begins so comes first, and no sort of things takes the place of titles."""
    beginning = Beginning(typed)
    if not beginning.is_telling:
        return []
    sorts = [*registry.suggestions(beginning), _past_searches(beginning)]
    few = [one for found in sorts for one in _best(found, OF_A_SORT)]
    titles = _titles(beginning, limit, access.hidden())
    return _best([*_best(few, limit - OF_A_SORT), *titles], limit)


def _best(suggestions: Iterable[Suggestion], limit: int) -> list[Suggestion]:
    """The first ones of ``suggestions`` by rank, one for each address."""
    first: dict[str, Suggestion] = {}
    for one in sorted(suggestions, key=lambda one: one.rank):
        first.setdefault(one.url, one)
    return list(first.values())[:limit]


def _past_searches(beginning: Beginning) -> Iterator[Suggestion]:
    for text in asked.good_queries(beginning.text, OF_A_SORT):
        yield Suggestion(0, text, _("Recherche"), reverse("search") + Query(text=text).url())


def _titles(beginning: Beginning, limit: int, hidden: Collection[str]) -> Iterator[Suggestion]:
    """Pages that the public may have, by the title that they have today."""
    found = engine().complete(beginning.text, limit, hidden)
    for card in registry.cards([one.key for one in found if one.key not in hidden]).values():
        if (rank := beginning.rank(card.title)) is not None:
            yield Suggestion(rank, card.title, registry.kind(card.kind).label, card.url)
