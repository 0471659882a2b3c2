"""What every test stands on: strict templates, a search index as clean as the tables, Wagtail's root page."""

import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.template import engines

from tests.running_site import RunningSite
from tests.strict_templates import Undefined

TRANSACTIONAL_FIXTURES = {"transactional_db", "live_server", "django_db_reset_sequences"}


def _is_transactional(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or bool(
        TRANSACTIONAL_FIXTURES & set(getattr(item, "fixturenames", ()))
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Restore, after each flush, what the migrations wrote: Wagtail's root page, its site, its locale."""
    for item in items:
        if _is_transactional(item):
            item.fixturenames.append("django_db_serialized_rollback")  # type: ignore[attr-defined]


@pytest.fixture(scope="session", autouse=True)
def _strict_templates(django_test_environment: None) -> None:
    engines["django"].engine.string_if_invalid = Undefined()  # type: ignore[attr-defined]


@pytest.fixture(scope="session", autouse=True)
def _var_folder(django_test_environment: None) -> Iterator[None]:
    yield
    shutil.rmtree(settings.VAR_DIR, ignore_errors=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """The site of `make run` with its starter content, shared by all who ask: leave what you did not make."""
    with RunningSite(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(autouse=True)
def _empty_search_index(request: pytest.FixtureRequest) -> Iterator[None]:
    """Django's flush does not know the tables of the search index."""
    yield
    if _is_transactional(request.node):
        blocker = request.getfixturevalue("django_db_blocker")
        with blocker.unblock():
            _empty_tables_unknown_to_django()


def _empty_tables_unknown_to_django() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql LIKE 'CREATE VIRTUAL%%' FROM sqlite_master WHERE type = 'table'")
        tables = dict(cursor.fetchall())
        virtual = [name for name, is_virtual in tables.items() if is_virtual]
        known = set(connection.introspection.django_table_names()) | {"django_migrations"}
        for name in tables:
            is_shadow = any(name != table and name.startswith(f"{table}_") for table in virtual)
            if name not in known and not is_shadow and not name.startswith("sqlite_"):
                cursor.execute(f'DELETE FROM "{name}"')
