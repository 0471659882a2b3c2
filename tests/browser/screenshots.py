"""`make screenshots`: each main template at 390 and 1280 px, on one sheet: var/screenshots/index.html."""

import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from savoirs.launcher.paths import VAR_DIR
from tests.browser.chromium import DESKTOP, PHONE, launch, visiting
from tests.browser.contributor import Contributor
from tests.running_site import RunningSite

INDEXES = {
    "recits": "récits",
    "temoignages": "témoignages",
    "infos-utiles": "fiches utiles",
    "lieux": "lieux",
    "parcours": "parcours",
    "themes": "thèmes",
    "quartiers": "quartiers",
    "periodes": "périodes",
}
OTHERS = {
    "accueil": "/",
    "recherche-vide": "/recherche/",
    "recherche": "/recherche/?q=pecheur",
    "recherche-sans-resultat": "/recherche/?q=zzzzzz",
    "racontez": "/racontez/",
    "introuvable": "/une-page-qui-n-existe-pas/",
    "administration": "/admin/login/",
}
LOAD_ALL_IMAGES = "document.querySelectorAll('img[loading=lazy]').forEach(image => image.loading = 'eager')"
SHEET = """<!doctype html><html lang="fr"><meta charset="utf-8"><title>Captures</title>
<style>body{{font:16px sans-serif;margin:2rem}}figure{{display:inline-block;vertical-align:top;margin:0 1rem 2rem 0}}
img{{display:block;border:1px solid #888;max-height:70vh}}</style><h1>Captures des gabarits</h1>{figures}</html>"""


def addresses(page: Page) -> Iterator[tuple[str, str]]:
    """(name, path) of each template: the fixed ones, each index, and the first entry that an index lists."""
    yield from OTHERS.items()
    for index in INDEXES:
        yield index, f"/{index}/"
        page.goto(f"/{index}/")
        entry = page.locator(f"main a[href^='/{index}/']:not([href='/{index}/'])").first
        if entry.count():
            yield f"{index}-une", entry.get_attribute("href") or ""


def front_door(page: Page) -> Iterator[str]:
    """Walk the contribution; the name of each screen when ``page`` shows it, one in error among them."""
    writer = Contributor(page).begin("J’écris plutôt")
    yield "racontez-1-souvenir"
    writer.go_on()
    page.get_by_role("alert").first.wait_for()
    yield "racontez-1-souvenir-erreur"
    writer.write("Le quai", "On attendait le bateau, assis sur les filets.")
    writer.go_on()
    page.get_by_label("C’était où ?").wait_for()
    yield "racontez-2-ou-et-quand"
    writer.say_where_and_when()
    page.get_by_label("Aucun nom", exact=True).wait_for()
    yield "racontez-3-nom"
    writer.be_named()
    page.get_by_role("button", name="Envoyer", exact=True).wait_for()
    yield "racontez-4-accord"
    code = writer.agree()
    yield "racontez-5-merci"
    page.goto("/racontez/suivi/")
    yield "suivi-code"
    writer.follow(code)
    page.get_by_role("link", name="Retirer").first.wait_for()
    yield "suivi"
    page.get_by_role("link", name="Retirer").first.click()
    page.wait_for_load_state()
    yield "suivi-retirer"


def _take(page: Page, target: Path) -> Path:
    page.evaluate(LOAD_ALL_IMAGES)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=target, full_page=True)
    return target


def photograph(browser: Browser, site: RunningSite, folder: Path) -> list[Path]:
    """One PNG a screen and width; returns the files in the order of the sheet."""
    with visiting(browser, site.url) as visitor:
        pages = list(addresses(visitor.page))
    taken = []
    for width in (PHONE, DESKTOP):
        with visiting(browser, site.url, width=width) as visitor:
            for name, path in pages:
                visitor.page.goto(path)
                taken.append(_take(visitor.page, folder / f"{name}-{width}.png"))
            for name in front_door(visitor.page):
                taken.append(_take(visitor.page, folder / f"{name}-{width}.png"))
    return sorted(taken)


def write_sheet(folder: Path, pictures: list[Path]) -> Path:
    """Write the contact sheet of ``pictures`` into ``folder``."""
    figures = "".join(
        f"<figure><figcaption>{escape(picture.stem)} px</figcaption>"
        f'<a href="{picture.name}"><img src="{picture.name}" alt="" loading="lazy"></a></figure>'
        for picture in pictures
    )
    sheet = folder / "index.html"
    sheet.write_text(SHEET.format(figures=figures), encoding="utf-8")
    return sheet


def main() -> None:
    folder = VAR_DIR / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as var,
        RunningSite(Path(var)) as site,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        pictures = photograph(browser, site, folder)
        browser.close()
    print(write_sheet(folder, pictures))


if __name__ == "__main__":
    main()
