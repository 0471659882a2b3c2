"""What is suggested as one types, whatever the engine: its order, its kinds, and never what the public may not have."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from savoirs.knowledge.models import KnowledgePage, Period, PlacePage, Quarter, StoryPage, Theme, ThemedPage
from savoirs.rights.models import Participation, Person
from search.asked import GOOD_FROM, this_week
from search.beginning import LONGEST, Beginning
from search.finder import complete
from search.models import WeeklySearch
from search.registry import Suggestion
from tests.contracts.queries import NASTY
from tests.factories import make_agreement, make_page, make_person, make_testimony

pytestmark = pytest.mark.django_db
ADDRESS = "/recherche/completer/"


def told(suggestions: list[Suggestion]) -> list[tuple[str, str]]:
    return [(one.text, str(one.kind)) for one in suggestions]


def make_theme(name: str, page: KnowledgePage, **fields: object) -> Theme:
    theme = Theme.objects.create(name=name, slug=f"theme-{Theme.objects.count()}", **fields)
    page.themed_items.add(ThemedPage(tag=theme))
    page.save()
    return theme


def take_part(page: KnowledgePage, **person: object) -> Participation:
    part = Participation.objects.create(page=page, person=make_person(**person), role="auteur")
    page.save()
    return part


@pytest.mark.parametrize(
    ("typed", "text", "rank"),
    [
        ("pech", "Pêche", 0),
        ("PÊC", "La pêche au calen", 0),
        ("la pe", "La pêche au calen", 0),
        ("l’ét", "L’étang de Berre", 0),
        ("l'et", "Au bord de l’étang", 1),
        ("berr", "L’étang de Berre", 1),
        ("etang de b", "L’étang de Berre", 0),
        ("tang", "L’étang de Berre", None),
        ("l et", "Au bord de l’étang", 1),
        ("bord de l ét", "Au bord de l’étang", 0),
        ("st p", "Saint-Pierre", 0),
        ("ste m", "La chapelle Sainte-Marie", 1),
        ("st", "Le stade", 0),
        ("oeuv", "Une œuvre", 0),
    ],
)
def test_a_beginning_knows_neither_accents_nor_articles(typed: str, text: str, rank: int | None) -> None:
    assert Beginning(typed).rank(text) == rank


@pytest.mark.parametrize("typed", ["", " ", "p", "%", "?", "’", "x" * (LONGEST + 1)])
def test_too_little_or_too_much_suggests_nothing(typed: str) -> None:
    make_page(title="Pont")
    assert not Beginning(typed).is_telling
    assert complete(typed) == []


def test_every_sort_is_suggested_with_its_kind(told_engine: Callable[[], None]) -> None:
    quarter = Quarter.objects.create(slug="pontet", label="Le Pontet")
    Period.objects.create(slug="ponts", label="Le temps des ponts", edtf="1900/1999")
    Period.objects.create(slug="futur", label="Ponts de demain", edtf="2100/..")
    story = make_page(
        StoryPage, title="Le pont levant", quarter=quarter, when_words="en 1962", when_edtf="1962"
    )
    make_theme("Ponts et canaux", story)
    make_page(PlacePage, title="Canal de Caronte", old_names="Pont tournant")
    take_part(story, name="Nom secret", displayed_name="Mme Pontier")
    told_engine()
    assert told(complete("pont")) == [
        ("Ponts et canaux", "Thème"),
        ("Le Pontet", "Quartier"),
        ("Le pont levant", "Récit"),
        ("Le temps des ponts", "Époque"),
        ("Canal de Caronte", "Lieu"),
        ("Mme Pontier", "Personne"),
    ]


def test_what_begins_so_comes_first_then_the_other_names(told_engine: Callable[[], None]) -> None:
    story = make_page(title="Sur le muge")
    make_theme("Pêche", story, aliases="muges\nfilets")
    make_page(title="Muges et bourdigues")
    told_engine()
    found = complete("muge")
    assert [one.text for one in found] == ["Muges et bourdigues", "Sur le muge", "Pêche"]
    assert [one.called for one in found] == ["", "", "muges"]
    assert [one.called for one in complete("filet")] == ["filets"]


def test_a_sort_does_not_take_the_place_of_titles() -> None:
    story = make_page(title="Le canal")
    for number in range(6):
        make_theme(f"Canal {number}", story)
        take_part(story, displayed_name=f"Canal {number}")
    kinds = [str(one.kind) for one in complete("canal")]
    assert kinds.count("Thème") == 3
    assert kinds.count("Récit") == 1
    assert len(kinds) <= 8


def test_each_leads_where_it_says(client: Client) -> None:
    story = make_page(title="Rosette au quai")
    take_part(story, displayed_name="Rosette M.")
    theme = make_theme("Rosettes", story)
    addresses = {str(one.kind): one.url for one in complete("rosette")}
    assert addresses["Récit"] == story.url
    assert addresses["Thème"] == theme.get_absolute_url()
    assert story.url in client.get(addresses["Personne"]).content.decode()


CLOSINGS: dict[str, Callable[[], dict[str, object]]] = {
    "withdrawn": lambda: {"withdrawn_at": timezone.now()},
    "unpublished": lambda: {"live": False},
    "embargo": lambda: {"embargo_until": timezone.now() + timedelta(hours=1)},
    "expired": lambda: {"expire_at": timezone.now() - timedelta(hours=1)},
    "an agreement is asked": lambda: {"needs_agreement": True},
    "an example": lambda: {"is_example": True, "title": "Autre titre"},
}


@pytest.mark.parametrize("closing", CLOSINGS)
def test_what_was_closed_behind_the_index_suggests_nothing(
    told_engine: Callable[[], None], client: Client, closing: str
) -> None:
    quarter = Quarter.objects.create(slug="zanzi", label="Zanzibar")
    Period.objects.create(slug="regne", label="Règne", edtf="1850/1899", aliases="Zanzibaricum")
    page = make_page(
        PlacePage,
        title="Zanzibarette",
        old_names="Zanzibariote",
        quarter=quarter,
        when_words="en 1860",
        when_edtf="1860",
        slug="cabane-scellee",
    )
    make_theme("Zanzibarien", page)
    take_part(page, displayed_name="Zanzibarde")
    told_engine()
    assert len(complete("zanz")) == 5
    KnowledgePage.objects.filter(pk=page.pk).update(**CLOSINGS[closing]())
    assert complete("zanz") == []
    assert "anzib" not in client.get(ADDRESS, {"q": "zanz"}).content.decode()


def test_a_title_changed_behind_the_index_is_forgotten(told_engine: Callable[[], None]) -> None:
    page = make_page(title="Zanzibarette")
    told_engine()
    KnowledgePage.objects.filter(pk=page.pk).update(title="Un autre titre")
    assert complete("zanz") == []


def test_only_names_that_people_chose_to_show() -> None:
    page = make_testimony(title="Une voix")
    child = make_person(name="Zazie", displayed_name="Zazie B.", is_minor=True)
    for person in (child, make_person(name="Zoé Secrète"), make_person(displayed_name="Zohra")):
        make_agreement(page, person)
    Participation.objects.filter(person__name="Zoé Secrète").update(displayed_name="Zozo")
    assert [one.text for one in complete("zo")] == []
    Participation.objects.filter(person=child).delete()
    child.agreements.all().delete()
    assert [one.text for one in complete("zo")] == ["Zozo", "Zohra"]
    Participation.objects.create(page=page, person=child, role="cite")
    assert complete("za") == complete("sec") == []
    Person.objects.filter(displayed_name="Zohra").first().agreements.update(revoked_at=timezone.now())
    assert complete("zo") == []


def test_the_piece_of_page_says_how_many_and_is_kept_nowhere(client: Client) -> None:
    make_page(title="Le calen & <b>co</b>")
    response = client.get(ADDRESS, {"q": "cal"})
    piece = html.fragment_fromstring(response.content.decode(), create_parent=True)
    assert piece.cssselect("p")[0].text_content() == "1 proposition. Flèches pour choisir."
    option = piece.cssselect("ul[role=listbox] > li[role=option]")[0]
    assert option.get("data-address").startswith("/recits/page-")
    assert [span.text_content() for span in option.cssselect("span")] == ["Le calen & <b>co</b>", "Récit"]
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert b"Aucune proposition." in client.get(ADDRESS).content
    assert client.post(ADDRESS).status_code == 405


@pytest.mark.parametrize("typed", NASTY, ids=lambda text: text[:20].encode("unicode_escape").decode())
def test_nothing_typed_breaks_it(client: Client, typed: str) -> None:
    make_page(title="Le calen")
    assert client.get(ADDRESS, {"q": typed}).status_code == 200


def test_it_costs_few_queries(
    told_engine: Callable[[], None], client: Client, django_assert_max_num_queries: Callable
) -> None:
    for number in range(10):
        page = make_page(title=f"Calen {number}")
        make_theme(f"Calen {number}", page)
        take_part(page, displayed_name=f"Calen {number}")
    told_engine()
    with django_assert_max_num_queries(12):
        client.get(ADDRESS, {"q": "calen"})


def ask_often(text: str, found: int = 3) -> None:
    for weeks in (1, 2):
        week = this_week() - timedelta(weeks=weeks)
        WeeklySearch.objects.create(week=week, form=text, words=text, searches=GOOD_FROM, found=found)


def test_what_others_have_searched_with_success_is_suggested(client: Client) -> None:
    make_page(title="Un filet", body=[("text", "<p>Pêche au calen, au lamparo.</p>")])
    ask_often("lamparo")
    ask_often("lampadaire", found=0)
    assert told(complete("lamp")) == [("lamparo", "Recherche")]
    assert KnowledgePage.objects.get().url in client.get(complete("lamp")[0].url).content.decode()
    KnowledgePage.objects.update(withdrawn_at=timezone.now())
    assert complete("lamp") == []
