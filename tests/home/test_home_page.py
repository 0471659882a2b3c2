"""The home page: public pages only, others each day, the editors' choice first, few queries."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from freezegun import freeze_time

from home.front import STORIES, of_the_day
from home.models import HomePage, InfoPage, SiteSettings
from savoirs.knowledge.models import Period, PlacePage, Quarter, Question, StoryPage, Theme, UsefulInfoPage
from tests.factories import make_page, make_site, make_testimony

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> HomePage:
    return make_site()


def _feature(page: StoryPage) -> None:
    HomePage.objects.update(featured=page)


def _page(client: Client) -> str:
    return client.get("/").content.decode()


def test_an_empty_site_opens(client: Client, home: HomePage) -> None:
    page = _page(client)
    assert "Ce que Martigues sait," in page
    assert page.count("<h1") == 1
    assert "Racontez" in page


def test_sections_follow_the_content(client: Client, home: HomePage) -> None:
    theme = Theme.objects.create(name="Pêche", slug="peche")
    Quarter.objects.create(label="L’Île", slug="l-ile", where="Au centre, entre deux canaux.")
    Period.objects.create(label="XIXe siècle", slug="xixe-siecle", edtf="1800/1899")
    story = make_page(StoryPage, title="Le calen", when_words="vers 1890", when_edtf="1890~")
    story.themes.add(theme)
    story.save()
    make_page(UsefulInfoPage, title="Joindre la mairie")
    page = _page(client)
    for words in ("Le calen", "Joindre la mairie", "img/themes/peche.svg"):
        assert words in page
    assert "Au centre</span>" in page
    assert "XIX<sup>e</sup> siècle" in page
    assert 'data-n="12"' in page


def test_what_is_not_public_is_not_on_the_home_page(client: Client, home: HomePage) -> None:
    make_page(StoryPage, title="Un brouillon", live=False)
    make_page(StoryPage, title="Un secret", embargo_until=timezone.now() + timedelta(days=1))
    _feature(make_page(StoryPage, title="Un retrait", withdrawn_at=timezone.now()))
    make_testimony(title="Sans accord")
    page = _page(client)
    for title in ("Un brouillon", "Un secret", "Un retrait", "Sans accord"):
        assert title not in page


def test_the_editors_choice_comes_first(client: Client, home: HomePage) -> None:
    for number in range(6):
        make_page(StoryPage, title=f"Récit {number}")
    _feature(make_page(StoryPage, title="Le grand sujet"))
    titles = [page.title for page in client.get("/").context["stories"]]
    assert titles[0] == "Le grand sujet"
    assert len(titles) == len(set(titles)) == STORIES


def test_others_each_day_and_everything_in_turn() -> None:
    seen: list[int] = []
    for day in ("2026-11-24", "2026-11-25", "2026-11-26"):
        with freeze_time(f"{day} 12:00"):
            seen += of_the_day([10, 11, 12, 13, 14, 15], 2)
    assert sorted(seen) == [10, 11, 12, 13, 14, 15]
    assert of_the_day([], 4) == []
    assert of_the_day([7], 4) == [7]


def test_few_queries_whatever_the_number_of_pages(
    client: Client, home: HomePage, django_assert_max_num_queries
) -> None:
    for number in range(12):
        make_page(StoryPage, title=f"Récit {number}")
        make_page(UsefulInfoPage, title=f"Info {number}")
        make_page(PlacePage, title=f"Lieu {number}")
    client.get("/")
    with django_assert_max_num_queries(15):
        client.get("/")


def test_help_is_shown_only_when_filled_in(client: Client, home: HomePage) -> None:
    assert "Une personne pour vous aider" not in _page(client)
    about = SiteSettings.for_site(home.get_site())
    about.help_place = "Maison Jourde\nquai des essais"
    about.help_phone = "04 00 00 00 00"
    about.publisher = "Ville d’essai"
    about.save()
    page = _page(client)
    assert "Une personne pour vous aider" in page
    assert "Maison Jourde<br>quai des essais" in page
    assert 'href="tel:0400000000"' in page
    assert "Site édité par Ville d’essai" in page


def test_one_home_page_only(home: HomePage) -> None:
    assert not HomePage.can_create_at(home.get_parent())
    assert not StoryPage.can_create_at(home)
    assert InfoPage.can_create_at(home)
    with pytest.raises(ValidationError):
        InfoPage(title="", body="").full_clean()


def test_the_current_entry_of_the_menu_is_marked(client: Client, home: HomePage) -> None:
    make_page(StoryPage, title="Le calen", slug="le-calen")
    assert '<a href="/recits/" aria-current="page">' in client.get("/recits/").content.decode()
    assert '<a href="/recits/" aria-current="true">' in client.get("/recits/le-calen/").content.decode()


def test_no_cookie_no_other_host_no_inline_script_or_style(client: Client, home: HomePage) -> None:
    answer = client.get("/")
    page = answer.content.decode()
    assert not answer.cookies
    for ours in ("http://www.w3.org/2000/svg", "http://testserver/", "https://schema.org"):
        page = page.replace(ours, "")
    assert "//" not in page
    assert "style=" not in page
    assert "<style" not in page
    assert "<script>" not in page


def _ask(text: str, **fields) -> Question:
    return Question.objects.create(text=text, **fields)


def test_one_question_is_asked_and_another_the_next_day(client: Client, home: HomePage) -> None:
    for number in range(3):
        _ask(f"Question {number}\u00a0?")
    asked = set()
    for day in ("2026-11-24", "2026-11-25", "2026-11-26"):
        with freeze_time(f"{day} 12:00"):
            asked.add(client.get("/").context["question"].text)
    assert len(asked) == 3
    question = client.get("/").context["question"]
    assert f'href="/racontez/?question={question.pk}"' in _page(client)


def test_the_question_that_editors_chose_is_asked_as_long_as_it_is_open(
    client: Client, home: HomePage
) -> None:
    other, chosen = _ask("Une autre\u00a0?"), _ask("La question choisie\u00a0?")
    HomePage.objects.update(question=chosen)
    for day in ("2026-11-24", "2026-11-25"):
        with freeze_time(f"{day} 12:00"):
            assert client.get("/").context["question"] == chosen
    chosen.state = Question.State.SET_ASIDE
    chosen.save()
    assert client.get("/").context["question"] == other


def test_a_question_of_a_hidden_page_is_not_asked(client: Client, home: HomePage) -> None:
    hidden = _ask("Une question cachée\u00a0?", page=make_page(StoryPage, live=False))
    _ask("Une question proposée\u00a0?", state=Question.State.PROPOSED)
    HomePage.objects.update(question=hidden)
    answer = client.get("/")
    assert answer.context["question"] is None
    assert "cachée" not in answer.content.decode()
    assert "proposée" not in answer.content.decode()
