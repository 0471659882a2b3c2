"""The search engines that the settings choose. The embedded one is always filled: it knows the words, and can
answer in the place of another."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from uuid import uuid4

from django.conf import settings
from django.utils.module_loading import import_string

from .base import SearchEngine

EMBEDDED, ELASTICSEARCH = "embedded", "elasticsearch"
ENGINES = {
    EMBEDDED: "search.engines.embedded.EmbeddedEngine",
    ELASTICSEARCH: "search.engines.elasticsearch.ElasticsearchEngine",
}


@cache
def _engine(name: str) -> SearchEngine:
    return import_string(ENGINES[name])()


def engine() -> SearchEngine:
    """The engine that answers."""
    return _engine(settings.SEARCH_ENGINE)


@contextmanager
def throwaway_engines(name: str) -> Iterator[list[SearchEngine]]:
    """Empty engines to fill, away from the site's and forgotten at the end; the last one is the engine ``name``."""
    from .embedded.throwaway import throwaway_index

    with throwaway_index():
        embedded = import_string(ENGINES[EMBEDDED])()
        if name == EMBEDDED:
            yield [embedded]
            return
        server = import_string(ENGINES[name])(prefix=f"{settings.ELASTICSEARCH_PREFIX}-{uuid4().hex}")
        try:
            yield [embedded, server]
        finally:
            server.drop()
