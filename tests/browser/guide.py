"""`make guide`: the pictures of docs/guide-des-contributeurs.md, taken on a new site: docs/images/guide/*.webp."""

import os
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import DESKTOP, launch, visiting
from tests.browser.contributor import Contributor
from tests.browser.staff import Staff
from tests.running_site import PROJECT_DIR, RunningSite

FOLDER = PROJECT_DIR / "docs" / "images" / "guide"
WIDTH = 1000  # pixels
HEAVIEST = 150_000  # bytes
TITLE = "Un après-midi sur le quai"
WORDS = "Voici un exemple, écrit pour le guide. On attendait le bateau, assis sur les filets."


def written(page: Page) -> Iterator[str]:
    """A member's own road: the first screen, a story, a sound, a useful page."""
    yield "accueil"
    page.get_by_role("link", name="Récit", exact=True).click()
    page.get_by_placeholder("Titre de la page").fill(TITLE)
    page.get_by_role("textbox", name="Résumé").fill("On attend le bateau, assis sur les filets.")
    page.evaluate("scrollTo(0, 0)")
    yield "recit"
    page.get_by_role("tab", name="Thèmes, lieux, époque").click()
    page.get_by_role("combobox", name="Thème principal").select_option(label="– Pêche")
    page.get_by_role("textbox", name="En mots").fill("l’été 44")
    page.get_by_role("textbox", name="La même date").fill("1944-22")
    yield "themes"
    page.get_by_role("tab", name="Sources et suivi").click()
    page.get_by_role("button", name="Ajouter : Source").click()
    page.get_by_role("textbox", name="Source*", exact=True).fill("Une carte postale prêtée par une famille")
    page.get_by_role("textbox", name="Ce qu’elle appuie").fill("Le quai et les filets.")
    page.get_by_role("textbox", name="À vérifier").fill("L’année de la carte postale.")
    page.evaluate("scrollTo(0, 0)")
    yield "sources"
    page.goto("/admin/media/audio/add/")
    yield "son"


def kept_true(page: Page) -> Iterator[str]:
    page.goto("/admin/reports/points-a-verifier/?owner_service=tous&kind_slug=infos-utiles")
    yield "a-verifier"
    page.get_by_role("table").get_by_role("link").first.click()
    page.get_by_role("tab", name="Sources et suivi").click()
    page.get_by_role("textbox", name="Vérifié le").scroll_into_view_if_needed()
    yield "info-utile"


def read(member: Staff) -> Iterator[str]:
    member.open(TITLE)
    member.page.evaluate("scrollTo(0, 0)")
    yield "relecture"
    member.press("Relu : transmettre pour validation")


def published(validator: Staff) -> Iterator[str]:
    validator.open(TITLE)
    validator.page.get_by_role("heading", name="Que faire ?").scroll_into_view_if_needed()
    yield "validation"
    validator.page.get_by_role("link", name="Retirer à la demande d’une personne…").click()
    yield "retrait"


def merged(page: Page) -> Iterator[str]:
    page.goto("/admin/snippets/knowledge/theme/")
    page.get_by_role("link", name="Nature", exact=True).click()
    page.goto(page.url.replace("snippets/knowledge/theme/edit", "themes") + "fusionner/")
    yield "fusion"


def searched(page: Page) -> Iterator[str]:
    page.goto("/admin/snippets/knowledge/word/?q=poutargue")
    yield "mots-d-ici"
    page.goto("/admin/reports/ce-que-l-on-cherche/")
    yield "recherches"


def search(page: Page) -> None:
    """A few searches of a visitor, some in vain."""
    for words, times in (("le chiqueur", 3), ("cabanon de l’arquet", 2), ("poutarge", 2), ("joutes", 4)):
        for _time in range(times):
            page.goto(f"/recherche/?q={words}")


def ask(page: Page) -> None:
    """A question of a visitor, for the first screen to show."""
    page.goto("/racontez/poser-une-question/")
    page.get_by_label("Votre question").fill("Où se trouvait le lavoir de Ferrières ?")
    page.get_by_role("button", name="Envoyer ma question").click()


def photograph(browser: Browser, site: RunningSite, folder: Path) -> Iterator[Path]:
    """Walk through the scenes of the guide and keep each as a picture; they are what the guide tells."""
    with visiting(browser, site.url) as visitor:
        Contributor(visitor.page).send_text(TITLE, WORDS)
        search(visitor.page)
        ask(visitor.page)
    for account, scenes in (
        ("maison-jourde", (lambda member: written(member.page), read)),
        ("musee-ziem", (published, lambda member: searched(member.page))),
        ("administration", (lambda member: kept_true(member.page), lambda member: merged(member.page))),
    ):
        with visiting(browser, site.url, width=DESKTOP) as visitor:
            member = Staff(visitor.page, site, account)
            for scene in scenes:
                for name in scene(member):
                    visitor.page.wait_for_load_state("networkidle")
                    yield _keep(visitor.page.screenshot(), folder / f"{name}.webp")


def _keep(picture: bytes, target: Path) -> Path:
    image = Image.open(BytesIO(picture))
    image.thumbnail((WIDTH, WIDTH))
    image.save(target, quality=80, method=6)
    assert target.stat().st_size < HEAVIEST, target
    return target


def main() -> None:
    os.environ["LANGUAGE"] = "fr"  # Chromium's own buttons, where it has its French words (chromium-l10n)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as var,
        RunningSite(Path(var)) as site,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        for picture in photograph(browser, site, FOLDER):
            print(picture.relative_to(PROJECT_DIR))
        browser.close()


if __name__ == "__main__":
    main()
