import pytest

from search.engines.base import SearchEngine
from search.engines.embedded import EmbeddedEngine
from tests.contracts.search_engine import SearchEngineContract


@pytest.mark.django_db
class TestEmbeddedEngine(SearchEngineContract):
    @pytest.fixture
    def engine(self) -> SearchEngine:
        return EmbeddedEngine()
