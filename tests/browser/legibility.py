"""Words that stay whole and apart, in letters twice as big and in the spacing of RGAA 10.12 (ACC-13, ACC-14)."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

TWICE = ":root { font-size: 200% !important }"
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }"""
DRESS = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}"""
UNDRESS = "document.adoptedStyleSheets.pop()"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SCROLLS_SIDEWAYS = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll("body *")]
    .filter(element => element.getBoundingClientRect().right > room + 1)
    .slice(0, 5).map(element => `${element.tagName}.${element.className} "${element.textContent.trim().slice(0, 40)}"`)
    .concat(`${document.documentElement.scrollWidth} > ${room}`);
}"""
# A line of words as tall as its letters: fonts give their boxes air above and below, which may meet without harm.
CUT_OR_COVERED = """() => {
  const NOT_READ = ".visually-hidden, [aria-hidden=true], script, style, svg, .skip", CUTS = ["hidden", "clip"];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lines = [], found = new Set();
  const isOnlyHeard = element => element && (element.offsetWidth === 1 || isOnlyHeard(element.parentElement));
  const quote = node => `"${node.data.trim().slice(0, 40)}"`;
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || parent.closest(NOT_READ)) continue;
    if (!parent.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    if (isOnlyHeard(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 2 || box.height < 2) continue;
      const air = box.height * 0.22;
      lines.push({node, left: box.left, right: box.right, top: box.top + air, bottom: box.bottom - air});
    }
  }
  for (const line of lines) {
    for (let around = line.node.parentElement; around !== document.body; around = around.parentElement) {
      const style = getComputedStyle(around), box = around.getBoundingClientRect();
      const isAside = line.left < box.left - 2 || line.right > box.right + 2;
      const isBelow = line.top < box.top - 2 || line.bottom > box.bottom + 2;
      if (["auto", "scroll"].includes(style.overflowX)) break;
      if (isAside && CUTS.includes(style.overflowX)) found.add(`cut aside: ${quote(line.node)}`);
      if (isBelow && CUTS.includes(style.overflowY)) found.add(`cut below: ${quote(line.node)}`);
      if (style.position === "fixed") break;
    }
  }
  lines.sort((one, other) => one.top - other.top);
  for (let first = 0; first < lines.length; first++) {
    for (let next = first + 1; next < lines.length && lines[next].top < lines[first].bottom; next++) {
      const one = lines[first], other = lines[next];
      if (one.node === other.node) continue;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - other.top;
      if (across > 3 && down > 3) found.add(`on each other: ${quote(one.node)} and ${quote(other.node)}`);
    }
  }
  return [...found];
}"""


def assert_legible(page: Page) -> None:
    """At the width of the window: nothing to scroll sideways, no word cut nor covered, as it is and enlarged."""
    faults = _faults(page, "as it is")
    for name, css in (("at 200 %", TWICE), ("spaced", SPACED)):
        with _dressed(page, css):
            faults += _faults(page, name)
    assert not faults, f"{page.url} at {page.viewport_size}\n" + "\n".join(faults)


def _faults(page: Page, state: str) -> list[str]:
    found = [f"sideways: {fault}" for fault in page.evaluate(SCROLLS_SIDEWAYS)] + page.evaluate(
        CUT_OR_COVERED
    )
    return [f"{state}: {fault}" for fault in found]


@contextmanager
def _dressed(page: Page, css: str) -> Iterator[None]:
    page.evaluate(DRESS, css)
    yield
    page.evaluate(UNDRESS)
