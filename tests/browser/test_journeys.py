"""The roads of a reader, by the keys alone and without script (ACC-11, ACC-26, SEN-03, SEN-10)."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.hands import MOST_STOPS, RING, Hand, Keys, Mouse

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


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_each_stop_of_the_keyboard_is_seen(visit: Callable[..., Page], theme: str, width: int) -> None:
    page = visit(width=width)
    page.goto("/")
    page.evaluate("theme => localStorage.setItem('affichage', JSON.stringify({theme}))", theme)
    for address in (
        "/",
        "/recits/le-pont-levant/",
        "/frise/",
        "/temoignages/exemple-une-annonce-enregistree/",
    ):
        page.goto(address)
        unseen, stops = [], 0
        page.keyboard.press("Tab")
        while page.evaluate("document.activeElement !== document.body"):
            stops += 1
            assert stops < MOST_STOPS
            if not page.evaluate(f"({RING})(document.activeElement)"):
                unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
            page.keyboard.press("Tab")
        assert stops > 20
        assert not unseen, address


def test_the_end_of_a_list_is_told_and_read_by_the_keys_alone(visit: Callable[..., Page]) -> None:
    page = visit(width=PHONE, javascript=False)
    page.goto("/recits/?page=99")
    told = page.get_by_text("Voici la dernière.")
    expect(told).to_be_visible()
    keys = Keys(page)
    keys.press(page.locator(".lines a").first)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.go_back()
    keys.press(page.get_by_role("link", name="Page d’avant"))
    expect(page.get_by_text("Voici la dernière.")).to_have_count(0)
