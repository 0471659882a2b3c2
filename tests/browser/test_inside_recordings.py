"""What is said in several recordings: found, grouped, and heard at its second, with script and without."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.reader import wait_without_script
from tests.browser.voices import ADDRESS, SAID, STORY_ADDRESS, STORY_SAID, STORY_WORD, WORD
from tests.running_site import RunningSite

Visit = Callable[..., Page]
PLACES = [
    (rank, start) for rank, lines in enumerate(SAID, 1) for start, text in lines.items() if WORD in text
]
STORY_SECOND = next(start for start, text in STORY_SAID.items() if STORY_WORD in text)
ARRIVED = "([rank, start]) => Math.abs(document.querySelectorAll('main audio')[rank - 1].currentTime - start) < 0.05"
POSITIONS = "sounds => sounds.map(sound => Math.round(sound.currentTime * 100) / 100)"


@pytest.fixture(scope="module", autouse=True)
def testimony(site: RunningSite) -> Iterator[None]:
    site.manage("shell", "-c", "from tests.browser.voices import make; make()")
    yield
    site.manage("shell", "-c", "from tests.browser.voices import remove; remove()")


def test_a_result_groups_its_passages_by_recording_with_their_times(page: Page) -> None:
    page.goto(f"/recherche/?q={WORD}")
    (found,) = page.locator(".result").all()
    expect(found.get_by_role("heading")).to_have_text("Deux voix")
    assert found.locator(".result__recording, .snippet-play").all_text_contents() == [
        "Enregistrement 1",
        "Écouter à 0:04 – Deux voix, Enregistrement 1",
        "Enregistrement 2",
        "Écouter à 0:12 – Deux voix, Enregistrement 2",
        "Écouter à 0:18 – Deux voix, Enregistrement 2",
    ]
    assert found.locator("mark").all_inner_texts() == [WORD] * 3


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize(("rank", "start"), PLACES)
def test_each_link_opens_the_page_at_that_second(
    visit: Visit, rank: int, start: float, javascript: bool
) -> None:
    page = visit(width=DESKTOP if javascript else PHONE, javascript=javascript)
    page.goto(f"/recherche/?q={WORD}")
    page.locator(".snippet-play").nth(PLACES.index((rank, start))).click()
    page.wait_for_url(f"**{ADDRESS}?t={int(start)}*")
    wait_without_script(page, ARRIVED, [rank, start])
    assert page.locator("main audio").evaluate_all(POSITIONS) == [start * (rank == 1), start * (rank == 2)]
    expect(page.locator(".passage[aria-current=true]")).to_have_count(1)
    expect(page.locator(".passage[aria-current=true]")).to_contain_text(SAID[rank - 1][start])
    expect(page.locator(f"#lecteur-{rank}")).to_be_in_viewport()


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_a_recording_inside_a_story_opens_at_that_second(visit: Visit, javascript: bool) -> None:
    page = visit(width=DESKTOP if javascript else PHONE, javascript=javascript)
    page.goto(f"/recherche/?q={STORY_WORD}")
    page.locator(".snippet-play").click()
    page.wait_for_url(f"**{STORY_ADDRESS}?t=6#lecteur-1")
    wait_without_script(page, ARRIVED, [1, STORY_SECOND])
    expect(page.locator("#lecteur-1")).to_be_in_viewport()
    expect(page.locator("details [aria-current=true] mark")).to_have_text(STORY_SAID[STORY_SECOND])
    expect(page.locator("details [aria-current=true]")).to_be_visible()
