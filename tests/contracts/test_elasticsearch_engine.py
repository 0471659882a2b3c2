from collections.abc import Iterator
from uuid import uuid4

import pytest
from pytest_django.fixtures import Settings

from search.engines.base import SearchEngine
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine
from tests.contracts.search_engine import SearchEngineContract


class BothFilled:
    """As on a site: the embedded index is filled beside the server."""

    def __init__(self, server: ElasticsearchEngine) -> None:
        self._server, self._beside = server, EmbeddedEngine()

    def __getattr__(self, name: str):
        return getattr(self._server, name)

    def index(self, documents) -> None:
        held = list(documents)
        self._beside.index(held)
        self._server.index(held)

    def delete(self, keys) -> None:
        gone = list(keys)
        self._beside.delete(gone)
        self._server.delete(gone)

    def rebuild(self, batches) -> None:
        held = list(batches)
        self._beside.rebuild(held)
        self._server.rebuild(held)


@pytest.mark.django_db
class TestElasticsearchEngine(SearchEngineContract):
    @pytest.fixture
    def engine(self, elasticsearch_url: str, settings: Settings) -> Iterator[SearchEngine]:
        settings.ELASTICSEARCH_URL = elasticsearch_url
        server = ElasticsearchEngine(f"savoirs-test-{uuid4().hex}", patience=30)
        server.rebuild([])
        yield BothFilled(server)
        server.drop()
