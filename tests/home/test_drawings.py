"""The drawings kept in the site are those that their tools cut."""

import subprocess
import sys
from pathlib import Path

import pytest

from savoirs.knowledge.drawings import (
    LINES_APART,
    PLATES_OF_WORDS,
    THEMES_OF_WORDS,
    Plates,
    Tray,
    drawings_of,
    family,
    plates_of,
)
from savoirs.knowledge.models import KindIndexPage, Period, Quarter, Question, StoryPage, Theme, ThemedPage
from savoirs.knowledge.models.kinds import Kind
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


@pytest.mark.parametrize(
    ("folder", "count"), [("themes", 14), ("quarters", 8), ("subjects", len(PLATES_OF_WORDS))]
)
def test_each_drawing_is_light_and_has_words_and_a_sky(folder: str, count: int) -> None:
    assert len(family(folder)) == count
    for drawing in family(folder).values():
        assert drawing.title
        assert drawing.sky in {"sel", "encre", "canal", "lagune", "ocre", "tuile", "rose"}
        assert (ROOT / "savoirs" / "static" / drawing.path).stat().st_size < 6144


@pytest.mark.django_db
def test_every_plate_of_a_subject_is_called_by_some_word_and_every_kind_has_its_plate() -> None:
    assert set(PLATES_OF_WORDS) == set(family("subjects"))
    assert set(THEMES_OF_WORDS) < set(family("themes"))
    called = [*PLATES_OF_WORDS.values(), *THEMES_OF_WORDS.values()]
    words = [word for plate in called for word in plate.split()]
    assert len(words) == len(set(words))
    skies = [drawings_of(KindIndexPage(kind_slug=kind))[0].path for kind in Kind]
    assert len(set(skies)) == len(Kind)


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
    page.slug = "l-ile-et-son-phare"
    assert drawings_of(page)[0].path == "img/quarters/l-ile.svg"
    page.slug = "le-canal-et-le-phare"
    assert [drawing.path for drawing in drawings_of(page)][:3] == [
        "img/subjects/phare.svg",
        "img/quarters/l-ile.svg",
        "img/themes/peche.svg",
    ]
    page.slug = "l-eglise-sainte-marie-madeleine"
    assert drawings_of(page)[0].path == "img/themes/patrimoine-bati.svg"
    assert drawings_of(make_page(StoryPage)) == drawings_of(KindIndexPage(kind_slug=Kind.STORY))
    assert drawings_of(Period(slug="peche")) == drawings_of(None) == []


@pytest.mark.django_db
def test_a_tray_gives_each_drawing_once() -> None:
    pages = [make_page(StoryPage, slug=slug) for slug in ("le-fort", "un-autre-fort", "un-troisieme-fort")]
    tray = Tray(family("subjects")["phare"])
    assert [tray.take(drawings_of(page)) for page in pages] == [family("subjects")["fort"], None, None]
    assert tray.take(drawings_of(make_page(StoryPage, slug="le-phare"))) is None


@pytest.mark.django_db
def test_a_list_deals_the_plate_of_a_subject_to_the_page_that_speaks_of_it() -> None:
    fishing = Theme.objects.create(name="Pêche", slug="peche")
    pages = [
        make_page(StoryPage, slug=slug) for slug in ("la-prud-homie", "le-calen", "le-fort", "un-autre-fort")
    ]
    for page in pages:
        ThemedPage.objects.create(tag=fishing, content_object=page)
    plates = [plates_of(StoryPage.objects.get(pk=page.pk)) for page in pages]
    fort, calen = family("subjects")["fort"], family("themes")["peche"]
    assert Tray(family("subjects")["phare"]).deal(plates) == [None, calen, fort, None]
    assert Tray(fort).deal(plates[1:3]) == [calen, None]


@pytest.mark.django_db
def test_a_plate_comes_back_for_its_own_pages_in_another_list_but_not_beside_the_large_one() -> None:
    quarter = Quarter.objects.create(label="Ferrières", slug="ferrieres")
    theatre = [plates_of(make_page(StoryPage, slug="le-theatre", quarter=quarter))]
    scene, tray = family("subjects")["scene"], Tray()
    assert [tray.deal(theatre) for _list in range(2)] == [[scene], [scene]]
    assert Tray(scene).deal(theatre) == [None]


@pytest.mark.django_db
def test_in_a_list_a_plate_comes_back_only_far_away() -> None:
    fort = plates_of(make_page(StoryPage, slug="le-fort"))
    others, far = [Plates()] * (LINES_APART - 1), family("subjects")["fort"]
    assert Tray().deal([fort, *others, fort])[-1] is None
    assert Tray().deal([fort, *others, Plates(), fort])[-1] == far
    assert Tray().deal([fort, *others, Plates(), fort, fort])[-2:] == [far, None]


@pytest.mark.django_db
def test_a_list_of_which_half_would_be_bare_has_no_plate_and_leaves_them_to_the_next() -> None:
    forts = [plates_of(make_page(StoryPage, slug=slug)) for slug in ("le-fort", "un-autre-fort")]
    lighthouse = plates_of(make_page(StoryPage, slug="le-phare"))
    fort, phare, tray = family("subjects")["fort"], family("subjects")["phare"], Tray()
    assert tray.deal_evenly(forts) == [None, None]
    assert tray.deal_evenly([*forts, lighthouse]) == [fort, None, phare]
    assert tray.deal_evenly([]) == []


@pytest.mark.django_db
def test_a_question_shows_the_drawing_of_its_page_then_of_its_theme() -> None:
    page, theme = make_page(StoryPage, slug="le-phare"), Theme(slug="peche")
    assert drawings_of(Question(page=page, theme=theme))[0] == family("subjects")["phare"]
    assert drawings_of(Question(theme=theme)) == [family("themes")["peche"]]
    assert drawings_of(Question()) == []
    asked = [plates_of(Question(page=page, theme=theme)), plates_of(Question(theme=theme))]
    assert Tray(family("subjects")["phare"]).deal(asked) == [None, family("themes")["peche"]]
