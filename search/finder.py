"""Ask the engine, then the access function: the index is never the authority on who may see what."""

from dataclasses import dataclass

from . import access, registry
from .engines import engine
from .engines.base import Completion, Hit, Results
from .query import Query
from .registry import Card


@dataclass(frozen=True, slots=True)
class Found:
    """What the public gets: ``lines`` are the hits that it may see, each with its card. ``total`` counts them all."""

    query: Query
    results: Results
    total: int
    lines: tuple[tuple[Hit, Card], ...]


def find(query: Query) -> Found:
    results = engine().search(query, access.hidden())
    keys = [hit.key for hit in results.hits]
    visible = access.visible(keys) if keys else set()
    cards = registry.cards([key for key in keys if key in visible])
    lines = tuple((hit, cards[hit.key]) for hit in results.hits if hit.key in cards)
    return Found(query, results, results.total - len(keys) + len(lines), lines)


def complete(prefix: str, limit: int = 8) -> list[Completion]:
    """Titles that the public may have, with a word that begins with ``prefix``."""
    found = engine().complete(prefix, limit, access.hidden())
    visible = access.visible([one.key for one in found]) if found else set()
    return [one for one in found if one.key in visible]
