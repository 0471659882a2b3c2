"""« Ce que l’on cherche »: what the team reads of the searches, and what it makes of them."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from freezegun import freeze_time

from savoirs.knowledge.models import Question, Word
from savoirs.knowledge.words.report import in_words
from search.asked import count_search, this_week
from search.models import WeeklySearch
from tests.admin import editor_data
from tests.factories import make_page, make_service, make_site, make_user

pytestmark = pytest.mark.django_db


def section(client: Client, name: str, **params: str) -> str:
    answer = client.get(reverse("searches"), params)
    assert answer.status_code == 200
    html = answer.content.decode().replace("\u00a0", " ")
    found = re.search(rf'<section aria-labelledby="{name}">.*?</section>', html, re.DOTALL)
    assert found
    return found[0]


def search(
    words: str, times: int, found: int = 0, corrected: str = "", missing: str = "", weeks_ago: int = 0
) -> None:
    with freeze_time(timezone.now() - timedelta(weeks=weeks_ago)):
        for _time in range(times):
            count_search(words, found, corrected, missing)


def test_searches_are_told_by_what_became_of_them_most_often_first(keeper: Client) -> None:
    search("chiqueur", 2)
    search("barquasse", 3)
    search("poutarge", 2, 4, "poutargue")
    search("joutes", 5, 7)
    failed = section(keeper, "sans-resultat")
    assert failed.index("barquasse") < failed.index("chiqueur")
    assert "(3 fois)" in failed
    assert "joutes" not in failed
    assert "poutarge" in section(keeper, "autrement")
    assert "compris comme « poutargue »" in section(keeper, "autrement")
    assert "7 pages" in section(keeper, "frequentes")
    assert "12 recherches dans la semaine" in keeper.get(reverse("searches")).content.decode()


def test_words_that_no_page_holds_are_told_though_others_were_found(keeper: Client) -> None:
    search("loup de mer", 3, 29, missing="loup")
    search("loup", 2, missing="loup")
    half_failed = section(keeper, "en-partie")
    assert "29 pages, aucune avec « loup »" in half_failed
    assert "?mot=loup%20de%20mer" in half_failed
    assert "?recherche=loup%20de%20mer" in half_failed
    assert half_failed.count("<li>") == section(keeper, "sans-resultat").count("<li>") == 1
    for other in ("autrement", "frequentes"):
        assert "loup" not in section(keeper, other)


def test_what_was_asked_once_is_shown_to_nobody(keeper: Client) -> None:
    search("rosette galli", 1)
    search("chiqueur", 1)
    search("chiqueur", 1, weeks_ago=2)
    page = keeper.get(reverse("searches")).content.decode().replace("\u00a0", " ")
    assert "galli" not in page
    assert "chiqueur" in page
    assert "1 recherche faite une seule fois n’est pas montrée" in page


def test_one_week_is_read_at_a_time(keeper: Client) -> None:
    search("cette semaine", 2)
    search("naguère", 2, weeks_ago=3)
    before = this_week() - timedelta(weeks=3)
    assert "naguère" in section(keeper, "sans-resultat", semaine=before.isoformat())
    assert "cette semaine" not in section(keeper, "sans-resultat", semaine=before.isoformat())
    for strange in ("", "abc", "1900-01-01", "9" * 5000):
        assert "cette semaine" in section(keeper, "sans-resultat", semaine=strange)
    assert in_words(before) in keeper.get(reverse("searches")).content.decode()


def test_a_failed_search_becomes_a_word(keeper: Client) -> None:
    make_page(title="Le pêcheur de muges")
    search("l’attrape-muges & co", 2)
    href = re.findall(r'href="([^"]*\?mot=[^"]*)"', section(keeper, "sans-resultat"))[0]
    assert keeper.get(href).context["form"]["forms"].value() == "l’attrape-muges & co"
    Word.objects.create(one_way_from="attrape", one_way_to="pêcheur", verified=True)
    assert "trouve maintenant quelque chose" in section(keeper, "sans-resultat")


def test_a_failed_search_becomes_a_question_that_says_where_it_comes_from(keeper: Client) -> None:
    search("chiqueur", 2)
    href = re.findall(r'href="([^"]*\?recherche=[^"]*)"', section(keeper, "sans-resultat"))[0]
    page = keeper.get(href)
    form, action = page.context["form"], page.context["action_url"]
    assert form["text"].value().replace("\u00a0", " ") == "Que sait-on de « chiqueur » ?"
    sent = {**editor_data(None, form=form), "text": "Qui étaient les chiqueurs ?"}
    assert keeper.post(action, sent).status_code == 302
    question = Question.objects.get()
    assert (question.text, question.origin) == ("Qui étaient les chiqueurs ?", Question.Origin.SEARCH)


def test_words_are_forgotten_when_the_team_says_so(keeper: Client) -> None:
    search("rosette galli", 2)
    search("Rosette  Galli", 2, weeks_ago=1)
    search("joutes", 2)
    answer = keeper.post(reverse("searches"), {"words": "rosette galli"}, follow=True)
    assert "est effacé de toutes les semaines" in answer.content.decode()
    assert list(WeeklySearch.objects.values_list("words", flat=True)) == ["joutes"]
    answer = keeper.post(reverse("searches"), {"words": "rosette galli"}, follow=True)
    assert "déjà effacés" in answer.content.decode()


def test_a_site_where_nobody_searched_says_so(keeper: Client) -> None:
    assert "Personne n’a encore cherché" in keeper.get(reverse("searches")).content.decode()


def test_only_those_who_keep_the_words_read_it(client: Client) -> None:
    make_site()
    make_service("mjc")
    client.force_login(make_user("rosette", service="mjc"))
    assert client.get(reverse("searches")).status_code in (302, 403)
    assert "ce-que-l-on-cherche" not in client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize(
    ("monday", "words"),
    [
        ("2026-11-23", "du 23 au 29 novembre 2026"),
        ("2026-06-01", "du 1er au 7 juin 2026"),
        ("2026-10-26", "du 26 octobre au 1er novembre 2026"),
        ("2026-11-30", "du 30 novembre au 6 décembre 2026"),
        ("2026-12-28", "du 28 décembre 2026 au 3 janvier 2027"),
    ],
)
def test_a_week_is_told_as_people_do(monday: str, words: str) -> None:
    assert in_words(timezone.datetime.fromisoformat(monday).date()) == words
