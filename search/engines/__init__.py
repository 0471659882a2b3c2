"""The search engine that the settings choose."""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from .base import SearchEngine


@cache
def _engine(path: str) -> SearchEngine:
    return import_string(path)()


def engine() -> SearchEngine:
    return _engine(settings.SEARCH_ENGINE)
