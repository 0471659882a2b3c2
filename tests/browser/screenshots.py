"""`make screenshots`: each template and its main states on one sheet, var/screenshots/index.html.

Three widths and three colour modes; ARGS="recits frise" keeps the screens whose name holds one of these words.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from savoirs.launcher.paths import VAR_DIR
from tests.browser.axe import DRESS
from tests.browser.chromium import DESKTOP, PHONE, TABLET, launch, visiting
from tests.browser.contact_sheet import write_sheet
from tests.browser.crawl import crawl, first_of_each_shape
from tests.browser.samples import make_gifts
from tests.browser.walks import WALKS, Walk
from tests.running_site import RunningSite

STATES = {
    "recherche-resultats": "/recherche/?q=pecheur",
    "recherche-filtree": "/recherche/?q=port&genre=recits",
    "recherche-corrigee": "/recherche/?q=poutarge",
    "recherche-sans-resultat": "/recherche/?q=zzzzzz",
    "temoignage-a-ecouter": "/temoignages/exemple-une-annonce-enregistree/",
    "racontez-une-question": "/racontez/?question=1",
    "introuvable": "/une-page-qui-n-existe-pas/",
    "se-connecter": "/admin/login/",
}
WIDTHS, MODES = (PHONE, TABLET, DESKTOP), ("light", "dark", "contrast")
PROCESSES = 2
CHOOSE = "theme => localStorage.setItem('affichage', JSON.stringify({theme}))"
DRAW_ALL = """() => {
  document.querySelectorAll("img[loading=lazy]").forEach(image => image.loading = "eager");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets.push(sheet);
}"""


def photograph_pages(site: str, folder: Path, pages: dict[str, str], width: int, mode: str) -> None:
    """One picture a page, its file named ``name-width-mode.jpg``."""
    with _window(site, width) as page:
        page.goto("/")
        page.evaluate(CHOOSE, mode)
        for name, address in pages.items():
            page.goto(address)
            _take(page, folder / f"{name}-{width}-{mode}.jpg")


def photograph_walks(
    site: str, folder: Path, walks: dict[str, Walk], width: int, modes: tuple[str, ...]
) -> None:
    """Each screen of each form; a walk is made once a width, and its screens change colours."""
    with _window(site, width) as page, tempfile.TemporaryDirectory() as files:
        gifts = make_gifts(Path(files))
        for walk in walks.values():
            for name in walk(page, gifts):
                page.wait_for_load_state()
                for mode in modes:
                    page.evaluate(DRESS, mode)
                    _take(page, folder / f"formulaire-{name}-{width}-{mode}.jpg")


@contextmanager
def _window(site: str, width: int) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        with visiting(browser, site, width=width) as visitor:
            yield visitor.page
        browser.close()


def _take(page: Page, target: Path) -> None:
    page.evaluate(DRAW_ALL)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=target, full_page=True, type="jpeg", quality=80)


def _names(addresses: list[str]) -> dict[str, str]:
    return {address.strip("/").replace("/", "-") or "accueil": address for address in addresses}


def _work(site: str, folder: Path, words: list[str]) -> Iterator[tuple[Callable[..., None], tuple]]:
    def is_wanted(name: str) -> bool:
        return not words or any(word in name for word in words)

    pages = _names(first_of_each_shape(crawl(site))) | STATES
    pages = {name: address for name, address in pages.items() if is_wanted(name)}
    for width, mode in product(WIDTHS, MODES):
        yield photograph_pages, (site, folder, pages, width, mode)
    walks = {name: walk for name, walk in WALKS.items() if is_wanted(name)}
    for width in WIDTHS:
        yield photograph_walks, (site, folder, walks, width, MODES if width == PHONE else MODES[:1])


def main(words: list[str]) -> None:
    folder = VAR_DIR / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    for picture in folder.glob("*.jpg"):
        picture.unlink()
    with (
        tempfile.TemporaryDirectory() as var,
        RunningSite(Path(var)) as site,
        ProcessPoolExecutor(PROCESSES) as pool,
    ):
        for waited in [pool.submit(work, *arguments) for work, arguments in _work(site.url, folder, words)]:
            waited.result()
    print(write_sheet(folder, sorted(folder.glob("*.jpg"))))


if __name__ == "__main__":
    main(sys.argv[1:])
