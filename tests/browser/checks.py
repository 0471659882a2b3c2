"""What every screen owes to everyone, measured in the browser at a wide and at a narrow width."""

from collections.abc import Collection

from playwright.sync_api import Page, expect

from tests.browser import codesniffer
from tests.browser.axe import assert_accessible, assert_colours
from tests.browser.chromium import DESKTOP, NARROW
from tests.browser.legibility import assert_legible

HEIGHT, LOW = 844, 256
PICTURES_READY = """() => Promise.race([
  Promise.all([...document.images].filter(image => image.loading !== "lazy")
    .map(image => image.decode().catch(() => {}))),
  new Promise(ready => setTimeout(ready, 5000)),
])"""
# A box or a radio is pressed by its label; a link inside a sentence is as tall as its line.
SMALL_TARGETS = """() => [...document.querySelectorAll(
    "main button, main input:not([type=hidden]), main textarea, main select, main summary, main a.button")]
  .filter(element => element.checkVisibility() && !element.closest(".visually-hidden, [aria-hidden=true]"))
  .map(element => element.closest("label") ?? element)
  .map(element => ({words: (element.innerText || element.name).slice(0, 40), box: element.getBoundingClientRect()}))
  .filter(({box}) => box.height < 43.5 || box.width < 43.5)
  .map(({words, box}) => `too small for a finger: "${words}" ${Math.round(box.width)} × ${Math.round(box.height)}`)"""
SMALL_WORDS = """() => [...document.querySelectorAll(
    "main p, main li, main label, main input, main button, main textarea")]
  .filter(element => element.checkVisibility() && !element.closest(".visually-hidden, [aria-hidden=true]"))
  .map(element => ({words: (element.innerText ?? "").trim(), size: parseFloat(getComputedStyle(element).fontSize)}))
  .filter(({words, size}) => words && size < 15.9)
  .map(({words, size}) => `small letters: "${words.slice(0, 40)}" ${size} px`)"""
# SEN-01. A line that does not wrap may be as long as it is; a word may be longer than a line.
HARD_TO_READ = """() => [...document.querySelectorAll("main p, main li, main dd")]
  .filter(element => element.checkVisibility() && !element.querySelector("p, li, dd"))
  .flatMap(element => {
    const style = getComputedStyle(element), leading = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), range = document.createRange();
    const lines = [], told = [];
    while (words.nextNode()) {
      if (words.currentNode.parentElement.closest(".visually-hidden")) continue;
      for (const {index, 0: word} of words.currentNode.data.matchAll(/[^\\s.\\/-]{1,12}[.\\/-]*\\s?/g)) {
        range.setStart(words.currentNode, index);
        range.setEnd(words.currentNode, index + word.length);
        const {top} = range.getBoundingClientRect();
        if (!lines.length || top > lines.at(-1).top + 12) lines.push({top, letters: 0});
        lines.at(-1).letters += word.length;
      }
    }
    const letters = lines.length > 1 ? Math.max(...lines.map(line => line.letters)) : 0;
    if (style.textAlign === "justify") told.push("justified");
    if (element.matches(".prose *") && leading < 1.49) told.push(`lines ${leading} apart`);
    if (letters > 81) told.push(`lines of ${letters} letters`);
    return told.map(fault => `${fault}: "${element.innerText.trim().slice(0, 40)}"`);
  })"""
MOVING = """() => document.getAnimations().filter(animation => animation.playState === "running")
  .map(animation => `moves: ${animation.animationName ?? animation.transitionProperty}`)"""
NARROW_FAULTS = (SMALL_TARGETS, SMALL_WORDS)
WIDE_FAULTS = (HARD_TO_READ, MOVING)


def assert_for_everyone(page: Page, settled: Collection[str] = ()) -> None:
    """Two engines in three colour modes, words whole at twice their size, targets for fingers; wide, then narrow."""
    page.wait_for_load_state()
    expect(page.locator("h1")).to_have_count(1)
    assert page.title().endswith(" – Bibliothèque des savoirs martégaux")
    assert page.evaluate("document.documentElement.lang") == "fr"
    for width, faults in ((NARROW, NARROW_FAULTS), (DESKTOP, WIDE_FAULTS)):
        page.set_viewport_size({"width": width, "height": LOW})
        page.evaluate(PICTURES_READY)
        assert_legible(page)
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert_accessible(page, settled)
        assert_colours(page, settled)
        codesniffer.assert_clean(page)
        found = [fault for script in faults for fault in page.evaluate(script)]
        assert not found, f"{page.url} at {width} px\n" + "\n".join(found)


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
    expect(page.locator(":focus")).to_have_role("alert")
