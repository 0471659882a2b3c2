"""Every public template and every state of the front door, for everyone: ACC-01, 12, 13, 14, 17, 20, 21, 25; LEG-18."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checks import assert_error_is_told, assert_for_everyone, assert_skip_link_first
from tests.browser.chromium import Visitor, visiting
from tests.browser.contributor import Contributor
from tests.browser.samples import Gifts, make_gifts
from tests.running_site import RunningSite

FIXED = {
    "home": "/",
    "stories": "/recits/",
    "testimonies": "/temoignages/",
    "useful pages": "/infos-utiles/",
    "places": "/lieux/",
    "trails": "/parcours/",
    "themes": "/themes/",
    "quarters": "/quartiers/",
    "periods": "/periodes/",
    "timeline": "/frise/",
    "search": "/recherche/",
    "search, results": "/recherche/?q=pecheur",
    "search, filtered": "/recherche/?q=port&genre=recits&tri=titre",
    "search, last page": "/recherche/?page=99",
    "search, repaired": "/recherche/?q=tintaine",
    "search, nothing": "/recherche/?q=zzzzzz",
    "search, a very long word": f"/recherche/?q={'a' * 300}",
    "testimony with a sound": "/temoignages/exemple-une-annonce-enregistree/",
    "not found": "/une-page-qui-n-existe-pas/",
    "plain page": "/lire-ceci/",
    "withdrawn": "/recits/retire/",
}
FIRST_OF = {
    "a story": "/recits/",
    "a testimony": "/temoignages/",
    "a useful page": "/infos-utiles/",
    "a place": "/lieux/",
    "a trail": "/parcours/",
    "a theme": "/themes/",
    "a quarter": "/quartiers/",
    "a period": "/periodes/",
}
STATUS = {"not found": 404, "withdrawn": 410}
MAKE_WHAT_IS_MISSING = """
from home.models import HomePage, InfoPage
from savoirs.knowledge.models import KindIndexPage, StoryPage
from savoirs.rights.withdrawal import withdraw
body = [("text", "<h2>Un intertitre</h2><p>Une phrase.</p>")]
HomePage.objects.get().add_child(instance=InfoPage(title="À lire ici", slug="lire-ceci", body=body))
index = KindIndexPage.objects.get(kind_slug="recits")
withdraw(index.add_child(instance=StoryPage(title="Retiré", slug="retire", summary="Un résumé.")))
"""


@pytest.fixture(scope="module")
def visitor(chromium: Browser, site: RunningSite) -> Iterator[Visitor]:
    """One window for all: it must not have received anything by the end."""
    site.manage("shell", "-c", MAKE_WHAT_IS_MISSING)
    with visiting(chromium, site.url) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def addresses(visitor: Visitor) -> dict[str, str]:
    found = dict(FIXED)
    for name, index in FIRST_OF.items():
        visitor.page.goto(index)
        entry = visitor.page.locator(f"main a[href^='{index}']:not([href='{index}'])").first
        found[name] = entry.get_attribute("href") or ""
    return found


@pytest.mark.parametrize("name", [*FIXED, *FIRST_OF])
def test_a_public_page(visitor: Visitor, addresses: dict[str, str], name: str) -> None:
    page = visitor.page
    answer = page.goto(addresses[name])
    assert answer
    assert answer.status == STATUS.get(name, 200)
    assert_skip_link_first(page)
    assert_for_everyone(page)
    assert visitor.context.cookies() == []
    faults, visitor.faults = visitor.faults, []
    assert not faults


def test_no_two_pages_have_the_same_title(visitor: Visitor, addresses: dict[str, str]) -> None:
    titles: dict[str, str] = {}
    for name, address in addresses.items():
        visitor.page.goto(address)
        twin = titles.setdefault(visitor.page.title(), name)
        assert twin == name


OWN_VOICE = {"audio-caption"}  # nobody has written yet what the person has just said, and only they hear it

# The front door -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def writer(chromium: Browser, site: RunningSite) -> Iterator[Contributor]:
    with visiting(chromium, site.url) as visitor:
        yield Contributor(visitor.page)
        assert {cookie["name"] for cookie in visitor.context.cookies()} == {"csrftoken"}  # type: ignore[typeddict-item]


@pytest.fixture
def gifts(tmp_path: Path) -> Gifts:
    return make_gifts(tmp_path)


def empty_then_wrong(writer: Contributor, spoil: Callable[[], None]) -> None:
    """The screen as it comes, then in error."""
    assert_for_everyone(writer.page, OWN_VOICE)
    spoil()
    assert_error_is_told(writer.page)
    assert_for_everyone(writer.page, OWN_VOICE)


def press_nothing(page: Page) -> None:
    """What a browser sends when no button is pressed."""
    with page.expect_navigation():
        page.evaluate("document.querySelector('main form').submit()")


def test_every_step_of_a_memory(writer: Contributor, gifts: Gifts) -> None:
    page = writer.page
    page.goto("/racontez/")
    assert_skip_link_first(page)
    empty_then_wrong(writer, lambda: press_nothing(page))
    writer.begin()
    empty_then_wrong(writer, writer.go_on)
    writer.write("Un souvenir pour tous", "Le linge séchait au-dessus du canal.")
    writer.give_sound(gifts.sound)
    writer.give_pictures(*gifts.pictures)
    assert_for_everyone(page, OWN_VOICE)
    writer.go_on()

    def too_long() -> None:
        page.get_by_label("C’était où ?").evaluate("field => field.removeAttribute('maxlength')")
        page.get_by_label("C’était où ?").fill("x" * 161)
        writer.go_on()

    empty_then_wrong(writer, too_long)
    writer.say_where_and_when()

    def half_an_address() -> None:
        page.get_by_text("Pour vous répondre (si vous voulez)").click()
        page.get_by_label("Votre courriel", exact=True).fill("rose@")
        writer.go_on()

    empty_then_wrong(writer, half_an_address)
    page.get_by_label("Votre courriel", exact=True).fill("")
    page.get_by_label("Aucun nom", exact=True).check()
    writer.go_on("Nommer la personne qui m’aide")
    empty_then_wrong(writer, lambda: writer.go_on("Ajouter cette personne"))
    page.get_by_label("Elle raconte avec moi").check()
    page.get_by_label("Le nom à afficher (si elle veut)").fill("Léa")
    writer.go_on("Ajouter cette personne")
    assert_for_everyone(page, OWN_VOICE)
    page.get_by_role("link", name="Revenir à mon récit").click()
    writer.go_on()
    empty_then_wrong(writer, lambda: writer.go_on("Envoyer"))
    for question in ("Léa dit oui aussi", "Léa a 18 ans ou plus"):
        writer.answer(question, "Oui")
    code = writer.agree()
    assert_for_everyone(page, OWN_VOICE)

    page.goto("/racontez/suivi/")
    empty_then_wrong(writer, lambda: writer.go_on("Ouvrir"))
    writer.follow(code)
    assert_for_everyone(page, OWN_VOICE)
    page.get_by_role("link", name="Retirer").click()
    assert_for_everyone(page, OWN_VOICE)
    writer.go_on("Oui, tout retirer")
    assert_for_everyone(page, OWN_VOICE)


def test_every_step_of_a_correction(writer: Contributor) -> None:
    page = writer.page
    page.goto("/infos-utiles/mjc/")
    page.get_by_role("link", name="Signaler une erreur").first.click()
    assert_for_everyone(page, OWN_VOICE)
    writer.begin("Je corrige une page")
    empty_then_wrong(writer, writer.go_on)
    page.get_by_label("Quelle page ?").fill("MJC")
    page.get_by_label("Ce qu’il faut corriger ou ajouter").fill("Un chiffre.")
    writer.go_on()

    def no_digits() -> None:
        page.get_by_label("Votre téléphone").fill("allô")
        writer.go_on()

    empty_then_wrong(writer, no_digits)
    page.get_by_label("Votre téléphone").fill("")
    writer.go_on()
    assert_for_everyone(page, OWN_VOICE)
    writer.go_on("Envoyer")
    expect(page.get_by_role("heading", level=1)).to_have_text("Merci. Votre message est arrivé.")
    assert_for_everyone(page, OWN_VOICE)


def test_a_picture_kept_for_later_then_erased(writer: Contributor, gifts: Gifts) -> None:
    page = writer.begin("J’ai une image").page
    voice = gifts.sound

    def wrong_file() -> None:
        page.get_by_label("Choisir ou prendre des images").set_input_files(voice)
        writer.go_on("Ajouter ces images")

    empty_then_wrong(writer, wrong_file)
    writer.go_on("Garder et quitter")
    assert_for_everyone(page, OWN_VOICE)
    page.get_by_role("link", name="Tout effacer").click()
    assert_for_everyone(page, OWN_VOICE)
    writer.go_on("Oui, tout effacer")
    assert_for_everyone(page, OWN_VOICE)
