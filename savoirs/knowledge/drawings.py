"""The drawing that stands for a subject, a theme or a quarter, where a page has no picture of its own."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wagtail.models import Page

from .models import KindIndexPage, KnowledgePage, Quarter, Theme
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
    """The drawings that may stand for a theme, a quarter, a kind or a page, the best first; else none.

    Of a page: that of its subject, which a word of its address names (the first of ``PLATES_OF_WORDS`` wins), then
    its quarter's and its main theme's; without such a word, its themes' and its quarter's.
    """
    if isinstance(thing, Theme):
        return [family("themes")[thing.slug]] if thing.slug in family("themes") else []
    if isinstance(thing, Quarter):
        return [family("quarters")[thing.slug]] if thing.slug in family("quarters") else []
    if isinstance(thing, KindIndexPage):
        folder, plate = PLATES_OF_KINDS[Kind(thing.kind_slug)]
        return [family(folder)[plate]]
    if isinstance(thing, KnowledgePage):
        subject, themes = _of_subject(thing.slug), [item.tag for item in thing.themed_items.all()]
        around = [thing.quarter, *themes[:1]] if subject else [*themes, thing.quarter]
        return subject + [drawing for entry in around for drawing in drawings_of(entry)]
    return _of_subject(thing.slug) if isinstance(thing, Page) else []


def _of_subject(slug: str) -> list[Drawing]:
    said = set(slug.split("-"))
    named = (plate for plate, words in PLATES_OF_WORDS.items() if said & set(words.split()))
    return [family("subjects")[plate] for plate in named][:1]


class Tray:
    """The plates of one screen: each is printed once."""

    def __init__(self, *shown: Drawing) -> None:
        self._shown = set(shown)

    def take(self, thing: object) -> Drawing | None:
        """The best drawing of ``thing`` that the screen does not show yet, if one is left."""
        found = next((drawing for drawing in drawings_of(thing) if drawing not in self._shown), None)
        if found:
            self._shown.add(found)
        return found
