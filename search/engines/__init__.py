"""The search engines that the settings choose."""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from .base import SearchEngine

ENGINES = {
    "embedded": "search.engines.embedded.EmbeddedEngine",
    "elasticsearch": "search.engines.elasticsearch.ElasticsearchEngine",
}


@cache
def _engine(name: str) -> SearchEngine:
    return import_string(ENGINES[name])()


def engine() -> SearchEngine:
    """The engine that answers."""
    return _engine(settings.SEARCH_ENGINE)
