"""HTML CodeSniffer (Squiz), a second engine beside axe, as pa11y runs it: WCAG 2 AA, no error."""

from pathlib import Path

from playwright.sync_api import Page

SOURCE = (Path(__file__).parent / "vendor" / "HTMLCS.js").read_text(encoding="utf-8")
ERRORS = """() => new Promise((done, fail) => HTMLCS.process("WCAG2AA", document, () => done(
  HTMLCS.getMessages().filter(message => message.type === HTMLCS.ERROR).map(({code, msg, element}) =>
    `${code}: ${msg} ${(element.outerHTML ?? "").slice(0, 150)}`)), fail))"""


def assert_clean(page: Page) -> None:
    """Fail on each error; warnings and notices are questions to a person."""
    if not page.evaluate("'HTMLCS' in window"):
        page.evaluate(SOURCE)
    errors = page.evaluate(ERRORS)
    assert not errors, f"{page.url}\n" + "\n".join(errors)
