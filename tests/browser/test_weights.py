"""What a page costs a phone: bytes as they travel, files asked for, shifts of what is read."""

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, Request, Route

from tests.browser.chromium import PHONE
from tests.browser.crawl import Answer, first_of_each_shape
from tests.browser.test_ways_to_read import DEVICE, FRENCH, SPOKEN

KB = 1000
FIRST_SIGHT_REQUESTS = 12
LATE = 0.4  # seconds
FIRST_SIGHT, WHOLE, TEXT = 110 * KB, 220 * KB, 90 * KB
AFTER_THE_PAGE = re.compile(r"/js/(listen|player|share)\.")
# Under a thousandth of the screen: nobody sees it.
WATCH_SHIFTS = """window.shifts = [];
new PerformanceObserver(list => shifts.push(...list.getEntries().map(({value, sources}) =>
  ({value, moved: sources.map(({node}) => node?.className ?? node?.nodeName)})).filter(({value}) => value >= 0.001)
)).observe({type: "layout-shift", buffered: true});
"""
UNTIL_SEEN = """async () => {
  const isSeen = () => document.readyState !== "loading" && performance.getEntriesByType("paint").length;
  const isKnown = () => [...document.querySelectorAll("audio")].every(sound => sound.readyState);
  while (!isSeen() || !isKnown()) await new Promise(ready => setTimeout(ready, 20));
  await new Promise(ready => requestAnimationFrame(() => requestAnimationFrame(ready)));
}"""
SCROLL_THROUGH = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
    scrollTo({top: y, behavior: "instant"});
    await new Promise(ready => setTimeout(ready, 60));
  }
}"""


@dataclass
class Received:
    """The files that a window asked for and what they weigh once compressed, headers included."""

    requests: list[Request] = field(default_factory=list)

    @property
    def bytes(self) -> int:
        weights = [request.sizes() for request in self.requests]
        return sum(weight["responseBodySize"] + weight["responseHeadersSize"] for weight in weights)

    def __str__(self) -> str:
        return "\n".join(
            f"{request.sizes()['responseBodySize']:7} {request.url}" for request in self.requests
        )


@pytest.fixture
def newcomer(visit: Callable[..., Page]) -> Callable[[str], tuple[Page, Received]]:
    """Opens an address on a phone that keeps nothing from before."""

    def open_afresh(address: str) -> tuple[Page, Received]:
        page, received = visit(width=PHONE), Received()
        page.on("requestfinished", lambda request: received.requests.append(request))
        page.add_init_script(WATCH_SHIFTS)
        page.goto(address, wait_until="networkidle")
        return page, received

    return open_afresh


def test_the_home_page_before_scrolling_then_whole(newcomer: Callable[[str], tuple[Page, Received]]) -> None:
    page, received = newcomer("/")
    assert received.bytes <= FIRST_SIGHT, f"{received.bytes} bytes\n{received}"
    assert len(received.requests) <= FIRST_SIGHT_REQUESTS, f"{received}"
    page.evaluate(SCROLL_THROUGH)
    page.wait_for_load_state("networkidle")
    assert received.bytes <= WHOLE, f"{received.bytes} bytes\n{received}"
    assert page.evaluate("shifts") == []


def test_a_page_of_each_shape(
    newcomer: Callable[[str], tuple[Page, Received]], crawled: dict[str, Answer]
) -> None:
    """A list may weigh what the home page weighs; nothing moves under the eyes of who reads."""
    faults = []
    for address in [*first_of_each_shape(crawled), SPOKEN]:
        page, received = newcomer(address)
        is_list = address.count("/") == 2
        if received.bytes > (FIRST_SIGHT if is_list else TEXT):
            faults.append(f"{address}: {received.bytes} bytes\n{received}")
        page.evaluate(SCROLL_THROUGH)
        if shifts := page.evaluate("shifts"):
            faults.append(f"{address}: moves {shifts}")
        page.context.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("address", ["/", "/recits/le-calen/", "/frise/"])
def test_letters_that_come_late_move_nothing(visit: Callable[..., Page], address: str) -> None:
    def hold(route: Route) -> None:
        time.sleep(LATE)
        route.continue_()

    page = visit(width=PHONE)
    page.add_init_script(WATCH_SHIFTS)
    page.route("**/*.woff2", hold)
    page.goto(address, wait_until="networkidle")
    assert page.evaluate("document.fonts.size") > 0
    assert page.evaluate("shifts") == []


@pytest.mark.parametrize("address", [SPOKEN, "/recits/le-fort-de-bouc/"])
def test_nothing_moves_when_scripts_and_voices_come_late(visit: Callable[..., Page], address: str) -> None:
    """Scripts after the first sight, the voices of the device after the scripts."""
    page = visit(width=PHONE)
    page.add_init_script(WATCH_SHIFTS)
    page.add_init_script(DEVICE)
    waiting: list[Route] = []
    seen = threading.Event()
    page.route(AFTER_THE_PAGE, lambda route: route.continue_() if seen.is_set() else waiting.append(route))
    page.goto(address, wait_until="commit")
    page.evaluate(UNTIL_SEEN)
    seen.set()
    for route in waiting:
        route.continue_()
    page.wait_for_load_state("networkidle")
    page.evaluate("voice => speechSynthesis.gain(voice)", FRENCH)
    page.get_by_role("button", name="Écouter cette page").wait_for()
    page.evaluate(SCROLL_THROUGH)
    assert page.evaluate("shifts") == []


def test_a_page_and_its_sheet_travel_compressed(page: Page) -> None:
    with page.expect_response("**/*.css") as sheet:
        answer = page.goto("/recits/")
    assert answer
    assert answer.all_headers()["content-encoding"] == "gzip"
    assert sheet.value.all_headers()["content-encoding"] == "gzip"
