"""Stories of 120 words and of 1,800, long titles, many themes, upright photographs, dark ones, videos taken upright."""

import threading
from collections.abc import Callable, Iterator
from itertools import chain

import pytest
from playwright.sync_api import Page, expect

from savoirs.knowledge.drawings import LINES_APART
from tests.browser.axe import assert_accessible
from tests.browser.chromium import DESKTOP, NARROW, PHONE
from tests.browser.hands import Keys
from tests.browser.legibility import OVERFLOW
from tests.browser.lengths import ADDRESSES, LONGEST_TITLE
from tests.running_site import RunningSite

WHAT_LIES_ON = """element => {
    element.scrollIntoView({block: "center"});
    const box = element.getBoundingClientRect();
    return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2).tagName;
}"""


@pytest.fixture(scope="module", autouse=True)
def pages(site: RunningSite) -> Iterator[None]:
    site.manage("shell", "-c", "from tests.browser.lengths import make; make()")
    yield
    site.manage("shell", "-c", "from tests.browser.lengths import remove; remove()")


@pytest.mark.parametrize("width", [NARROW, DESKTOP])
def test_nothing_sticks_out_and_axe_finds_nothing(visit: Callable[..., Page], width: int) -> None:
    page = visit(width=width)
    for name, address in ADDRESSES.items():
        page.goto(address)
        assert page.evaluate(OVERFLOW) == 0, name
        assert_accessible(page, settled={"video-caption": "the clip is silent"})


def test_an_upright_photograph_stands_upright_and_its_credit_is_read(visit: Callable[..., Page]) -> None:
    for width in (PHONE, DESKTOP):
        page = visit(width=width)
        page.goto(ADDRESSES["upright"])
        box = page.locator(".opening .picture img").bounding_box()
        assert box
        assert box["height"] > box["width"]
        assert page.locator(".opening figcaption").evaluate(WHAT_LIES_ON) == "FIGCAPTION"


@pytest.mark.parametrize("width", [NARROW, DESKTOP])
def test_a_video_keeps_its_place_and_its_shape_and_fits_the_screen(
    visit: Callable[..., Page], width: int
) -> None:
    page, held, let_go = visit(width=width), [], threading.Event()
    page.route("**/fichiers/**", lambda route: route.continue_() if let_go.is_set() else held.append(route))
    page.goto(ADDRESSES["video"], wait_until="domcontentloaded")
    expect(page.locator("video")).to_be_visible()
    before = page.locator("video").bounding_box()
    let_go.set()
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    box = page.locator("video").bounding_box()
    assert box
    assert box == before
    assert box["height"] / box["width"] == pytest.approx(1280 / 720, rel=0.02)
    assert box["height"] <= 844 * 0.81


def test_the_recording_inside_a_story_is_played_stopped_and_moved_by_the_keys_alone(page: Page) -> None:
    page.goto(ADDRESSES["sound"])
    sound = page.locator(".prose audio")
    keys = Keys(page)
    keys.press(sound)  # Enter, where Space does as much
    page.wait_for_function("() => document.querySelector('.prose audio').currentTime > 0.5")
    page.keyboard.press("Space")
    page.wait_for_function("() => document.querySelector('.prose audio').paused")
    stopped = sound.evaluate("sound => sound.currentTime")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "stopped => document.querySelector('.prose audio').currentTime > stopped", arg=stopped
    )


def test_every_theme_is_named_and_the_longest_title_is_whole(page: Page) -> None:
    page.goto(ADDRESSES["long title, ten themes"])
    assert page.locator(".story-side a[href^='/themes/']").count() == 10
    assert page.locator("h1").inner_text().replace("\N{NO-BREAK SPACE}", " ") == LONGEST_TITLE


@pytest.mark.parametrize(
    "address",
    [
        "/recits/",
        ADDRESSES["two hundred"],
        "/recits/le-pont-levant/",
        "/lieux/",
        "/lieux/musee-ziem/",
        "/parcours/pierres-et-carriers-de-la-couronne/",
        "/quartiers/ferrieres/",
        "/themes/peche/",
        "/periodes/1900-1945/",
    ],
)
def test_a_drawing_comes_back_far_from_itself_only_and_no_list_is_half_bare(page: Page, address: str) -> None:
    page.goto(address)
    large = page.locator(".opening img").evaluate_all("images => images.map(image => image.src)")
    lists = page.locator(".lines").evaluate_all(
        "lists => lists.map(list => [...list.children].map(line => line.querySelector('img')?.src))"
    )
    assert len(large) + sum(map(bool, chain.from_iterable(lists))) >= 3
    for drawings in lists:
        assert not set(large) & set(drawings)
        for rank, drawing in enumerate(drawings):
            assert not drawing or drawing not in drawings[rank + 1 : rank + 1 + LINES_APART]
        pictured = [drawing for drawing in drawings if drawing]
        drawn = [drawing for drawing in pictured if "/static/img/" in drawing]
        assert not drawn or 2 * len(pictured) > len(drawings)


def test_without_pictures_nothing_keeps_their_place(page: Page) -> None:
    page.goto("/recits/")
    page.locator(".display > summary").click()
    page.get_by_label("Sans images").check()
    assert page.locator("main img").locator("visible=true").count() == 0
    assert page.locator("main .picture").locator("visible=true").count() == 0
    tall = "element => element.getBoundingClientRect().height"
    assert page.locator(".opening").evaluate(tall) == page.locator(".opening__text").evaluate(tall)
    wide = "element => element.getBoundingClientRect().width"
    assert page.locator(".story-line h3").first.evaluate(wide) == page.locator(".lines").first.evaluate(wide)
