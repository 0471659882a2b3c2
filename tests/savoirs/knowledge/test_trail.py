"""A trail to walk with: its steps one after the other, where to look, and what is known of the way on."""

import pytest
from django.test import Client
from lxml import html

from savoirs.knowledge.models import PlacePage, TrailPage, TrailStep
from savoirs.knowledge.walking import Position, bearing, distance_m, way_in_words
from tests.factories import make_page

pytestmark = pytest.mark.django_db

MADELEINE = Position(43.4050, 5.0560)
NORTH = Position(43.4150, 5.0560)


def _trail(*steps: dict, **fields) -> TrailPage:
    trail = make_page(TrailPage, **fields)
    for rank, step in enumerate(steps):
        TrailStep.objects.create(page=trail, sort_order=rank, **{"text": "<p>Regardez.</p>", **step})
    return trail


def _read(client: Client, page: TrailPage) -> html.HtmlElement:
    return html.fromstring(client.get(page.url).content.decode())


def _place(title: str, position: Position, **fields) -> PlacePage:
    return make_page(
        PlacePage,
        title=title,
        latitude=position.latitude,
        longitude=position.longitude,
        precision="exacte",
        **fields,
    )


def test_steps_follow_one_another_by_their_links(client: Client) -> None:
    tree = _read(client, _trail({"title": "Un"}, {"title": "Deux"}, {"title": "Trois"}))
    stops = tree.cssselect("li.stop")
    links = [[link.get("href") for link in stop.cssselect(".stop__nav a")] for stop in stops]
    assert links == [["#etape-2"], ["#etape-1", "#etape-3"], ["#etape-2"]]
    assert [stop.get("id") for stop in stops] == ["etape-1", "etape-2", "etape-3"]
    plan = [link.get("href") for link in tree.cssselect(".trail-plan a")]
    assert plan == ["#etape-1", "#etape-2", "#etape-3"]
    assert stops[1].cssselect("h3")[0].text_content().strip().startswith("Étape 2 sur 3")


def test_what_to_look_at_and_the_way_that_the_team_wrote(client: Client) -> None:
    near, far = _place("Le quai", MADELEINE), _place("La butte", NORTH)
    trail = _trail(
        {"title": "Un", "place": near, "look": "Le clocher.", "onward": "Passez le pont."},
        {"title": "Deux", "place": far},
    )
    stop = _read(client, trail).cssselect("li.stop")[0].text_content()
    assert "Le clocher." in stop
    assert "Passez le pont." in stop
    assert "à vol d’oiseau" not in stop


def test_the_way_on_follows_from_exact_positions_of_public_places(client: Client) -> None:
    near, far = _place("Le quai", MADELEINE), _place("La butte", NORTH)
    hidden = _place("La cachette", NORTH, live=False)
    trail = _trail(
        {"title": "Un", "place": near}, {"title": "Deux", "place": far}, {"title": "Trois", "place": hidden}
    )
    stops = [stop.text_content() for stop in _read(client, trail).cssselect("li.stop")]
    assert "à 1,1\u00a0km environ, vers le nord, à vol d’oiseau." in stops[0]
    assert "à vol d’oiseau" not in stops[1]
    assert "La cachette" not in stops[2]


def test_the_start_and_the_practical_facts(client: Client) -> None:
    trail = _trail(
        {"title": "Un", "place": _place("Le quai", MADELEINE)}, duration="une heure", access="À plat."
    )
    facts = _read(client, trail).cssselect("dl.trail-facts")[0].text_content()
    assert "Le quai" in facts
    assert "une heure" in facts
    assert "Longueur" not in facts
    bare = _read(client, make_page(TrailPage, title="Sans étape"))
    assert not bare.cssselect(".trail-plan, li.stop")


def test_distances_and_directions() -> None:
    assert distance_m(MADELEINE, NORTH) == pytest.approx(1112, abs=2)
    assert bearing(MADELEINE, NORTH) == pytest.approx(0, abs=0.1)
    assert bearing(MADELEINE, Position(43.4050, 5.0460)) == pytest.approx(270, abs=0.1)
    assert way_in_words(MADELEINE, Position(43.4050, 5.0600)) == "à 300 m environ, vers l’est, à vol d’oiseau"


@pytest.mark.parametrize(
    "end", [MADELEINE, Position(43.4051, 5.0560), Position(43.4150, 5.0560, margin_m=600)]
)
def test_nothing_is_said_where_it_would_be_a_guess(end: Position) -> None:
    assert way_in_words(MADELEINE, end) == ""


def test_few_queries_whatever_the_number_of_steps(client: Client, django_assert_max_num_queries) -> None:
    places = [_place(f"Lieu {number}", NORTH) for number in range(12)]
    text = f'<p>Voyez <a linktype="page" id="{places[0].pk}">ici</a>.</p>'
    trail = _trail(
        *({"title": "Étape", "place": place, "text": text} for place in places), body=[("text", text)]
    )
    client.get(trail.url)
    with django_assert_max_num_queries(15):
        assert len(_read(client, trail).cssselect("li.stop")) == 12
