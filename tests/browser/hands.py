"""Two ways to act on a page: the keys alone, and the mouse."""

from playwright.sync_api import Locator, Page, expect

MOST_STOPS = 250
IS_FOCUSED = "element => element === document.activeElement"
# A ring of its own, of what contains it or of what it contains, or drawn over it by a pseudo-element, or a line round
# its shape on the map: at least two pixels.
RING = """element => [[element, null], [element, "::after"], [element.parentElement, null],
    ...[...element.children].map(child => [child, null])]
  .map(([part, pseudo]) => getComputedStyle(part, pseudo))
  .some(style => (parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none")
    || (parseFloat(style.strokeWidth) >= 2 && style.stroke !== "none"))"""


class Mouse:
    """``press`` follows a link, pushes a button, opens what opens, ticks a box; ``write`` types and sends."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, control: Locator) -> None:
        control.click()

    def write(self, field: Locator, words: str) -> None:
        field.fill(words)
        field.press("Enter")


class Keys:
    """The same with Tab, Space, Enter and the arrows; each control reached shows where one is."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, control: Locator) -> None:
        sort = control.evaluate("element => element.type ?? element.localName")
        if sort == "radio":
            self._choose(control)
        else:
            self._reach(control)
            self.page.keyboard.press("Space" if sort == "checkbox" else "Enter")

    def write(self, field: Locator, words: str) -> None:
        self._reach(field)
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")

    def _reach(self, control: Locator) -> None:
        """Tab until ``control`` is reached; what holds the focus for ever fails."""
        for _stop in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            if control.evaluate(IS_FOCUSED):
                expect(control).to_be_in_viewport()
                assert control.evaluate(RING), "nothing shows where the keyboard is"
                return
        raise AssertionError(f"{MOST_STOPS} stops did not lead to {control}")

    def _choose(self, radio: Locator) -> None:
        """Tab enters the group at its chosen radio; the arrows go round."""
        name = radio.get_attribute("name")
        self._reach(self.page.locator(f"input[name='{name}']:checked"))
        while not radio.evaluate(IS_FOCUSED):
            self.page.keyboard.press("ArrowDown")


Hand = Mouse | Keys
