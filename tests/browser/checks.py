"""What every screen owes to everyone, measured in the browser at a wide and at a narrow width."""

from collections.abc import Collection

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.chromium import DESKTOP, NARROW

HEIGHT = 844
PICTURES_READY = """() => Promise.all([...document.images]
  .filter(image => image.loading !== "lazy").map(image => image.decode().catch(() => {})))"""
SCROLLS_SIDEWAYS = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll("body *")]
    .filter(element => element.getBoundingClientRect().right > room + 1)
    .slice(0, 5).map(element => `${element.tagName}.${element.className} "${element.textContent.trim().slice(0, 40)}"`)
    .concat(`${document.documentElement.scrollWidth} > ${room}`);
}"""
# A box or a radio is pressed by its label; a link inside a sentence is as tall as its line.
SMALL_TARGETS = """() => [...document.querySelectorAll(
    "main button, main input:not([type=hidden]), main textarea, main select, main summary, main a.button")]
  .filter(element => element.checkVisibility() && !element.closest(".visually-hidden, [aria-hidden=true]"))
  .map(element => element.closest("label") ?? element)
  .filter(element => { const box = element.getBoundingClientRect(); return box.height < 43.5 || box.width < 43.5; })
  .map(element => `${element.tagName} "${(element.innerText || element.name || "").slice(0, 40)}" ` +
    `${Math.round(element.getBoundingClientRect().width)} × ${Math.round(element.getBoundingClientRect().height)}`)"""
SMALL_WORDS = """() => [...document.querySelectorAll(
    "main p, main li, main label, main input, main button, main textarea")]
  .filter(element => element.checkVisibility() && !element.closest(".visually-hidden, [aria-hidden=true]"))
  .filter(element => element.innerText?.trim() && parseFloat(getComputedStyle(element).fontSize) < 15.9)
  .map(element => `${element.tagName} "${element.innerText.slice(0, 40)}" ${getComputedStyle(element).fontSize}`)"""


def assert_for_everyone(page: Page, settled: Collection[str] = ()) -> None:
    """axe at both widths; one h1; a title; nothing to scroll sideways, even in letters twice as big."""
    page.wait_for_load_state()
    expect(page.locator("h1")).to_have_count(1)
    assert page.title().endswith(" – Bibliothèque des savoirs martégaux")
    assert page.evaluate("document.documentElement.lang") == "fr"
    for width in (DESKTOP, NARROW):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.evaluate(PICTURES_READY)
        assert not (wide := page.evaluate(SCROLLS_SIDEWAYS)), f"{page.url} at {width} px: {wide}"
        assert_accessible(page, settled)
    assert not (small := page.evaluate(SMALL_TARGETS)), f"{page.url}: {small}"
    assert not (small := page.evaluate(SMALL_WORDS)), f"{page.url}: {small}"
    page.set_viewport_size({"width": DESKTOP, "height": HEIGHT})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not (wide := page.evaluate(SCROLLS_SIDEWAYS)), f"{page.url} at 200 %: {wide}"
    page.evaluate("document.documentElement.style.fontSize = ''")


def assert_skip_link_first(page: Page) -> None:
    """The first stop of the keyboard is seen, and leads to what the page says."""
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Aller au contenu")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def assert_error_is_told(page: Page) -> None:
    """The title says it first, and the keyboard stands on the summary."""
    assert page.title().startswith("Erreur")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
