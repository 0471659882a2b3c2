"""The drawing that stands for a theme or a quarter, where a page has no picture of its own."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .models import KnowledgePage, Quarter, Theme

FOLDER = Path(__file__).resolve().parents[1] / "static" / "img"
TITLE = re.compile(r"<title>(.*?)</title>")
FIRST_INK = re.compile(r'<path class="k-(\w+)"')


@dataclass(frozen=True)
class Drawing:
    """A drawing: ``path`` below the static folder, ``title`` in words, ``sky`` the ink of its sky."""

    path: str
    title: str
    sky: str


@cache
def family(folder: str) -> dict[str, Drawing]:
    """The drawings of ``folder`` ("themes" or "quarters") by slug, read from the files themselves."""
    drawings = {}
    for file in sorted((FOLDER / folder).glob("*.svg")):
        text = file.read_text(encoding="utf-8")
        title, ink = TITLE.search(text), FIRST_INK.search(text)
        drawings[file.stem] = Drawing(
            f"img/{folder}/{file.name}", title[1] if title else "", ink[1] if ink else ""
        )
    return drawings


def drawings_of(thing: object) -> list[Drawing]:
    """The drawings that may stand for a theme, a quarter or a page, the best first; of anything else, none."""
    if isinstance(thing, Theme):
        return [family("themes")[thing.slug]] if thing.slug in family("themes") else []
    if isinstance(thing, Quarter):
        return [family("quarters")[thing.slug]] if thing.slug in family("quarters") else []
    if isinstance(thing, KnowledgePage):
        subjects = [item.tag for item in thing.themed_items.all()] + [thing.quarter]
        return [drawing for subject in subjects for drawing in drawings_of(subject)]
    return []
