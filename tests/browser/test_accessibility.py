"""The sample of the requirements (one page of each shape, one page in ten, every refusal) for everyone:
ACC-01 to 04, 12 to 17, 20, 21, 25; SEN-01, 02; LEG-18. The forms: ``test_forms.py``."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Route

from tests.browser import validity
from tests.browser.checks import assert_for_everyone, assert_skip_link_first
from tests.browser.chromium import Visitor, visiting
from tests.browser.crawl import Answer, sample
from tests.running_site import RunningSite

BESIDE_THE_LINKS = {
    "/recherche/?q=pecheur": 200,
    "/recherche/?q=port&genre=recits&tri=titre": 200,
    "/recherche/?page=99": 200,
    "/recherche/?q=tintaine": 200,
    "/recherche/?q=zzzzzz": 200,
    f"/recherche/?q={'a' * 300}": 200,
    "/racontez/?question=1": 200,
    "/une-page-qui-n-existe-pas/": 404,
    "/recits/retire/": 410,
}
MAKE_A_WITHDRAWN_PAGE = """
from savoirs.knowledge.models import KindIndexPage, StoryPage
from savoirs.rights.withdrawal import withdraw
index = KindIndexPage.objects.get(kind_slug="recits")
withdraw(index.add_child(instance=StoryPage(title="Retiré", slug="retire", summary="Un résumé.")))
"""
DRAW_BREAKDOWNS = """
import json
from django.test import RequestFactory
from home import errors
request = RequestFactory().get("/")
shown = (errors.bad_request, errors.forbidden, errors.csrf_failure, errors.server_error)
print(json.dumps({f"{view.__name__}.html": view(request).content.decode() for view in shown}))
"""


@pytest.fixture(scope="module")
def visitor(chromium: Browser, site: RunningSite) -> Iterator[Visitor]:
    """One window for all: by the end it has received no cookie."""
    site.manage("shell", "-c", MAKE_A_WITHDRAWN_PAGE)
    with visiting(chromium, site.url) as visitor:
        yield visitor
        assert visitor.context.cookies() == []


def assert_screen(visitor: Visitor, address: str, status: int) -> None:
    answer = visitor.page.goto(address)
    assert answer
    assert answer.status == status
    assert_skip_link_first(visitor.page)
    assert_for_everyone(visitor.page)
    faults, visitor.faults = visitor.faults, []
    assert not faults


def test_the_pages_of_the_sample(visitor: Visitor, crawled: dict[str, Answer]) -> None:
    for address in sample(crawled):
        assert_screen(visitor, address, 200)


@pytest.mark.parametrize("address", BESIDE_THE_LINKS)
def test_what_no_link_leads_to(visitor: Visitor, address: str) -> None:
    assert_screen(visitor, address, BESIDE_THE_LINKS[address])


def test_the_breakdowns(visitor: Visitor, site: RunningSite) -> None:
    """Drawn by the site's own views, and put where a window can go."""
    pages: dict[str, str] = json.loads(site.manage("shell", "-c", DRAW_BREAKDOWNS).splitlines()[-1])
    for name, page in pages.items():
        visitor.context.route(f"**/panne/{name}", _sending(page))
        assert_screen(visitor, f"/panne/{name}", 200)
    validity.require_validator()
    assert validity.errors(pages) == []


def _sending(page: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=page)
