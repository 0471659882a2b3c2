"""Every form for everyone, empty, in error, sent: ACC-01 to 04, 12 to 17, 20, 21, 25; SEN-01, 02; LEG-18."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import validity
from tests.browser.checks import assert_error_is_told, assert_for_everyone
from tests.browser.chromium import visiting
from tests.browser.samples import make_gifts
from tests.browser.walks import IN_ERROR, WALKS, Walk
from tests.running_site import RunningSite

OWN_VOICE = {"audio-caption"}  # nobody has written yet what the person has just said, and only they hear it


@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
def test_every_screen_of_a_form(chromium: Browser, site: RunningSite, tmp_path: Path, walk: Walk) -> None:
    sources: dict[str, str] = {}
    with visiting(chromium, site.url) as visitor:
        for screen in walk(visitor.page, make_gifts(tmp_path)):
            if screen.endswith(IN_ERROR):
                assert_error_is_told(visitor.page)
            assert_for_everyone(visitor.page, OWN_VOICE)
            sources[f"{screen}.html"] = visitor.source()
        assert visitor.context.cookies() == []
    validity.require_validator()
    assert validity.errors(sources) == []


def test_signing_in(page: Page) -> None:
    page.goto("/admin/login/")
    assert_for_everyone(page)
    page.get_by_role("button", name="Entrer").click()
    assert_for_everyone(page)
