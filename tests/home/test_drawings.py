"""The drawings kept in the site are those that their tools cut."""

import subprocess
import sys
from pathlib import Path

import pytest

from savoirs.knowledge.drawings import drawings_of, family
from savoirs.knowledge.models import Period, Quarter, StoryPage, Theme, ThemedPage
from tests.factories import make_page

ROOT = Path(__file__).resolve().parents[2]
DRAW = """
import sys
sys.path.insert(0, sys.argv[1])
from draw import FAMILY, IMAGES, MAP, town_map
wrong = [n for n, draw in FAMILY.items() for p, t in [draw()] if (IMAGES / f"{n}.svg").read_text("utf-8") != p.svg(t)]
print(*wrong, *([] if MAP.read_text("utf-8") == town_map() else ["map"]))
"""


def test_drawing_again_changes_nothing() -> None:
    command = [sys.executable, "-B", "-c", DRAW, str(ROOT / "docs" / "drawings")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == ""


def test_each_drawing_has_words_and_a_sky() -> None:
    assert (len(family("themes")), len(family("quarters"))) == (14, 8)
    for drawing in [*family("themes").values(), *family("quarters").values()]:
        assert drawing.title
        assert drawing.sky in {"sel", "encre", "canal", "lagune", "ocre", "tuile", "rose"}
        assert (ROOT / "savoirs" / "static" / drawing.path).is_file()


@pytest.mark.django_db
def test_a_page_shows_its_main_theme_then_the_others_then_its_quarter() -> None:
    quarter = Quarter.objects.create(label="L’Île", slug="l-ile")
    page = make_page(StoryPage, quarter=quarter)
    for name, slug in (("Pêche", "peche"), ("Sans dessin", "sans-dessin"), ("Métiers", "metiers")):
        ThemedPage.objects.create(tag=Theme.objects.create(name=name, slug=slug), content_object=page)
    page = StoryPage.objects.get(pk=page.pk)
    assert [drawing.path for drawing in drawings_of(page)] == [
        "img/themes/peche.svg",
        "img/themes/metiers.svg",
        "img/quarters/l-ile.svg",
    ]
    assert drawings_of(Period(slug="peche")) == drawings_of(None) == []
