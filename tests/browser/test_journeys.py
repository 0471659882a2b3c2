"""The roads of a reader, by the keys alone and without script (ACC-11, ACC-26, SEN-03, SEN-10)."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import DESKTOP
from tests.browser.hands import Hand, Keys, Mouse

DARK_PAPER = "rgb(11, 34, 43)"
TRAVELLERS = {
    "keys alone": (Keys, True),
    "keys alone, without script": (Keys, False),
    "without script": (Mouse, False),
}


@pytest.fixture(params=TRAVELLERS.values(), ids=list(TRAVELLERS))
def hand(request: pytest.FixtureRequest, visit: Callable[..., Page]) -> Hand:
    sort, javascript = request.param
    page = visit(width=DESKTOP, javascript=javascript)
    page.goto("/")
    return sort(page)


def test_from_home_to_a_theme_a_story_and_its_place(hand: Hand) -> None:
    page = hand.page
    hand.press(page.locator("main a[href='/themes/peche/']").first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Pêche")
    hand.press(page.locator("main a[href^='/recits/']:not([href='/recits/'])").first)
    expect(page).to_have_url(re.compile(r"/recits/[\w-]+/$"))
    expect(page.locator(".prose").first).to_be_visible()
    hand.press(page.locator("main a[href^='/lieux/']:not([href='/lieux/'])").first)
    expect(page).to_have_url(re.compile(r"/lieux/[\w-]+/$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_search_then_filter_then_open_a_result(hand: Hand) -> None:
    page = hand.page
    hand.write(page.locator("#q"), "pont")
    expect(page).to_have_url(re.compile(r"/recherche/\?q=pont"))
    hand.press(page.locator("main input[name='genre'][value='recits']"))
    hand.press(page.get_by_role("button", name="Appliquer"))
    expect(page).to_have_url(re.compile("genre=recits"))
    expect(page.locator("main input[name='genre'][value='recits']")).to_be_checked()
    first = page.locator(".results h2 a").first
    title = first.inner_text()
    hand.press(first)
    expect(page).to_have_url(re.compile("/recits/"))
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_display_choices_in_two_gestures(hand: Hand) -> None:
    page = hand.page
    hand.press(page.locator(".display > summary"))
    hand.press(page.get_by_label("Sombre"))
    expect(page.locator("body")).to_have_css("background-color", DARK_PAPER)
    hand.press(page.get_by_label("Très grande"))
    expect(page.locator("body")).to_have_css("font-size", "27px")
    hand.press(page.get_by_label("Lignes plus espacées"))
    hand.press(page.get_by_label("Sans images"))
    expect(page.locator("main img").first).to_be_hidden()
    assert page.context.cookies() == []


def test_a_story_on_paper_and_back(hand: Hand) -> None:
    page = hand.page
    page.goto("/recits/le-calen/")
    hand.press(page.get_by_role("link", name="Version à imprimer"))
    expect(page).to_have_url(re.compile("/recits/le-calen/imprimer/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Le calen, un filet qui se lève")
    page.emulate_media(media="print")
    expect(page.locator(".paper svg").first).to_be_visible()
    expect(page.get_by_role("heading", name="Sources")).to_be_visible()
    for furniture in page.locator(".no-print, .foot, .display").all():
        expect(furniture).to_be_hidden()
    page.emulate_media(media="screen")
    hand.press(page.get_by_role("link", name="Revenir à la page"))
    expect(page).to_have_url(re.compile("/recits/le-calen/$"))
