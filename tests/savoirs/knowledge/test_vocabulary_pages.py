"""The pages of themes, quarters and periods: what belongs there, by kind, and nothing that is not public."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from savoirs.knowledge.models import (
    KnowledgePage,
    Period,
    PlacePage,
    Quarter,
    Question,
    StoryPage,
    Theme,
    ThemedPage,
    TrailPage,
    UsefulInfoPage,
)
from savoirs.knowledge.reindex import reindex_pages
from tests.factories import make_agreement, make_page, make_testimony

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme() -> Theme:
    return Theme.objects.create(
        name="Pêche", slug="peche", aliases="filet\nfilets\nPêche", see="https://exemple.fr/"
    )


def _about(theme: Theme, *pages) -> None:
    for page in pages:
        ThemedPage.objects.create(tag=theme, content_object=page)


def _read(client: Client, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def _shelves(tree: html.HtmlElement) -> dict[str, list[str]]:
    return {
        shelf.get("id"): [title.text_content() for title in shelf.cssselect("h3")]
        for shelf in tree.cssselect("section.shelf")
    }


def test_a_theme_lays_its_pages_out_by_kind_from_the_most_ancient(client: Client, theme: Theme) -> None:
    voice = make_testimony(title="Ma barque")
    make_agreement(voice)
    _about(
        theme,
        make_page(StoryPage, title="B, sans date"),
        make_page(StoryPage, title="A, 1950", when_words="en 1950", when_edtf="1950"),
        make_page(StoryPage, title="C, 1850", when_words="vers 1850", when_edtf="1850~"),
        make_page(PlacePage, title="Le quai"),
        make_page(TrailPage, title="Au fil de l’eau"),
        make_page(UsefulInfoPage, title="Avoir un permis"),
        voice,
    )
    tree = _read(client, "/themes/peche/")
    assert _shelves(tree) == {
        "recits": ["C, 1850", "A, 1950", "B, sans date"],
        "temoignages": ["Ma barque"],
        "lieux": ["Le quai (lieu)"],
        "parcours": ["Au fil de\u00a0l’eau"],
        "infos-utiles": ["Avoir un permis"],
    }
    ways = [link.get("href") for link in tree.cssselect(".opening .chip")]
    assert all(tree.cssselect(f"section{way}") for way in ways)
    assert len(ways) == 5


def test_what_is_closed_and_examples_are_on_no_shelf(client: Client, theme: Theme) -> None:
    _about(
        theme,
        make_page(StoryPage, live=False),
        make_page(StoryPage, embargo_until=timezone.now() + timedelta(days=1)),
        make_page(StoryPage, withdrawn_at=timezone.now()),
        make_testimony(title="Sans accord"),
        make_testimony(title="Un modèle", is_example=True),
    )
    assert _shelves(_read(client, "/themes/peche/")) == {}
    assert dict(client.get("/themes/").context["themes"]) == {theme: 0}


def test_a_long_shelf_leads_to_all_its_pages_in_the_search(client: Client, theme: Theme) -> None:
    _about(theme, *(make_page(StoryPage, title=f"Récit {number:02}") for number in range(9)))
    reindex_pages(KnowledgePage.objects.all())
    tree = _read(client, "/themes/peche/")
    assert len(_shelves(tree)["recits"]) == 5
    more = tree.cssselect(".shelf__more a")[0]
    assert "Voir les 9 récits" in more.text_content()
    assert parse_qs(urlsplit(more.get("href")).query) == {
        "theme": ["peche"],
        "genre": ["recits"],
        "tri": ["ancien"],
    }
    assert client.get(more.get("href")).context["results_page"].total == 9


def test_a_theme_says_its_other_words_its_family_and_its_neighbours(client: Client, theme: Theme) -> None:
    wider = Theme.objects.create(name="Métiers", slug="metiers")
    near = Theme.objects.create(name="Cuisine", slug="cuisine")
    Theme.objects.create(name="Sports", slug="sports")
    theme.broader = wider
    theme.save()
    both = make_page(StoryPage)
    _about(theme, both)
    _about(near, both)
    shown = _read(client, "/themes/peche/").cssselect("main")[0]
    record = shown.cssselect("dl.record")[0].text_content()
    assert "filet" in record
    assert "filet, Pêche" not in record
    assert "filets" not in record
    assert shown.cssselect('dl a[href="/themes/metiers/"]')
    assert shown.cssselect('a[href="https://exemple.fr/"]')
    assert [li.text_content() for li in shown.cssselect(".quarters li")] == ["Cuisine1 page en commun"]
    assert _read(client, "/themes/metiers/").cssselect('dl a[href="/themes/peche/"]')


def test_the_years_of_a_theme_and_its_small_timeline(client: Client, theme: Theme) -> None:
    Period.objects.create(slug="avant", label="Avant", edtf="../1799")
    Period.objects.create(slug="xixe-siecle", label="XIXe siècle", edtf="1800/1899")
    Period.objects.create(slug="depuis", label="Depuis", edtf="1900/..")
    _about(
        theme,
        make_page(StoryPage, when_words="vers 1850", when_edtf="1850~"),
        make_page(StoryPage, when_words="depuis 1920", when_edtf="1920/.."),
    )
    tree = _read(client, "/themes/peche/")
    section = tree.cssselect("section[aria-labelledby=quand]")[0]
    assert "Du XIXe siècle à aujourd’hui." in section.text_content()
    links = {bar.cssselect("b")[0].text_content(): bar.get("href") for bar in section.cssselect("a")}
    assert links["Avant, 0 page"] is None
    assert links["XIXe siècle, 1 page"] == "/recherche/?theme=peche&epoque=xixe-siecle"


def test_a_beginning_that_no_one_knows_is_not_told(client: Client, theme: Theme) -> None:
    Period.objects.create(slug="avant", label="Avant", edtf="../-0600")
    _about(
        theme,
        make_page(StoryPage, when_words="avant 600 av. J.-C.", when_edtf="../-0600"),
        make_page(StoryPage, when_words="en 1850", when_edtf="1850"),
    )
    section = _read(client, "/themes/peche/").cssselect("section[aria-labelledby=quand]")[0]
    assert "Jusqu’au XIXe siècle." in section.text_content()


def test_a_period_opens_on_the_plate_of_a_page_that_begins_in_it(client: Client) -> None:
    Period.objects.create(slug="xixe-siecle", label="XIXe siècle", edtf="1800/1899")
    make_page(StoryPage, slug="le-fort", when_words="de 1700 à 1850", when_edtf="1700/1850")
    assert not _read(client, "/periodes/xixe-siecle/").cssselect(".opening img")
    make_page(StoryPage, slug="le-phare", when_words="en 1850", when_edtf="1850")
    make_page(StoryPage, slug="le-canal", when_words="en 1860", when_edtf="1860", live=False)
    (plate,) = _read(client, "/periodes/xixe-siecle/").cssselect(".opening img")
    assert plate.get("src").endswith("img/subjects/phare.svg")


def test_a_period_tells_first_what_begins_in_it_and_leaves_its_plate_to_the_invitation(
    client: Client,
) -> None:
    Period.objects.create(slug="xxe", label="XXe siècle", edtf="1900/1999")
    for slug, when in (("les-pierres", "1200/.."), ("la-maison-jourde", "1901/.."), ("le-fort", "1920")):
        make_page(StoryPage, title=slug, slug=slug, when_words=when, when_edtf=when)
    tree = _read(client, "/periodes/xxe/")
    assert _shelves(tree)["recits"] == ["la-maison-jourde", "le-fort", "les-pierres"]
    (plate,) = tree.cssselect(".opening img")
    assert "subjects/fort" in plate.get("src")


def test_a_single_period_is_said_without_a_timeline(client: Client, theme: Theme) -> None:
    Period.objects.create(slug="xixe-siecle", label="XIXe siècle", edtf="1800/1899")
    Period.objects.create(slug="depuis", label="Depuis", edtf="1900/..")
    _about(theme, make_page(StoryPage, when_words="en 1850", when_edtf="1850"))
    section = _read(client, "/themes/peche/").cssselect("section[aria-labelledby=quand]")[0]
    assert "Du XIXe siècle." in section.text_content()
    assert not section.cssselect(".timeline")


def test_a_quarter_shows_its_pages_its_themes_and_the_others(client: Client, theme: Theme) -> None:
    ile = Quarter.objects.create(
        label="L’Île", slug="l-ile", text="Entre deux eaux.", old_names="Saint-Geniès"
    )
    Quarter.objects.create(label="Ferrières", slug="ferrieres", where="Au nord, là-bas.")
    story = make_page(StoryPage, title="Le calen", quarter=ile)
    _about(theme, story)
    make_page(StoryPage, title="Ailleurs")
    tree = _read(client, "/quartiers/l-ile/")
    assert _shelves(tree) == {"recits": ["Le calen"]}
    assert tree.cssselect('a[href="/recherche/?quartier=l-ile&theme=peche"]')
    assert tree.cssselect('.quarters a[href="/quartiers/ferrieres/"]')


def test_a_period_stands_between_its_neighbours(client: Client) -> None:
    for slug, label, edtf in (
        ("a", "Avant", "../1799"),
        ("b", "Pendant", "1800/1899"),
        ("c", "Après", "1900/.."),
    ):
        Period.objects.create(slug=slug, label=label, edtf=edtf)
    make_page(StoryPage, title="Le phare", when_words="de 1850 à 1950", when_edtf="1850/1950")
    tree = _read(client, "/periodes/b/")
    assert _shelves(tree) == {"recits": ["Le phare"]}
    assert "De\u00a01800 à\u00a01899" in tree.cssselect("header.opening")[0].text_content()
    assert tree.cssselect('a[rel=prev][href="/periodes/a/"]')
    assert tree.cssselect('a[rel=next][href="/periodes/c/"]')
    assert tree.cssselect('a[href="/frise/#b"]')
    assert not _read(client, "/periodes/a/").cssselect("a[rel=prev]")


def test_what_is_not_known_yet_of_a_theme_is_asked_there(client: Client, theme: Theme) -> None:
    hidden = make_page(StoryPage, live=False)
    for text, fields in (
        ("Qui relevait le filet ?", {"theme": theme}),
        ("Un secret ?", {"theme": theme, "page": hidden}),
        ("À relire ?", {"theme": theme, "state": Question.State.PROPOSED}),
        ("Ailleurs ?", {}),
    ):
        Question.objects.create(text=text, **fields)
    tree = _read(client, "/themes/peche/")
    asked = [title.text_content() for title in tree.cssselect("section[aria-labelledby=inconnu] h3")]
    assert asked == ["Qui relevait le filet\u00a0?"]
    assert tree.cssselect('a[href="/questions/?theme=peche"]')


def test_few_queries_whatever_the_number_of_pages(
    client: Client, theme: Theme, django_assert_max_num_queries
) -> None:
    period = Period.objects.create(slug="xxe", label="XXe siècle", edtf="1900/1999")
    ile = Quarter.objects.create(label="L’Île", slug="l-ile")
    other = Theme.objects.create(name="Cuisine", slug="cuisine")
    for number in range(30):
        model = (StoryPage, PlacePage, TrailPage, UsefulInfoPage)[number % 4]
        page = make_page(model, quarter=ile, when_words="en 1950", when_edtf="1950")
        Question.objects.create(text=f"Question {number} ?", theme=theme, quarter=ile, page=page)
        _about(theme, page)
        _about(other, page)
    for address in ("/themes/peche/", "/quartiers/l-ile/", period.get_absolute_url(), "/themes/"):
        client.get(address)
        with django_assert_max_num_queries(15):
            _read(client, address)
