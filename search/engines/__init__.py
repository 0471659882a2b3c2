"""The search engines that the settings choose.

The embedded one is always filled: it knows the words, and answers in the place of a server that does not.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from uuid import uuid4

from django.conf import settings
from django.utils.module_loading import import_string

from .base import Answering, SearchEngine

EMBEDDED, ELASTICSEARCH = "embedded", "elasticsearch"
ENGINES = {
    EMBEDDED: "search.engines.embedded.EmbeddedEngine",
    ELASTICSEARCH: "search.engines.elasticsearch.ElasticsearchEngine",
}
PATIENCE = 60  # seconds that a measure may wait for an answer


def engine() -> Answering:
    """The engine that answers visitors."""
    if settings.SEARCH_ENGINE == EMBEDDED:
        return _answering_beside() if EMBEDDED in outside() else _engine(EMBEDDED)
    return _relieved(settings.SEARCH_ENGINE, EMBEDDED in outside())


def engines() -> dict[str, SearchEngine]:
    """Every engine to keep filled, by name."""
    return {name: _engine(name) for name in dict.fromkeys([EMBEDDED, settings.SEARCH_ENGINE])}


def inside() -> list[SearchEngine]:
    """The engines that write in the content's transaction."""
    return [one for one in engines().values() if one.transactional]


def outside() -> Mapping[str, SearchEngine]:
    """The engines told afterwards, through the outbox."""
    return {name: one for name, one in engines().items() if not one.transactional}


@cache
def _engine(name: str) -> SearchEngine:
    return import_string(ENGINES[name])()


@cache
def _answering_beside() -> Answering:
    from .relieved import DiscreetEngine

    return DiscreetEngine(_engine(EMBEDDED), [EMBEDDED])


@cache
def _relieved(name: str, beside: bool) -> Answering:
    from .relieved import MOST_OWED, DiscreetEngine, RelievedEngine

    server = DiscreetEngine(_engine(name), [name, EMBEDDED], MOST_OWED)
    return RelievedEngine(server, _answering_beside() if beside else _engine(EMBEDDED))


@contextmanager
def throwaway_engines(name: str) -> Iterator[list[SearchEngine]]:
    """Empty engines to fill, away from the site's and forgotten at the end; the last one is the engine ``name``."""
    from .embedded.throwaway import throwaway_index

    with throwaway_index():
        embedded = import_string(ENGINES[EMBEDDED])()
        if name == EMBEDDED:
            yield [embedded]
            return
        prefix = f"{settings.ELASTICSEARCH_PREFIX}-{uuid4().hex}"
        server = import_string(ENGINES[name])(prefix, patience=PATIENCE)
        try:
            yield [embedded, server]
        finally:
            server.drop()
