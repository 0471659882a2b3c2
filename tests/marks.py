"""Marks shared by the tests."""

import pytest
from django.db import connection

told_at_once = pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="beside PostgreSQL the index is told by the worker, not in the content's transaction",
)
