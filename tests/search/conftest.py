"""A search server behind the site, as SEARCH_ENGINE=elasticsearch gives."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from pytest_django.fixtures import Settings

from search import engines, indexing, outbox
from search.engines import ELASTICSEARCH, EMBEDDED
from search.engines.elasticsearch import ElasticsearchEngine
from search.models import Delivery


def forget_engines() -> None:
    """Engines keep the settings that they were made with."""
    engines._engine.cache_clear()
    engines._relieved.cache_clear()


@pytest.fixture
def server(db: None, elasticsearch_url: str, settings: Settings) -> Iterator[ElasticsearchEngine]:
    """The real server, in use by the site, with an index of its own for the test."""
    settings.SEARCH_ENGINE = ELASTICSEARCH
    settings.ELASTICSEARCH_URL = elasticsearch_url
    settings.ELASTICSEARCH_PREFIX = f"savoirs-test-{uuid4().hex}"
    forget_engines()
    indexing.rebuild([ELASTICSEARCH])
    yield engines.engines()[ELASTICSEARCH]  # type: ignore[misc]
    ElasticsearchEngine().drop()
    forget_engines()


@pytest.fixture
def point_at(settings: Settings) -> Iterator:
    """Have the site ask the server of another address."""

    def point(url: str) -> None:
        settings.SEARCH_ENGINE = ELASTICSEARCH
        settings.ELASTICSEARCH_URL = url
        forget_engines()

    yield point
    forget_engines()


@pytest.fixture(params=[EMBEDDED, ELASTICSEARCH])
def told_engine(request: pytest.FixtureRequest) -> Callable[[], None]:
    """Bring the engine that answers up to the content; the test is made with each engine."""
    if request.param == EMBEDDED:
        return lambda: None
    request.getfixturevalue("server")
    return assert_told


def assert_told() -> None:
    assert outbox.drain(ELASTICSEARCH)
    assert not Delivery.objects.exists()
