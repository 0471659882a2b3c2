"""The search box as one types: by the keys, by touch, for who does not see it, and without script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import assert_accessible, assert_colours
from tests.browser.chromium import NARROW, PHONE

Visit = Callable[..., Page]
COVERED = """([parts]) => {
  for (const part of document.querySelectorAll(parts)) part.style.visibility = "hidden";
}"""

# Faster than any machine is slow: no letter leaves the others time to be asked for.
TYPED_FAST = """(field, words) => {
  for (const letter of words) {
    field.value += letter;
    field.dispatchEvent(new InputEvent("input", {bubbles: true}));
  }
}"""


def type_in(page: Page, words: str) -> None:
    page.locator("#q").press_sequentially(words)
    expect(page.get_by_role("option").first).to_be_visible()


def uncover(page: Page) -> None:
    """Take away what the open list stands over: its contrast with what covers it means nothing."""
    page.evaluate(COVERED, [".search-box ~ *, .band:not(.band--sky)"])


def chosen(page: Page) -> str | None:
    """The text of the option that the field says is active."""
    active = page.locator("#q").get_attribute("aria-activedescendant")
    return page.locator(f"#{active} > :first-child").inner_text() if active else None


def test_nothing_is_fetched_before_one_comes_to_the_box(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/", wait_until="networkidle")
    field = page.get_by_role("combobox", name="Un nom, une rue")
    expect(field).to_have_attribute("aria-expanded", "false")
    assert not [url for url in asked if "complete" in url]
    with page.expect_request(re.compile("/js/complete")):
        field.focus()
    with page.expect_response(re.compile(r"/recherche/completer/\?q=pont")) as answer:
        field.evaluate(TYPED_FAST, "pont")
    assert "no-store" in answer.value.headers["cache-control"]
    assert len([url for url in asked if "/completer/" in url]) == 1
    assert page.context.cookies() == []


def test_what_is_typed_before_the_module_has_come_counts(page: Page) -> None:
    held: list[Route] = []
    page.route(re.compile("/js/complete"), lambda route: held.append(route))
    page.goto("/recherche/")
    with page.expect_request(re.compile("/js/complete")):
        page.locator("#q").press_sequentially("calen")
    held[0].continue_()
    expect(page.get_by_role("option").first).to_be_visible()


def test_the_keys_choose_close_and_open(page: Page) -> None:
    page.goto("/recherche/")
    field = page.locator("#q")
    type_in(page, "calen")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(field).to_have_attribute("aria-controls", "propositions")
    expect(page.locator(".search-box [role=status]")).to_have_text(
        re.compile(r"^\d+ propositions?\. Flèches")
    )
    texts = page.locator("[role=option] > :first-child").all_inner_texts()
    assert chosen(page) is None
    for text in [*texts, None, texts[0]]:
        field.press("ArrowDown")
        assert chosen(page) == text
    expect(page.locator("[aria-selected=true]")).to_have_count(1)
    field.press("ArrowUp")
    assert chosen(page) is None
    field.press("ArrowUp")
    assert chosen(page) == texts[-1]
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("calen")
    expect(field).to_be_focused()
    field.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    field.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.get_by_role("button", name="Chercher", exact=True)).to_be_focused()


def test_enter_opens_what_is_chosen_or_looks_for_what_is_typed(page: Page) -> None:
    page.goto("/")
    type_in(page, "le calen")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/recherche/\?q=le(\+|%20)calen"))
    page.locator("#q").fill("")
    type_in(page, "LE CALEN, UN F")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Le calen, un filet qui se lève")
    page.goto("/")
    type_in(page, "pech")
    page.get_by_role("option", name="Pêche Thème").click()
    expect(page).to_have_url(re.compile("/themes/peche/$"))


@pytest.mark.parametrize("width", [NARROW, PHONE])
def test_fingers_have_room(visit: Visit, width: int) -> None:
    page = visit(width=width)
    for address in ("/", "/recherche/"):
        page.goto(address)
        type_in(page, "canal")
        boxes = [option.bounding_box() for option in page.get_by_role("option").all()]
        assert all(box and box["height"] >= 44 and box["x"] >= 0 for box in boxes)
        assert all(box["x"] + box["width"] <= width for box in boxes if box)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        last = page.get_by_role("option").last
        last.scroll_into_view_if_needed()
        # Nothing of the page stands over it.
        last.click(trial=True)


def test_the_open_list_is_accessible_in_every_colour(page: Page) -> None:
    for address in ("/", "/recherche/?q=pont"):
        page.goto(address)
        page.locator("#q").fill("")
        type_in(page, "pont")
        page.locator("#q").press("ArrowDown")
        uncover(page)
        assert_accessible(page)
        assert_colours(page)


def test_without_script_it_is_a_plain_form(page_without_script: Page) -> None:
    page = page_without_script
    page.goto("/")
    field = page.get_by_role("searchbox", name="Un nom, une rue")
    field.fill("calen")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/recherche/\?q=calen"))


def test_the_filters_are_a_sheet_on_a_phone_without_script(page_without_script: Page) -> None:
    page = page_without_script
    page.goto("/recherche/?q=pont")
    expect(page.get_by_role("button", name="Appliquer")).to_be_hidden()
    page.get_by_role("button", name="Préciser la recherche").click()
    page.get_by_label("De l’année").fill("mille")
    page.get_by_role("button", name="Appliquer").click()
    expect(page.get_by_text("« mille » : écrivez l’année en chiffres").first).to_be_visible()
    page.get_by_role("button", name="Préciser la recherche").click()
    expect(page.get_by_label("De l’année")).to_have_value("mille")
    page.get_by_label("De l’année").fill("1939")
    page.get_by_label("À l’année").fill("1945")
    page.get_by_role("button", name="Appliquer").click()
    expect(page.get_by_role("link", name="De 1939 à 1945")).to_be_visible()
    page.get_by_role("button", name="Préciser la recherche").click()
    page.get_by_role("button", name="Revenir aux résultats").click()
    expect(page.get_by_role("button", name="Appliquer")).to_be_hidden()
