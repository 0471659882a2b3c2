"""The fixture that gives the tests a real PostgreSQL."""

import os
from collections.abc import Iterator

import pytest

from tests.services.postgresql import server


@pytest.fixture(scope="module")
def postgresql_url() -> Iterator[str]:
    """An empty server for the module; where it is not installed a laptop skips the test, and CI fails."""
    try:
        with server.running() as url:
            yield url
    except server.Unavailable as refusal:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(refusal))
