"""The fixture that gives the tests a real Elasticsearch."""

import os
from collections.abc import Iterator

import pytest

from tests.services.elasticsearch import server


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    """The server of ELASTICSEARCH_URL; without it CI starts one, and a laptop skips the test."""
    if url := os.environ.get("ELASTICSEARCH_URL"):
        yield url
        return
    if not os.environ.get("CI"):
        pytest.skip("no Elasticsearch: `make elasticsearch` starts one and says its ELASTICSEARCH_URL")
    try:
        url = server.start()
    except server.Unavailable as refusal:
        pytest.fail(str(refusal))
    yield url
    server.stop()
