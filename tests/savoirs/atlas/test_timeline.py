"""« La frise »: every dated public page once, in the period where it begins, with its date as people say it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from savoirs.knowledge.models import Period, PlacePage, StoryPage
from tests.factories import make_page, make_testimony

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def periods() -> None:
    for slug, label, edtf in (
        ("prehistoire", "Préhistoire", "../-0600"),
        ("antiquite", "Antiquité", "-0599/0499"),
        ("xviie-siecle", "XVIIe siècle", "1600/1699"),
        ("depuis-1900", "Depuis 1900", "1900/.."),
    ):
        Period.objects.create(slug=slug, label=label, edtf=edtf)


def _dated(title: str, words: str, edtf: str, **fields):
    return make_page(fields.pop("model", StoryPage), title=title, when_words=words, when_edtf=edtf, **fields)


def _frise(client: Client) -> html.HtmlElement:
    answer = client.get("/frise/")
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def _titles(tree: html.HtmlElement, anchor: str) -> list[str]:
    """What links say, with what only a screen reader says."""
    return [link.text_content() for link in tree.cssselect(f"section#{anchor} li.moment a")]


def test_pages_stand_in_the_order_of_time_in_the_period_where_they_begin(client: Client) -> None:
    _dated("Le phare", "depuis 1900", "1900/..")
    _dated("La chapelle", "au XVIIe siècle", "16XX")
    _dated("La carrière", "de l’Antiquité à 1950", "-0399~/1950")
    _dated("L’oppidum", "VIe siècle av. J.-C.", "-0550", model=PlacePage)
    _dated("Caronte", "avant l’histoire", "../-0600")
    make_page(StoryPage, title="Sans date")
    tree = _frise(client)
    assert _titles(tree, "prehistoire") == ["Caronte"]
    assert _titles(tree, "antiquite") == ["L’oppidum (lieu)", "La carrière"]
    assert _titles(tree, "xviie-siecle") == ["La chapelle"]
    assert _titles(tree, "depuis-1900") == ["Le phare"]
    assert "Sans date" not in tree.text_content()
    assert "de l’Antiquité à 1950" in " ".join(tree.text_content().split())


def test_a_date_that_several_pages_bear_is_said_once(client: Client) -> None:
    _dated("La chapelle", "de 1661 à 1734", "1661/1734")
    _dated("L’église", "depuis 1670", "1670/..")
    _dated("Sa chapelle", "de 1661 à 1734", "1661/1734", model=PlacePage)
    tree = _frise(client)
    said = [moment.text_content() for moment in tree.cssselect("section#xviie-siecle li.moment h3")]
    assert said == ["de\u00a01661 à\u00a01734", "depuis 1670"]
    assert _titles(tree, "xviie-siecle") == ["La chapelle", "Sa chapelle (lieu)", "L’église"]


def test_a_period_shows_the_plate_of_one_of_its_pages_and_no_plate_twice(client: Client) -> None:
    _dated("Les dates", "en 1600", "1600", slug="les-dates")
    _dated("Le phare", "en 1650", "1650", slug="le-phare")
    _dated("Un autre phare", "en 1950", "1950", slug="un-autre-phare")
    tree = _frise(client)
    plates = {
        section.get("id"): [image.get("src") for image in section.cssselect(".frise__plate img")]
        for section in tree.cssselect("section.frise")
    }
    assert [src.rpartition("/")[2] for src in plates["xviie-siecle"]] == ["phare.svg"]
    assert plates["depuis-1900"] == plates["antiquite"] == []


def test_a_date_that_is_not_sure_says_so_to_the_eye_and_to_the_ear(client: Client) -> None:
    _dated("Le pont", "en 1962, selon une source", "1962?")
    _dated("La plaque", "le 21 avril 1962", "1962-04-21")
    lines = {li.cssselect("a")[0].text_content(): li for li in _frise(client).cssselect("li.moment")}
    assert "moment--about" in lines["Le pont"].get("class")
    assert "(date approchée ou discutée)" in lines["Le pont"].text_content()
    assert "moment--about" not in lines["La plaque"].get("class")
    assert "(date" not in lines["La plaque"].text_content()


def test_the_ways_in_lead_to_every_period_and_an_empty_one_says_so(client: Client) -> None:
    _dated("Le phare", "depuis 1900", "1900/..")
    tree = _frise(client)
    ways = [link.get("href") for link in tree.cssselect("main .timeline a")]
    assert ways == ["#prehistoire", "#antiquite", "#xviie-siecle", "#depuis-1900"]
    assert all(tree.cssselect(f"section{way}") for way in ways)
    assert "Rien ne commence encore ici." in tree.cssselect("section#antiquite")[0].text_content()
    assert "Rien ne commence" not in tree.cssselect("section#depuis-1900")[0].text_content()


def test_a_page_outside_of_every_period_is_not_lost(client: Client) -> None:
    _dated("La peste", "en 1720", "1720")
    assert _titles(_frise(client), "autres-dates") == ["La peste"]


def test_what_is_not_public_and_examples_never_show(client: Client) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    _dated("Un brouillon", "en 1950", "1950", live=False)
    _dated("Plus tard", "en 1950", "1950", embargo_until=tomorrow)
    _dated("Retiré", "en 1950", "1950", withdrawn_at=timezone.now())
    make_testimony(title="Un modèle", when_words="en 1950", when_edtf="1950", is_example=True)
    make_testimony(title="Sans accord", when_words="en 1950", when_edtf="1950")
    assert _titles(_frise(client), "depuis-1900") == []


def test_few_queries_whatever_the_number_of_pages(client: Client, django_assert_max_num_queries) -> None:
    for number in range(40):
        _dated(f"Page {number}", f"en {1900 + number}", str(1900 + number))
    client.get("/frise/")
    with django_assert_max_num_queries(10):
        assert len(_titles(_frise(client), "depuis-1900")) == 40


def test_only_reading_is_answered(client: Client) -> None:
    assert client.post("/frise/").status_code == 405
