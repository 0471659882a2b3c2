"""The drawing that stands for a subject, a theme or a quarter, where a page has no picture of its own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wagtail.models import Page

from .models import KindIndexPage, KnowledgePage, Quarter, Question, Theme
from .models.kinds import Kind

FOLDER = Path(__file__).resolve().parents[1] / "static" / "img"
TITLE = re.compile(r"<title>(.*?)</title>")
FIRST_INK = re.compile(r'<path class="k-(\w+)"')

PLATES_OF_WORDS = {
    "autoroute": "a55 autoroutier autoroute",
    "pont-tournant": "tournant",
    "viaduc": "viaduc ferroviaire train gare",
    "phare": "phare accessibilite",
    "fort": "fort donnees",
    "hydravion": "hydravion",
    "tunnel": "tunnel",
    "navette": "navette",
    "bus": "bus mairiebus",
    "bourdigues": "bourdigues",
    "thon": "thon",
    "sel": "sel",
    "savon": "savonnerie huilerie",
    "centrale": "centrale ponteau",
    "carriere": "carriere carrieres carriers relief",
    "joutes": "joutes",
    "sardines": "sardinades",
    "masque": "masque masques",
    "tresor": "tresor",
    "charte": "1581 bourgs accord",
    "instruments": "capouliero conservatoire",
    "scene": "theatre festival mjc",
    "livres": "mediatheque bibliotheque archives livres sources",
    "mairie": "mairie hotel hotels ccas mentions",
    "peinture": "musee peintre galerie credits",
    "parc": "parc",
    "village": "gaulois oppidum",
    "ecole": "ecole lycee campus formation numeriques",
    "micro": "radio medias annonce",
    "a-deux": "jourde souvenir temoignage rencontrer aide",
    "miroir": "miroir venise propos",
    "ponts": "ponts comment plan",
    "chapelle": "chapelle dame",
    "eglise": "eglise genest anjou madeleine",
    "voiles": "barquettes tartanes carro mer",
    "canal": "canal chenal passe",
}

PLATES_OF_KINDS = {
    Kind.STORY: ("themes", "langue-provencale"),
    Kind.TESTIMONY: ("subjects", "micro"),
    Kind.USEFUL: ("subjects", "bus"),
    Kind.PLACE: ("subjects", "ponts"),
    Kind.TRAIL: ("subjects", "parc"),
}


@dataclass(frozen=True)
class Drawing:
    """A drawing: ``path`` below the static folder, ``title`` in words, ``sky`` the ink of its sky."""

    path: str
    title: str
    sky: str


@cache
def family(folder: str) -> dict[str, Drawing]:
    """The drawings of ``folder`` ("themes", "quarters" or "subjects") by slug, read from the files themselves."""
    drawings = {}
    for file in sorted((FOLDER / folder).glob("*.svg")):
        text = file.read_text(encoding="utf-8")
        title, ink = TITLE.search(text), FIRST_INK.search(text)
        drawings[file.stem] = Drawing(
            f"img/{folder}/{file.name}", title[1] if title else "", ink[1] if ink else ""
        )
    return drawings


def drawings_of(thing: object) -> list[Drawing]:
    """The drawings that may stand for a theme, a quarter, a kind, a page or a question, the best first; else none.

    A drawing stands for itself.
    """
    if isinstance(thing, Drawing):
        return [thing]
    if isinstance(thing, Theme):
        return _named("themes", thing.slug)
    if isinstance(thing, Quarter):
        return _named("quarters", thing.slug)
    if isinstance(thing, KindIndexPage):
        return _named(*PLATES_OF_KINDS[Kind(thing.kind_slug)])
    if isinstance(thing, KnowledgePage):
        themes = [item.tag.slug for item in thing.themed_items.all()]
        of_page = drawings_of_page(thing.slug, themes, thing.quarter.slug if thing.quarter else "")
        return of_page or _named(*PLATES_OF_KINDS[Kind(thing.kind_slug)])
    if isinstance(thing, Question):
        return [drawing for part in (thing.page, thing.theme, thing.quarter) for drawing in drawings_of(part)]
    return drawings_of_page(thing.slug, [], "") if isinstance(thing, Page) else []


def plates_of_all(pages: Iterable[KnowledgePage]) -> list[Drawing]:
    """The best drawing of each page; those of a subject of its own before those of a theme or a quarter."""
    best = [drawing for page in pages for drawing in drawings_of(page)[:1]]
    subjects = family("subjects").values()
    return sorted(best, key=lambda drawing: drawing not in subjects)


def drawings_of_page(slug: str, themes: list[str], quarter: str) -> list[Drawing]:
    """From slugs: the plate that a word of the page's own names, then its quarter's and its main theme's; without
    such a word (the first of ``PLATES_OF_WORDS`` wins), its themes' and its quarter's.
    """
    said = set(slug.split("-"))
    plate = next((plate for plate, words in PLATES_OF_WORDS.items() if said & set(words.split())), None)
    of_themes = [drawing for theme in themes for drawing in _named("themes", theme)]
    of_quarter = _named("quarters", quarter)
    if plate is None:
        return of_themes + of_quarter
    return _named("subjects", plate) + of_quarter + of_themes[:1]


def _named(folder: str, slug: str) -> list[Drawing]:
    return [family(folder)[slug]] if slug in family(folder) else []


class Tray:
    """The plates of one screen: each is printed once."""

    def __init__(self, *shown: Drawing) -> None:
        self._shown = set(shown)

    def take(self, drawings: Iterable[Drawing]) -> Drawing | None:
        """The first of ``drawings`` that the screen does not show yet, if one is left."""
        found = next((drawing for drawing in drawings if drawing not in self._shown), None)
        if found:
            self._shown.add(found)
        return found
