"""The main road, end to end: a story is given, read, published, found by a word of its text, and heard."""

import hashlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.contributor import PICTURE_WORDS, Contributor
from tests.browser.reader import Reader
from tests.browser.samples import SOUND_SECONDS, make_gifts
from tests.browser.staff import Staff
from tests.running_site import RunningSite

Visit = Callable[..., Page]
PAUSE = 4  # seconds


def review(staff: Callable[[str], Staff], title: str) -> None:
    """The service reads, the museum publishes; each listens first."""
    for account, gesture in (("maison-jourde", Staff.pass_on), ("musee-ziem", Staff.publish)):
        member = staff(account)
        member.open(title)
        expect(member.page.get_by_text("Rien ne manque pour la mise en ligne.")).to_be_visible()
        gesture(member, title)


@pytest.mark.parametrize(
    ("javascript", "rare", "typed"),
    [(False, "amarrée", "amarree"), (True, "élinguée", "elinguee")],
    ids=["without script", "with script"],
)
def test_a_story_with_pictures_and_a_sound(
    visit: Visit, staff, site: RunningSite, tmp_path: Path, javascript: bool, rare: str, typed: str
) -> None:
    title = f"La barque {rare}"
    gifts = make_gifts(tmp_path)
    writer = Contributor(visit(width=390, javascript=javascript)).begin()
    writer.write(title, f"La barque était {rare} au quai. On y dormait l’été.")
    writer.give_sound(gifts.sound)
    writer.give_pictures(*gifts.pictures)
    writer.go_on()
    writer.say_where_and_when()
    writer.be_named("Rosette")
    writer.agree()
    reader = Reader(visit())
    assert title not in reader.found(typed), "read before it is published"
    review(staff, title)

    reader.search(typed)
    reader.open(title)
    expect(reader.page.get_by_text("Rosette, témoin")).to_be_visible()
    assert reader.hear() == pytest.approx(SOUND_SECONDS, abs=0.3)
    assert_pictures_hide_nothing(reader.page)
    assert_originals_are_whole_and_closed(reader.page, site, gifts.pictures)


def assert_pictures_hide_nothing(page: Page) -> None:
    """The copies shown have their words and neither position, nor camera, nor file name."""
    for words in PICTURE_WORDS:
        image = page.get_by_alt_text(words)
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", True)
        shown = image.evaluate("image => image.currentSrc")
        assert "IMG_20" not in shown
        content = page.request.get(shown).body()
        assert not Image.open(BytesIO(content)).getexif()
        assert b"Marque-Espionne" not in content


def assert_originals_are_whole_and_closed(page: Page, site: RunningSite, given: tuple[Path, ...]) -> None:
    """Byte for byte on the disk, under addresses that answer nothing."""
    kept = {
        hashlib.sha256(path.read_bytes()).hexdigest(): path
        for path in (site.folder / "media/photos").rglob("*.*")
    }
    for path in given:
        original = kept[hashlib.sha256(path.read_bytes()).hexdigest()]
        assert page.request.get(f"/fichiers/{original.relative_to(site.folder / 'media')}").status == 404


def test_the_red_button(visit: Visit, staff) -> None:
    title = "Le marin et son accordéon"
    page = visit(width=390)
    writer = Contributor(page).begin()
    playback = page.locator("audio[data-playback]")
    red, pause = page.get_by_role("button", name="Parler"), page.get_by_role("button", name="Faire une pause")
    speak(page, 1.2)
    page.get_by_role("button", name="Arrêter").click()
    expect(playback).to_be_visible()
    page.get_by_role("button", name="Recommencer").click()
    expect(playback).to_be_hidden()
    assert chosen_files(page) == 0
    expect(red).to_be_focused()

    speak(page, 2)
    pause.click()
    expect(page.get_by_text("C’est en pause. Continuez quand vous voulez.")).to_be_visible()
    before = seconds_told(page)
    page.wait_for_timeout(PAUSE * 1000)
    assert seconds_told(page) == before
    page.get_by_role("button", name="Reprendre").click()
    page.wait_for_timeout(2000)
    page.get_by_role("button", name="Arrêter").click()
    expect(page.get_by_text("C’est enregistré. Écoutez-vous")).to_be_visible()
    told = seconds_told(page)
    assert chosen_files(page) == 1
    playback.evaluate("sound => sound.play()")
    page.wait_for_function("() => document.querySelector('audio[data-playback]').currentTime > 0.3")

    page.get_by_label("Un titre (si vous voulez)").fill(title)
    writer.go_on()
    writer.say_where_and_when()
    writer.be_named()
    writer.agree()
    review(staff, title)
    reader = Reader(visit())
    reader.search("accordeon")
    reader.open(title)
    heard = reader.hear()
    assert heard > 3.5, "two seconds, then two seconds"
    assert abs(heard - told) < PAUSE / 2, "the pause is left out"


def speak(page: Page, seconds: float) -> None:
    page.get_by_role("button", name="Parler").click()
    expect(page.get_by_text("On vous entend.")).to_be_visible()
    page.wait_for_timeout(seconds * 1000)


def seconds_told(page: Page) -> int:
    minutes, seconds = page.locator("[data-counter]").inner_text().split(":")
    return 60 * int(minutes) + int(seconds)


def chosen_files(page: Page) -> int:
    return page.get_by_label("Un son ou une vidéo").evaluate("field => field.files.length")


def test_leaving_and_coming_back_loses_nothing(visit: Visit) -> None:
    """By the address noted, in another window; by « Revenir », at every step."""
    writer = Contributor(visit(javascript=False)).begin("J’écris plutôt")
    writer.write("Retour", "Le début, puis la suite.")
    writer.go_on()
    writer.page.get_by_label("C’était où ?").fill("Jonquières")
    writer.go_on("Revenir")
    expect(writer.page.get_by_label("Votre souvenir, par écrit")).to_have_value("Le début, puis la suite.")
    writer.go_on("Garder et quitter")
    address = writer.page.get_by_role("link", name="http").inner_text()
    other = Contributor(visit())
    other.page.goto(address)
    expect(other.page.get_by_label("Un titre (si vous voulez)")).to_have_value("Retour")
    other.go_on()
    expect(other.page.get_by_label("C’était où ?")).to_have_value("Jonquières")


def test_a_correction_is_read_beside_the_page(visit: Visit, staff) -> None:
    """From a useful page of the MJC to its members, who answer; the contributor sees it with the code."""
    reader = visit(javascript=False)
    reader.goto("/infos-utiles/mjc/")
    reader.get_by_role("link", name="Signaler une erreur").first.click()
    writer = Contributor(reader)
    writer.go_on("Je corrige cette page")
    reader.get_by_label("Ce qu’il faut corriger ou ajouter").fill("L’accueil ferme plus tôt l’été.")
    writer.go_on()
    writer.go_on()
    writer.go_on("Envoyer")
    code = reader.locator(".ticket__code").inner_text()

    member = staff("mjc")
    member.page.goto("/admin/contributions/")
    member.page.get_by_role("row").filter(has_text="une correction").get_by_role("link").first.click()
    expect(member.page.get_by_text("L’accueil ferme plus tôt l’été.")).to_be_visible()
    expect(member.page.get_by_role("heading", name="La page aujourd’hui")).to_be_visible()
    member.page.get_by_label("Un mot pour la personne, si vous voulez").fill("Merci, c’est noté.")
    member.press("C’est corrigé")

    writer.follow(code)
    expect(reader.get_by_text("L’équipe en a tenu compte. Merci.")).to_be_visible()
    expect(reader.get_by_text("Merci, c’est noté.")).to_be_visible()


def test_a_question_is_answered_with_the_code(visit: Visit, staff) -> None:
    title = "Le cabanon sans adresse"
    writer = Contributor(visit(javascript=False))
    code = writer.send_text(title, "Nous avions un cabanon près de l’eau.")
    member = staff("maison-jourde")
    member.open(title)
    member.page.get_by_label("Votre question à la personne").fill("Près de quelle plage ?")
    member.press("Poser la question")
    expect(member.page.get_by_text("La question est posée.")).to_be_visible()

    writer.follow(code.lower().replace("-", " "))
    expect(writer.page.get_by_text("Près de quelle plage ?")).to_be_visible()
    writer.page.get_by_label("Votre réponse").fill("Près de la plage du Verdon.")
    writer.go_on("Envoyer ma réponse")
    member.open(title)
    expect(member.page.get_by_text("Près de la plage du Verdon.")).to_be_visible()
    member.page.get_by_label("Pourquoi, en mots simples").fill("Nous avons déjà ce récit.")
    member.press("Ne pas retenir")
    writer.follow(code)
    expect(writer.page.get_by_text("Nous avons déjà ce récit.")).to_be_visible()
