"""What every test stands on: strict templates, Wagtail's root page after each flush, one process per server."""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connections
from django.template import engines
from playwright.sync_api import Browser, Playwright, sync_playwright
from pytest_django.plugin import blocking_manager_key
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from search.engines import ELASTICSEARCH
from tests.browser import chromium as machine
from tests.running_site import RunningSite
from tests.services.elasticsearch.fixture import elasticsearch_url  # noqa: F401
from tests.services.postgresql.fixture import postgresql_url  # noqa: F401
from tests.strict_templates import Undefined

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_reset_sequences"}
ASK_ELASTICSEARCH = ("tests/contracts/", "tests/durability/", "tests/search/")
TRANSACTIONAL_FIXTURES = DATABASE_FIXTURES - {"db"}


def _is_transactional(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or bool(
        TRANSACTIONAL_FIXTURES & set(getattr(item, "fixturenames", ()))
    )


class OneServer(LoadFileScheduling):
    """A file's tests run in one process, and so do all that ask Elasticsearch: some of them stop its one server."""

    def _split_scope(self, nodeid: str) -> str:
        return ELASTICSEARCH if nodeid.startswith(ASK_ELASTICSEARCH) else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneServer:
    return OneServer(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let those that flush the database keep what the migrations wrote; let all use both databases.

    Whoever may use the content's database may use that of the index, which is another one beside PostgreSQL.
    """
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
            options = {**(marker.kwargs if marker else {}), "databases": "__all__"}
            if _is_transactional(item):
                options |= {"transaction": True, "serialized_rollback": True}
            item.add_marker(pytest.mark.django_db(**options), append=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Restore, right after a flush, what the migrations wrote (Wagtail's root page, its site, its locale).

    Django does it before the next test that flushes; the next file of this process may have none.
    """
    yield
    if nextitem and _is_transactional(item):
        with item.config.stash[blocking_manager_key].unblock():
            for connection in connections.all():
                if contents := getattr(connection, "_test_serialized_contents", ""):
                    connection.creation.deserialize_db_from_string(contents)


@pytest.fixture(scope="session", autouse=True)
def _strict_templates(django_test_environment: None) -> None:
    engines["django"].engine.string_if_invalid = Undefined()  # type: ignore[attr-defined]


@pytest.fixture(scope="session", autouse=True)
def _var_folder(django_test_environment: None) -> Iterator[None]:
    yield
    assert settings.VAR_DIR.name.startswith("savoirs-test-"), "never another site's folder"
    shutil.rmtree(settings.VAR_DIR, ignore_errors=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """The site of `make run` with its starter content, shared by all who ask: leave what you did not make."""
    with RunningSite(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives Chromium; without one these tests are skipped, except in CI, where they fail."""
    if not machine.executable():
        absent = "no Chromium on PATH (or in the CHROMIUM variable)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(absent)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop running in this thread: Django would refuse the tests' own queries.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield playwright


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A browser of its own for each file: after some hundred pages and pictures of them, one no longer draws."""
    browser = machine.launch(playwright)
    yield browser
    browser.close()
