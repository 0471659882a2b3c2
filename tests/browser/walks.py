"""Every form of the front door, screen after screen: empty, in error, sent. Each walk says the name of the screen that
its page shows; a name that ends with ``IN_ERROR`` is that of a screen sent back."""

from collections.abc import Callable, Iterator

from playwright.sync_api import Page

from tests.browser.contributor import Contributor
from tests.browser.samples import Gifts

IN_ERROR = "-erreur"
Walk = Callable[[Page, Gifts], Iterator[str]]


def memory(page: Page, gifts: Gifts) -> Iterator[str]:
    """A memory told with a sound, two pictures and someone who helps; followed with its code; taken back."""
    writer = Contributor(page)
    page.goto("/racontez/")
    yield "racontez"
    _press_nothing(page)
    yield "racontez" + IN_ERROR
    writer.begin()
    yield "souvenir"
    writer.go_on()
    yield "souvenir" + IN_ERROR
    writer.write("Un souvenir pour tous", "Le linge séchait au-dessus du canal.")
    writer.give_sound(gifts.sound)
    writer.give_pictures(*gifts.pictures)
    yield "souvenir-avec-fichiers"
    writer.go_on()
    yield "ou-et-quand"
    page.get_by_label("C’était où ?").evaluate("field => field.removeAttribute('maxlength')")
    page.get_by_label("C’était où ?").fill("x" * 161)
    writer.go_on()
    yield "ou-et-quand" + IN_ERROR
    writer.say_where_and_when()
    yield from _name(writer)
    yield from _agreement(writer)
    yield from _follow(writer, page.locator(".ticket__code").inner_text())


def _name(writer: Contributor) -> Iterator[str]:
    page = writer.page
    yield "nom"
    page.get_by_text("Pour vous répondre (si vous voulez)").click()
    page.get_by_label("Votre courriel", exact=True).fill("rose@")
    writer.go_on()
    yield "nom" + IN_ERROR
    page.get_by_label("Votre courriel", exact=True).fill("")
    page.get_by_label("Aucun nom", exact=True).check()
    writer.go_on("Nommer la personne qui m’aide")
    yield "aide"
    writer.go_on("Ajouter cette personne")
    yield "aide" + IN_ERROR
    page.get_by_label("Elle raconte avec moi").check()
    page.get_by_label("Le nom à afficher (si elle veut)").fill("Léa")
    writer.go_on("Ajouter cette personne")
    yield "aide-nommee"
    _open(page, "Revenir à mon récit")
    writer.go_on()


def _agreement(writer: Contributor) -> Iterator[str]:
    yield "envoyer"
    writer.go_on("Envoyer")
    yield "envoyer" + IN_ERROR
    for question in ("Léa dit oui aussi", "Léa a 18 ans ou plus"):
        writer.answer(question, "Oui")
    writer.agree()
    yield "merci"


def _follow(writer: Contributor, code: str) -> Iterator[str]:
    page = writer.page
    page.goto("/racontez/suivi/")
    yield "suivi-code"
    writer.go_on("Ouvrir")
    yield "suivi-code" + IN_ERROR
    writer.follow(code)
    page.get_by_role("link", name="Retirer").wait_for()
    yield "suivi"
    _open(page, "Retirer")
    yield "suivi-retirer"
    writer.go_on("Oui, tout retirer")
    yield "suivi-retire"


def correction(page: Page, gifts: Gifts) -> Iterator[str]:
    """A useful page put right, from its own link."""
    writer = Contributor(page)
    page.goto("/infos-utiles/mjc/")
    _open(page, "Signaler une erreur")
    yield "correction-commencer"
    writer.begin("Je corrige une page")
    yield "correction"
    writer.go_on()
    yield "correction" + IN_ERROR
    page.get_by_label("Quelle page ?").fill("MJC")
    page.get_by_label("Ce qu’il faut corriger ou ajouter").fill("Un chiffre.")
    writer.go_on()
    yield "correction-repondre"
    page.get_by_label("Votre téléphone").fill("allô")
    writer.go_on()
    yield "correction-repondre" + IN_ERROR
    page.get_by_label("Votre téléphone").fill("")
    writer.go_on()
    yield "correction-envoyer"
    writer.go_on("Envoyer")
    page.get_by_role("heading", name="Merci. Votre message est arrivé.").wait_for()
    yield "correction-merci"


def picture(page: Page, gifts: Gifts) -> Iterator[str]:
    """A file that is no picture, work kept for later, then erased."""
    writer = Contributor(page).begin("J’ai une image")
    yield "image"
    page.get_by_label("Choisir ou prendre des images").set_input_files(gifts.sound)
    writer.go_on("Ajouter ces images")
    yield "image" + IN_ERROR
    writer.go_on("Garder et quitter")
    yield "image-gardee"
    _open(page, "Tout effacer")
    yield "image-effacer"
    writer.go_on("Oui, tout effacer")
    yield "image-effacee"


def question(page: Page, gifts: Gifts) -> Iterator[str]:
    """A question put to the town, after a search that found nothing."""
    writer = Contributor(page)
    page.goto("/racontez/poser-une-question/?mots=zzzzzz")
    yield "question"
    page.get_by_label("Votre question").fill("?")
    writer.go_on("Envoyer ma question")
    yield "question" + IN_ERROR
    page.get_by_label("Votre question").fill("Qui a planté les platanes du cours ?")
    writer.go_on("Envoyer ma question")
    yield "question-merci"


WALKS: dict[str, Walk] = {
    "memory": memory,
    "correction": correction,
    "picture": picture,
    "question": question,
}


def _press_nothing(page: Page) -> None:
    """What a browser sends when no button is pressed."""
    with page.expect_navigation():
        page.evaluate("document.querySelector('main form').submit()")


def _open(page: Page, link: str) -> None:
    with page.expect_navigation():
        page.get_by_role("link", name=link).first.click()
