"""The frieze: on a phone each period is folded; an address, a larger screen, a search in the page and paper open it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import PHONE

TITLE = "Les bourdigues, pièges de roseaux"


def moment(page: Page) -> Locator:
    return page.locator("#moyen-age").get_by_role("link", name=TITLE)


@pytest.mark.parametrize("javascript", [True, False])
def test_on_a_phone_a_period_opens_when_asked(visit: Callable[..., Page], javascript: bool) -> None:
    page = visit(width=PHONE, javascript=javascript)
    page.goto("/frise/")
    assert page.evaluate("document.documentElement.scrollHeight") < 8000
    expect(moment(page)).to_be_hidden()
    fold = page.locator("#moyen-age summary")
    fold.focus()
    page.keyboard.press("Enter")
    expect(moment(page)).to_be_visible()
    page.keyboard.press("Enter")
    expect(moment(page)).to_be_hidden()


def test_on_a_phone_one_comes_back_to_the_date_that_one_left(phone: Page) -> None:
    phone.goto("/frise/")
    phone.locator("#antiquite summary").click()
    phone.locator(".timeline a[href='#xixe-siecle']").click()
    phone.locator("#moyen-age summary").click()
    last = phone.locator("#moyen-age .moment a").last
    last.scroll_into_view_if_needed()
    phone.evaluate("window.stayed = true")
    last.click()
    phone.wait_for_url(lambda address: "/frise/" not in address)
    phone.go_back()
    assert phone.evaluate("window.stayed") is None, "the page was kept whole: nothing is tried"
    expect(last).to_be_in_viewport()
    expect(phone.locator("#antiquite .moment a").first).to_be_visible()
    expect(phone.locator("#xviiie-siecle .moment a").first).to_be_hidden()


def test_on_a_phone_the_address_of_a_period_opens_it(visit: Callable[..., Page]) -> None:
    page = visit(width=PHONE, javascript=False)
    page.goto("/periodes/moyen-age/")
    page.get_by_role("link", name="Voir ces dates sur la frise").click()
    expect(moment(page)).to_be_visible()
    expect(page.get_by_role("heading", name="Moyen Âge", exact=True)).to_be_in_viewport()
    page.locator(".timeline a[href='#antiquite']").click()
    expect(page.locator("#antiquite .moment a").first).to_be_visible()


def test_words_looked_for_in_the_page_open_their_period(phone: Page) -> None:
    phone.goto(f"/frise/#:~:text={TITLE}")
    expect(moment(phone)).to_be_in_viewport()


def test_where_there_is_room_and_on_paper_every_date_is_read(page: Page) -> None:
    page.goto("/frise/")
    assert_all_read(page)
    page.set_viewport_size({"width": PHONE, "height": 844})
    expect(moment(page)).to_be_hidden()
    page.emulate_media(media="print")
    assert_all_read(page)


def assert_all_read(page: Page) -> None:
    links = page.locator(".moment a")
    assert links.count() > 80
    expect(links.locator("visible=true")).to_have_count(links.count())
    expect(page.locator(".frise summary").locator("visible=true")).to_have_count(0)
