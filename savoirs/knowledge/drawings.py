"""The drawing that stands for a subject, a theme or a quarter, where a page has no picture of its own."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from wagtail.models import Page

from .models import KindIndexPage, KnowledgePage, Quarter, Question, Theme, TrailStep
from .models.kinds import Kind

FOLDER = Path(__file__).resolve().parents[1] / "static" / "img"
TITLE = re.compile(r"<title>(.*?)</title>")
LINES_APART = 8
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
    "bus": "bus",
    "minibus": "mairiebus",
    "visite": "tourisme",
    "lecture": "mediatheque",
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
    "livres": "bibliotheque archives livres sources",
    "mairie": "mairie hotel hotels ccas mentions",
    "peinture": "musee peintre galerie credits",
    "parc": "parc",
    "village": "gaulois oppidum arquet tamaris",
    "ecole": "ecole lycee campus formation numeriques",
    "micro": "radio medias annonce",
    "a-deux": "jourde souvenir temoignage rencontrer aide",
    "miroir": "miroir venise propos",
    "ponts": "ponts comment plan",
    "chapelle": "chapelle dame",
    "eglise": "eglise genest anjou",
    "voiles": "barquettes tartanes carro mer",
    "canal": "canal chenal passe",
}
THEMES_OF_WORDS = {
    "patrimoine-bati": "madeleine",
    "canaux-et-ponts": "levant",
    "peche": "calen",
    "cinema-et-spectacle": "cinema cinematheque cascade",
    "sports": "fc",
    "gastronomie": "poutargue",
    "fetes-et-traditions": "venitienne fetes",
    "industrie": "lavera raffinerie",
    "nature": "etang",
    "archeologie": "tholon",
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
    return plates_of(thing).all


def plates_of(thing: object) -> "Plates":
    """The drawings that may stand for a page, a stop of a trail (those of its place) or a question."""
    if isinstance(thing, TrailStep):
        return plates_of(thing.place)
    if isinstance(thing, Question):
        page = plates_of(thing.page)
        return Plates(page.own, page.suiting + drawings_of(thing.theme) + drawings_of(thing.quarter))
    if isinstance(thing, KnowledgePage):
        themes = [item.tag.slug for item in thing.themed_items.all()]
        plates = plates_of_page(thing.slug, themes, thing.quarter.slug if thing.quarter else "")
        return plates if plates.all else Plates(suiting=_named(*PLATES_OF_KINDS[Kind(thing.kind_slug)]))
    return plates_of_page(thing.slug, [], "") if isinstance(thing, Page) else Plates()


def plates_of_all(pages: Iterable[KnowledgePage]) -> list[Drawing]:
    """The best drawing of each page; those of a subject of its own before those of a theme or a quarter."""
    best = [drawing for page in pages for drawing in drawings_of(page)[:1]]
    subjects = family("subjects").values()
    return sorted(best, key=lambda drawing: drawing not in subjects)


def plates_of_page(slug: str, themes: list[str], quarter: str) -> "Plates":
    """From slugs: its own is its quarter's where its address begins as the quarter's does, else the plate that a
    word of its address names. Its quarter and its themes suit it; its themes first, without a plate of its own.
    """
    own, of_quarter = _own_plate(slug, quarter), _named("quarters", quarter)
    of_themes = [drawing for theme in themes for drawing in _named("themes", theme)]
    if not own:
        return Plates(suiting=of_themes + of_quarter)
    return Plates(own, [one for one in of_quarter + of_themes if one not in own])


def _own_plate(slug: str, quarter: str) -> list[Drawing]:
    if quarter and f"{slug}-".startswith(f"{quarter}-"):
        return _named("quarters", quarter)
    said = set(slug.split("-"))
    for folder, called in (("themes", THEMES_OF_WORDS), ("subjects", PLATES_OF_WORDS)):
        for plate, words in called.items():
            if said & set(words.split()):
                return _named(folder, plate)
    return []


def _named(folder: str, slug: str) -> list[Drawing]:
    return [family(folder)[slug]] if slug in family(folder) else []


@dataclass(frozen=True)
class Plates:
    """The drawings that may stand for a page: its ``own`` (one, or none), then those that suit it."""

    own: list[Drawing] = field(default_factory=list)
    suiting: list[Drawing] = field(default_factory=list)

    @property
    def all(self) -> list[Drawing]:
        return self.own + self.suiting


class Tray:
    """The plates of one screen, which shows some already, large. Each is printed once, then again for its own pages."""

    def __init__(self, *large: Drawing) -> None:
        self._large, self._shown = set(large), set(large)

    def take(self, drawings: Iterable[Drawing]) -> Drawing | None:
        """The first of ``drawings`` that the screen does not show yet, if one is left."""
        found = next((drawing for drawing in drawings if drawing not in self._shown), None)
        if found:
            self._shown.add(found)
        return found

    def deal(self, wanted: Sequence[Plates]) -> list[Drawing | None]:
        """One plate each, for the pages of a list: first those that have one of their own, then the others.

        Beside a title that calls its own plate, another would show something else. Once that is shown it comes back,
        ``LINES_APART`` lines away in a list, or in another list, but never beside the large one: else none is given.
        """
        dealt = [self.take(plates.own) for plates in wanted]
        for rank, plates in enumerate(wanted):
            if not plates.own:
                dealt[rank] = self.take(plates.suiting)
        for rank, plates in enumerate(wanted):
            near = dealt[max(0, rank - LINES_APART) : rank + LINES_APART + 1]
            if not dealt[rank] and self._large.union(near).isdisjoint(plates.own):
                dealt[rank] = next(iter(plates.own), None)
        return dealt

    def deal_evenly(self, wanted: Sequence[Plates]) -> list[Drawing | None]:
        """The same; but a list of which half the pages or more would stay without a plate gets none."""
        before = set(self._shown)
        dealt = self.deal(wanted)
        if 2 * sum(drawing is not None for drawing in dealt) > len(wanted):
            return dealt
        self._shown = before
        return [None] * len(wanted)
