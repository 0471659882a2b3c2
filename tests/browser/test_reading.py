"""Read, listen, search and filter: without script first, then with what the script adds."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.chromium import PHONE
from tests.browser.reader import HEARD, wait_without_script

SPOKEN = "/temoignages/exemple-une-annonce-enregistree/"
LINE = "Ouverture de session. Entrez votre numéro"
LINE_SECOND = 19.733
LAST_SECOND = 65
CAN_BE_SEEN = """() => {
  const focused = document.activeElement, { x, y, width, height } = focused.getBoundingClientRect();
  return focused.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}"""
FEWEST_FILTERS = 10
# What a browser says of a network lost on the way, until it is told to load again.
CUT_SHORT = """() => {
  const sound = document.querySelector("main audio");
  sound.currentTime = 40;
  Object.defineProperty(sound, "error", { configurable: true, value: { code: MediaError.MEDIA_ERR_NETWORK } });
  sound.addEventListener("emptied", () => delete sound.error, { once: true });
}"""


def sound_of(page: Page) -> Locator:
    return page.locator("main audio")


def second(page: Page) -> float:
    return sound_of(page).evaluate("sound => sound.currentTime")


def wait_until_heard(page: Page, after: float) -> None:
    page.wait_for_function(
        """after => {
          const sound = document.querySelector("main audio");
          return !sound.paused && sound.currentTime > after;
        }""",
        arg=after,
    )


# Without script -------------------------------------------------------------------------------------------


def test_a_story_is_read_from_the_home_page(page_without_script: Page) -> None:
    page = page_without_script
    page.goto("/")
    link = page.locator("main a[href^='/recits/']:not([href='/recits/'])").first
    link.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert len(page.locator(".prose").inner_text()) > 300
    expect(page.get_by_role("heading", name="D’où nous le savons")).to_be_visible()


def test_a_testimony_is_heard_and_its_words_are_read(page_without_script: Page) -> None:
    """The browser's own player, the words line by line, and nothing that needs the script."""
    page = page_without_script
    page.goto(SPOKEN)
    sound = sound_of(page)
    expect(sound).to_be_visible()
    assert sound.evaluate("sound => sound.controls")
    sound.evaluate("sound => sound.play()")
    wait_without_script(page, HEARD)
    assert page.locator(".passage").count() == 9
    expect(page.get_by_text(LINE)).to_be_visible()
    expect(page.get_by_role("button", name="Écouter", exact=True)).to_be_hidden()
    expect(page.get_by_role("slider")).to_be_hidden()


def test_a_line_leads_to_its_second_and_is_marked(page_without_script: Page) -> None:
    page = page_without_script
    page.goto(SPOKEN)
    page.get_by_role("link", name="Écouter à 0:19").click()
    expect(page).to_have_url(re.compile(r"\?t=19#t19$"))
    expect(page.locator(".passage[aria-current=true]")).to_contain_text(LINE)
    wait_without_script(page, HEARD)
    page.wait_for_timeout(1000)
    assert second(page) == pytest.approx(LINE_SECOND, abs=0.05)
    assert sound_of(page).evaluate("sound => sound.paused"), "nothing plays that was not asked for"


def test_search_is_narrowed_and_widened(page_without_script: Page) -> None:
    """Words without accents, two boxes ticked, one taken off: the counts hold what they announce."""
    page = page_without_script
    page.goto("/recherche/?q=peche")
    everything = found(page)
    refine = page.get_by_role("button", name="Préciser la recherche")
    refine.click()
    kind = page.get_by_role("group", name="Genre")
    stories = kind.locator("label", has=page.locator("[value=recits]"))
    announced = int(stories.locator("span").last.inner_text())
    assert 0 < announced < everything
    stories.click()
    page.get_by_role("button", name="Appliquer").click()
    assert found(page) == announced
    refine.click()
    kind.locator("label", has=page.locator("[value=lieux]")).click()
    page.get_by_role("button", name="Appliquer").click()
    assert announced < found(page) <= everything
    page.get_by_role("link", name="Récit").filter(has_text="(enlever)").click()
    assert found(page) < everything
    expect(page).to_have_url(re.compile("q=peche&genre=lieux$"))
    page.get_by_role("link", name="Tout effacer").click()
    assert found(page) == everything


def test_no_filter_is_reached_under_the_key_that_applies_them(phone: Page) -> None:
    phone.set_viewport_size({"width": 320, "height": 480})
    phone.goto("/recherche/?q=pont")
    opening = phone.get_by_role("button", name="Préciser la recherche")
    opening.press("Enter")
    phone.keyboard.press("Escape")
    expect(opening).to_be_focused()
    opening.click()
    assert sum(1 for _stop in stops_seen(phone)) > FEWEST_FILTERS


def stops_seen(page: Page) -> Iterator[None]:
    """Each stop of Tab up to the end of the page, none of them under something else."""
    while True:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return
        assert page.evaluate(CAN_BE_SEEN), page.evaluate("document.activeElement.outerHTML")
        yield


def found(page: Page) -> int:
    told = page.locator("[role=status]").inner_text()
    number = re.match(r"[\d\u202f\xa0]+", told)
    assert number, told
    return int(number[0])


def test_a_misspelt_word_finds_and_can_be_taken_as_typed(page_without_script: Page) -> None:
    page = page_without_script
    page.goto("/recherche/?q=poutarge")
    expect(page.get_by_text("Vous aviez écrit « poutarge ».")).to_be_visible()
    assert found(page)
    page.get_by_role("link", name="Chercher plutôt « poutarge »").click()
    expect(page.get_by_role("heading", name="Rien pour « poutarge »")).to_be_visible()


def test_what_was_not_found_becomes_a_question_to_the_town(page_without_script: Page) -> None:
    page = page_without_script
    page.goto("/recherche/?q=zarabouillette")
    expect(page.get_by_role("heading", name="Rien pour « zarabouillette »")).to_be_visible()
    page.get_by_role("link", name="Raconter", exact=True).click()
    page.get_by_role("button", name="J’écris plutôt").click()
    expect(page.get_by_label("Un titre (si vous voulez)")).to_have_value("zarabouillette")


# With script ----------------------------------------------------------------------------------------------


def test_a_line_plays_from_there(phone: Page) -> None:
    phone.goto(SPOKEN)
    phone.get_by_role("link", name="Écouter à 0:19").click()
    wait_until_heard(phone, LINE_SECOND)
    assert second(phone) < LINE_SECOND + 5
    expect(phone.locator(".passage[aria-current=true]")).to_contain_text(LINE)
    expect(phone).to_have_url(re.compile(r"\?t=19#t19$"))


def test_an_address_with_a_second_starts_there(page: Page) -> None:
    """The sound waits at the second of the address; it plays when asked, from there."""
    page.goto(f"{SPOKEN}?t=20")
    expect(page.locator(".passage[aria-current=true]")).to_contain_text(LINE)
    expect(page.get_by_text("0:20 / 1:05")).to_be_visible()
    page.get_by_role("button", name="Écouter", exact=True).click()
    wait_until_heard(page, 20)
    assert second(page) < 25


@pytest.mark.parametrize("asked", ["-1", "x", "9999999", "1e3", "٣", "20.5", ""])
def test_a_second_that_means_nothing_starts_at_the_beginning(page: Page, asked: str) -> None:
    answer = page.goto(f"{SPOKEN}?t={asked}")
    assert answer
    assert answer.status == 200
    assert second(page) == 0


def test_the_player_obeys_the_keyboard(page: Page) -> None:
    page.goto(f"{SPOKEN}?t=20")
    play = page.get_by_role("button", name="Écouter", exact=True)
    play.focus()
    page.keyboard.press("Space")
    wait_until_heard(page, 20)
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('main audio').paused")
    stopped = second(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="reculer")).to_be_focused()
    page.keyboard.press("Enter")
    assert second(page) == pytest.approx(stopped - 15, abs=0.3)
    page.keyboard.press("Tab")
    for _press in range(6):
        page.keyboard.press("Enter")
    assert second(page) <= LAST_SECOND + 1
    slider = page.get_by_role("slider", name="Position dans l’enregistrement")
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_function("() => document.querySelector('main audio').currentTime === 0")
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "1 s")


def test_a_sound_stopped_before_it_has_started_is_no_fault(page: Page) -> None:
    page.goto(SPOKEN)
    page.evaluate(
        """() => {
          document.querySelector("[data-do=play]").click();
          document.querySelector("main audio").pause();
        }"""
    )
    page.wait_for_timeout(300)
    expect(page.get_by_text("Le son ne vient pas.")).to_have_count(0)
    page.get_by_role("button", name="Écouter", exact=True).click()
    wait_until_heard(page, 0)


def test_a_sound_that_does_not_come_is_told_beside_its_keys_and_asked_again(page: Page) -> None:
    sounds = "**/fichiers/ecoute/**"
    held: list[Route] = []
    page.route(sounds, lambda route: held.append(route))
    page.goto(SPOKEN, wait_until="domcontentloaded")
    page.route(sounds, lambda route: route.abort())
    for route in held:
        route.abort()
    play = page.get_by_role("button", name="Écouter", exact=True)
    told = page.get_by_text("Le son ne vient pas. Vérifiez votre connexion, puis appuyez encore.")
    expect(told).to_be_visible()
    play.click()
    expect(told).to_be_in_viewport()
    page.unroute(sounds)
    play.click()
    wait_until_heard(page, 0)
    expect(told).to_have_count(0)


def test_a_sound_cut_short_is_taken_up_where_it_was(page: Page) -> None:
    page.goto(SPOKEN)
    page.wait_for_function("document.querySelector('main audio').readyState > 0")
    page.evaluate(CUT_SHORT)
    page.get_by_role("button", name="Écouter", exact=True).click()
    wait_until_heard(page, 40)


def test_a_hit_inside_a_recording_opens_it_at_its_second(visit: Callable[..., Page]) -> None:
    page = visit(width=PHONE)
    page.goto("/recherche/?q=lignes occupees")
    page.locator(".hit").filter(has_text="Toutes les lignes").get_by_role("link").click()
    expect(page).to_have_url(re.compile(rf"{SPOKEN}\?t=24#lecteur-1$"))
    expect(page.locator(".passage[aria-current=true]")).to_contain_text("Toutes les lignes sont occupées")
