"""Fixtures of the browser tests: visitors with and without script, staff who have signed in."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import chromium as machine
from tests.browser.crawl import Answer, crawl
from tests.browser.staff import Staff
from tests.running_site import RunningSite


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def crawled(site: RunningSite) -> dict[str, Answer]:
    """Every page that links reach, read once for all who ask."""
    return crawl(site.url)


@pytest.fixture
def visit(chromium: Browser, site: RunningSite) -> Iterator[Callable[..., Page]]:
    """Open a window: ``visit(width=390, javascript=False)``. Faults of any window fail the test at its end."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(machine.visiting(chromium, site.url, **options)).page


@pytest.fixture
def page(visit: Callable[..., Page]) -> Page:
    """A window of 1280 px."""
    return visit(width=machine.DESKTOP)


@pytest.fixture
def phone(visit: Callable[..., Page]) -> Page:
    """A window of 390 px."""
    return visit(width=machine.PHONE)


@pytest.fixture
def page_without_script(visit: Callable[..., Page]) -> Page:
    """A window of 390 px that runs no script."""
    return visit(width=machine.PHONE, javascript=False)


@pytest.fixture
def staff(visit: Callable[..., Page], site: RunningSite) -> Callable[[str], Staff]:
    """Sign in with a demonstration account, in a window of its own: ``staff("maison-jourde")``."""
    return lambda account: Staff(visit(), site, account)
