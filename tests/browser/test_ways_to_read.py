"""Other ways to have a page: heard, printed, easy to read, sent to someone, shown as the reader likes."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.checks import assert_for_everyone
from tests.browser.chromium import PHONE

DEVICE = (Path(__file__).parent / "device_voice.js").read_text(encoding="utf-8")
FRENCH = {"name": "Voix", "lang": "fr-FR", "localService": True}
STORY = "/recits/le-calen/"
EASY = "/infos-utiles/deposer-un-souvenir/facile-a-lire/"
SPOKEN = "/temoignages/exemple-une-annonce-enregistree/"
SHEETS = [
    f"{STORY}imprimer/",
    f"{SPOKEN}imprimer/?t=24",
    "/parcours/sur-les-traces-des-gaulois/imprimer/",
    "/infos-utiles/joindre-la-mairie/imprimer/",
    "/lieux/pont-levant/imprimer/",
]
EVERY_FRAME = ["/", STORY, EASY, SHEETS[0], "/recherche/?q=pont", "/racontez/", "/rien/", "/admin/login/"]
KEPT = "choices => localStorage.setItem('affichage', JSON.stringify(choices))"


# Heard ----------------------------------------------------------------------------------------------------


@pytest.fixture
def heard(visit: Callable[..., Page]) -> Page:
    """A window of a device with voices to come: ``gain`` gives them."""
    page = visit(width=PHONE)
    page.add_init_script(DEVICE)
    return page


def gain(page: Page, *voices: dict[str, object]) -> None:
    page.evaluate("voices => speechSynthesis.gain(...voices)", list(voices))


def spoken(page: Page) -> list[str]:
    return page.evaluate("speechSynthesis.spoken.map(({ text }) => text)")


def finish(page: Page) -> None:
    page.evaluate("speechSynthesis.finish()")


def key(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


@pytest.mark.parametrize(
    "voice",
    [{**FRENCH, "lang": "en-GB"}, {**FRENCH, "localService": False}],
    ids=["of another language", "of a company, far away"],
)
def test_no_voice_of_the_device_no_button(heard: Page, voice: dict[str, object]) -> None:
    heard.goto(STORY)
    gain(heard, voice)
    expect(key(heard, "Écouter cette page")).to_be_hidden()


@pytest.mark.parametrize(
    ("languages", "chosen"),
    [(["fr-BE", "fr-CA", "fr-FR"], "fr-FR"), (["fr_CA", "fr_FR"], "fr_FR"), (["en-GB", "fr-CA"], "fr-CA")],
)
def test_of_several_french_voices_that_of_france_reads(
    heard: Page, languages: list[str], chosen: str
) -> None:
    heard.goto(STORY)
    gain(heard, *({**FRENCH, "name": language, "lang": language} for language in languages))
    key(heard, "Écouter cette page").click()
    assert heard.evaluate("speechSynthesis.spoken.map(({ voice }) => voice)") == [chosen]


def test_without_script_no_button(page_without_script: Page) -> None:
    page_without_script.goto(STORY)
    expect(key(page_without_script, "Écouter cette page")).to_be_hidden()
    expect(page_without_script.get_by_role("link", name="Version à imprimer")).to_be_visible()


def test_title_summary_and_text_are_read_in_order_and_marked(heard: Page) -> None:
    heard.goto(STORY)
    gain(heard, FRENCH)
    key(heard, "Écouter cette page").click()
    expect(heard.locator(".being-read")).to_have_text("Le calen, un filet qui se lève")
    for _sentence in range(3):
        finish(heard)
    expect(heard.locator(".being-read")).to_have_text(re.compile("^Un grand filet barre le canal"))
    expect(heard.locator(".being-read")).to_be_in_viewport()
    told = spoken(heard)
    assert told[0] == "Le calen, un filet qui se lève"
    assert told[1].startswith("Un filet d’environ 115 m")
    assert "calen" in " ".join(told), "a Provençal word is read with its sentence"
    while key(heard, "Faire une pause").is_visible():
        finish(heard)
    assert spoken(heard)[-1] != told[-1]
    expect(key(heard, "Écouter cette page")).to_be_visible()
    expect(heard.locator(".being-read")).to_have_count(0)
    assert not [text for text in spoken(heard) if "Vous savez autre chose" in text]


def test_a_pause_is_taken_up_at_the_same_sentence_and_by_keyboard(heard: Page) -> None:
    heard.goto(STORY)
    gain(heard, FRENCH)
    key(heard, "Écouter cette page").focus()
    heard.keyboard.press("Enter")
    finish(heard)
    heard.keyboard.press("Enter")
    expect(key(heard, "Reprendre")).to_be_focused()
    assert heard.evaluate("speechSynthesis.current") is None
    heard.keyboard.press("Enter")
    told = spoken(heard)
    assert told[-1] == told[-2]
    heard.keyboard.press("Tab")
    expect(key(heard, "Arrêter la lecture")).to_be_focused()
    heard.keyboard.press("Tab")
    heard.keyboard.press("Enter")
    expect(key(heard, "Moins vite")).to_have_attribute("aria-pressed", "true")
    assert heard.evaluate("speechSynthesis.spoken.at(-1).rate") == 0.8
    heard.keyboard.press("Shift+Tab")
    heard.keyboard.press("Enter")
    expect(key(heard, "Écouter cette page")).to_be_focused()
    assert heard.evaluate("speechSynthesis.current") is None


@pytest.mark.parametrize("colours", ["none", "active"], ids=["our colours", "forced colours"])
def test_slower_looks_pressed_on_the_page_and_on_the_player(
    heard: Page, colours: Literal["none", "active"]
) -> None:
    heard.emulate_media(forced_colors=colours)
    heard.goto(SPOKEN)
    gain(heard, FRENCH)
    key(heard, "Écouter cette page").click()
    slower = key(heard, "Moins vite")
    expect(slower).to_have_count(2)
    for each in slower.all():
        before = each.evaluate("key => getComputedStyle(key).backgroundColor")
        each.click()
        expect(each).to_have_attribute("aria-pressed", "true")
        expect(each).not_to_have_css("background-color", before)


def test_a_passage_in_another_language_waits_for_its_voice(heard: Page) -> None:
    heard.goto(STORY)
    heard.locator(".prose p").first.evaluate("passage => { passage.lang = 'oc'; }")
    gain(heard, FRENCH)
    key(heard, "Écouter cette page").click()
    while key(heard, "Faire une pause").is_visible():
        finish(heard)
    assert not [text for text in spoken(heard) if text.startswith("Un grand filet")]
    gain(heard, FRENCH, {**FRENCH, "name": "Votz", "lang": "oc-FR"})
    key(heard, "Écouter cette page").click()
    while key(heard, "Faire une pause").is_visible():
        finish(heard)
    said = heard.evaluate(
        "speechSynthesis.spoken.find(({ text }) => text.startsWith('Un grand filet')).voice"
    )
    assert said == "Votz"


def test_the_voice_stops_on_leaving_and_when_a_recording_plays(heard: Page) -> None:
    heard.goto(SPOKEN)
    gain(heard, FRENCH)
    key(heard, "Écouter cette page").click()
    assert heard.evaluate("speechSynthesis.current !== null")
    heard.get_by_role("button", name="Écouter", exact=True).click()
    expect(key(heard, "Reprendre")).to_be_visible()
    key(heard, "Reprendre").click()
    assert heard.evaluate("document.querySelector('main audio').paused")
    heard.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert heard.evaluate("speechSynthesis.current") is None


@pytest.mark.parametrize("address", [STORY, EASY])
def test_the_keys_of_the_voice_are_for_everyone(heard: Page, address: str) -> None:
    heard.goto(address)
    gain(heard, FRENCH)
    key(heard, "Écouter cette page").click()
    assert_for_everyone(heard)


# Printed and easy to read ---------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [*SHEETS, EASY, "/admin/login/"])
def test_every_way_is_for_everyone(page: Page, address: str) -> None:
    page.goto(address)
    assert_for_everyone(page)


def test_a_sheet_is_reached_and_left_without_script(page_without_script: Page) -> None:
    page = page_without_script
    page.goto(f"{SPOKEN}?t=24")
    page.get_by_role("link", name="Version à imprimer").click()
    expect(page).to_have_url(re.compile(r"/imprimer/\?t=24$"))
    page.emulate_media(media="print")
    expect(page.get_by_text("à 24 s du début")).to_be_visible()
    page.emulate_media(media="screen")
    expect(page.get_by_text("par le menu de votre navigateur")).to_be_visible()
    expect(page.get_by_role("button", name="Imprimer cette feuille")).to_be_hidden()
    page.get_by_role("link", name="Revenir à la page").click()
    expect(page).to_have_url(re.compile(f"{SPOKEN}$"))


@pytest.mark.parametrize("address", SHEETS)
def test_paper_is_black_on_white_in_large_letters(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(KEPT, {"theme": "dark", "size": "3"})
    page.reload()
    page.emulate_media(media="print")
    article = page.locator("article.paper")
    expect(article).to_have_css("font-size", "24px")
    expect(article).to_have_css("color", "rgb(0, 0, 0)")
    expect(article).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(article.locator(".paper__square svg")).to_be_visible()
    for furniture in (".talk-head", ".foot", ".paper-bar", ".skip"):
        expect(page.locator(furniture).first).to_be_hidden()


def test_the_print_button_prints(page: Page) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(SHEETS[0])
    key(page, "Imprimer cette feuille").click()
    assert page.evaluate("window.printed")


def test_easy_and_full_text_lead_to_each_other(phone: Page) -> None:
    phone.goto("/infos-utiles/deposer-un-souvenir/")
    phone.get_by_role("link", name="Version facile à lire").click()
    expect(phone).to_have_url(re.compile(f"{EASY}$"))
    expect(phone.get_by_text("Cette version n’a pas encore été relue")).to_be_visible()
    phone.get_by_role("link", name="Lire la page complète").click()
    expect(phone).to_have_url(re.compile("/infos-utiles/deposer-un-souvenir/$"))


def test_the_address_is_copied_where_nothing_else_can_send_it(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(STORY)
    expect(key(page, "Envoyer cette page")).to_be_hidden()
    key(page, "Copier l’adresse").click()
    expect(page.get_by_text("Adresse copiée")).to_be_visible()
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    expect(page).to_have_url(re.compile(f"{STORY}$"))


def test_the_page_is_sent_by_the_means_of_the_device(page: Page) -> None:
    page.add_init_script("navigator.share = sent => { window.sent = sent; return Promise.resolve(); }")
    page.goto(STORY)
    expect(key(page, "Copier l’adresse")).to_be_hidden()
    key(page, "Envoyer cette page").click()
    sent = page.evaluate("window.sent")
    assert sent["title"] == "Le calen, un filet qui se lève"
    assert re.search(r"/p/\d+/$", sent["url"])


# Shown as the reader likes --------------------------------------------------------------------------------


def test_two_gestures_change_any_page(page: Page) -> None:
    for address in EVERY_FRAME:
        page.goto(address)
        page.locator(".display > summary").click()
        page.get_by_label("Très grande").check()
        expect(page.locator("body")).to_have_css("font-size", "27px")
        key(page, "Revenir à l’affichage normal").click()
        expect(page.locator("body")).to_have_css("font-size", "18px")
        expect(page.get_by_label("Normale")).to_be_checked()
    assert page.evaluate("localStorage.getItem('affichage')") == "{}"


def test_without_script_the_choices_act_on_any_page(page_without_script: Page) -> None:
    page = page_without_script
    for address in EVERY_FRAME:
        page.goto(address)
        page.locator(".display > summary").click()
        page.get_by_label("Très grande").check()
        expect(page.locator("body")).to_have_css("font-size", "27px")
        page.get_by_label("Sans images").check()
        for picture in page.locator("main img").all():
            expect(picture).to_be_hidden()


def test_kept_choices_act_before_anything_is_painted(page: Page) -> None:
    page.goto("/")
    page.evaluate(KEPT, {"theme": "dark", "size": "2"})
    page.add_init_script(
        """new MutationObserver((_, observer) => {
          if (!document.body) return;
          observer.disconnect();
          window.atFirst = { ...document.documentElement.dataset };
        }).observe(document, { childList: true, subtree: true });"""
    )
    for address in EVERY_FRAME:
        page.goto(address)
        assert page.evaluate("window.atFirst") == {"theme": "dark", "size": "2"}, address


def test_going_back_finds_the_page_as_it_was_chosen_since(page: Page) -> None:
    page.goto(STORY)
    page.get_by_role("link", name="Version à imprimer").click()
    page.locator(".display > summary").click()
    page.get_by_role("radio", name="Grande", exact=True).check()
    page.go_back()
    expect(page.locator("body")).to_have_css("font-size", "22.5px")


def test_the_choices_are_put_away(phone: Page) -> None:
    phone.goto(STORY)
    way_in, panel = phone.locator(".display > summary"), phone.locator(".display__panel")
    way_in.click()
    expect(panel).to_be_visible()
    phone.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(way_in).to_be_focused()
    way_in.click()
    phone.get_by_label("Sombre").check()
    expect(panel).to_be_visible()
    phone.get_by_role("heading", level=1).click()
    expect(panel).to_be_hidden()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_sheet_that_lies_on_its_key_has_another_to_close_it(
    visit: Callable[..., Page], javascript: bool
) -> None:
    page = visit(width=PHONE, javascript=javascript)
    page.set_viewport_size({"width": PHONE, "height": 560})
    page.goto("/racontez/")
    page.locator(".display > summary").click()
    page.get_by_label("Sans images").check()
    page.get_by_text("Fermer", exact=True).click()
    expect(page.locator(".display__panel")).to_be_hidden()


def test_the_sheet_leaves_when_one_goes_on_by_keyboard(phone: Page) -> None:
    phone.goto(STORY)
    phone.locator(".display > summary").click()
    key(phone, "Revenir à l’affichage normal").focus()
    phone.keyboard.press("Tab")
    expect(phone.locator(".display__panel")).to_be_hidden()


def test_the_choices_are_made_by_keyboard(page: Page) -> None:
    page.goto(STORY)
    page.locator(".display > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Normale")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("body")).to_have_css("font-size", "22.5px")
    for _stop in range(3):
        page.keyboard.press("Tab")
    expect(key(page, "Revenir à l’affichage normal")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_css("font-size", "18px")
