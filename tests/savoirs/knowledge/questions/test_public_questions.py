"""The questions of the town as a visitor reads them: open, answered, never what is closed."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Site

from home.models import SiteSettings
from savoirs.knowledge.models import Answer, Question, StoryPage, Theme, ThemedPage
from savoirs.knowledge.models.vocabulary import Quarter
from savoirs.knowledge.questions.listing import asked_around
from savoirs.knowledge.themes.merging import merge
from savoirs.rights.withdrawal import withdraw
from tests.factories import make_agreement, make_page, make_site, make_testimony

pytestmark = pytest.mark.django_db
CALEN = "Quels mots disait-on au moment de relever le calen\u00a0?"


@pytest.fixture(autouse=True)
def _site() -> None:
    make_site()


def ask(text: str = CALEN, **fields) -> Question:
    return Question.objects.create(text=text, **fields)


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def told(question: Question, **fields):
    """A testimony, agreed to, that answers."""
    page = make_testimony(**{"title": "La manœuvre du calen", **fields})
    make_agreement(page)
    page.answers.add(Answer(question=question))
    page.save()
    return page


def test_a_page_shows_its_questions_and_how_to_answer(client: Client) -> None:
    page = make_page(title="Le calen")
    question = ask(page=page, detail="Ces mots ne sont dans aucun papier.")
    text = shown(client, page.url)
    assert gettext("Ce que nous ne savons pas encore") in text
    for words in (
        CALEN,
        question.detail,
        f'href="/racontez/?question={question.pk}"',
        f"{question.pk}/demander/",
    ):
        assert words in text


def test_an_answer_is_shown_on_both_pages_and_settles_the_question(client: Client) -> None:
    page = make_page(title="Le calen")
    question = ask(page=page)
    answer = told(question)
    question.refresh_from_db()
    assert question.state == Question.State.ANSWERED
    assert question.answered_at is not None
    assert gettext("On nous a répondu :") in shown(client, page.url)
    assert f'href="{answer.url}"' in shown(client, page.url)
    assert gettext("Cette page répond à une question") in shown(client, answer.url)
    assert answer.title in shown(client, question.get_absolute_url())
    assert answer.title in shown(client, "/questions/")


@pytest.mark.parametrize("closed", ["draft", "embargo", "no agreement", "withdrawn"])
def test_a_closed_answer_is_never_shown(client: Client, closed: str) -> None:
    page = make_page(title="Le calen")
    question = ask(page=page)
    if closed == "withdrawn":
        withdraw(told(question))
    else:
        fields_of: dict[str, dict[str, Any]] = {
            "draft": {"live": False},
            "embargo": {"embargo_until": timezone.now() + timedelta(days=2)},
            "no agreement": {},
        }
        answer = make_testimony(title="La manœuvre du calen", **fields_of[closed])
        if closed != "no agreement":
            make_agreement(answer)
        answer.answers.add(Answer(question=question))
        answer.save()
    for address in (page.url, "/questions/", question.get_absolute_url()):
        text = shown(client, address)
        assert "La manœuvre du calen" not in text
        assert gettext("Répondre") in text
    question.refresh_from_db()
    assert (question.state, question.answered_at) == (Question.State.OPEN, None)


def test_a_question_opens_again_when_its_answer_leaves() -> None:
    question = ask()
    answer = told(question)
    question.refresh_from_db()
    since = question.answered_at
    answer.save_revision().publish()
    question.refresh_from_db()
    assert question.answered_at == since, "set once"
    answer.unpublish()
    question.refresh_from_db()
    assert (question.state, question.answered_at) == (Question.State.OPEN, None)


def test_a_question_set_aside_stays_so_whatever_answers() -> None:
    question = ask(state=Question.State.SET_ASIDE)
    told(question)
    question.refresh_from_db()
    assert question.state == Question.State.SET_ASIDE


@pytest.mark.parametrize("state", [Question.State.PROPOSED, Question.State.SET_ASIDE])
def test_a_question_not_accepted_has_no_address(client: Client, state: str) -> None:
    page = make_page(title="Le calen")
    question = ask(page=page, state=state)
    assert CALEN not in shown(client, page.url)
    assert CALEN not in shown(client, "/questions/")
    for address in (question.get_absolute_url(), f"{question.get_absolute_url()}demander/"):
        assert client.get(address).status_code == 404


def test_a_question_of_a_hidden_page_is_hidden(client: Client) -> None:
    question = ask(page=make_page(StoryPage, title="Un brouillon", live=False))
    assert CALEN not in shown(client, "/questions/")
    for address in (question.get_absolute_url(), f"{question.get_absolute_url()}demander/"):
        assert client.get(address).status_code == 404


def test_the_list_is_narrowed_by_theme_and_quarter(client: Client) -> None:
    theme = Theme.objects.create(name="Pêche", slug="peche")
    quarter = Quarter.objects.create(label="L’Île", slug="l-ile")
    ask("Première\u00a0?", theme=theme, quarter=quarter)
    ask("Deuxième\u00a0?", theme=theme)
    ask("Troisième\u00a0?")
    narrowing = client.get("/questions/").context["narrowing"]
    assert [(choice.label, choice.count) for choice in narrowing.themes + narrowing.quarters] == [
        ("Pêche", 2), ("L’Île", 1),
    ]  # fmt: skip
    text = shown(client, narrowing.themes[0].address)
    assert "Deuxième" in text
    assert "Troisième" not in text
    both = client.get("/questions/?theme=peche&quartier=l-ile")
    assert [question.text for question in both.context["questions"]] == ["Première\u00a0?"]
    assert both.context["narrowing"].themes[0].address == "/questions/?quartier=l-ile"
    assert "Troisième" in shown(client, "/questions/?theme=inconnu&page=abc&quartier=%00")


def test_the_old_address_of_a_merged_theme_leads_to_the_new_one(client: Client) -> None:
    gone, kept = (Theme.objects.create(name=name, slug=name.lower()) for name in ("Cuisine", "Gastronomie"))
    merge(gone, kept)
    answer = client.get("/questions/?theme=cuisine&quartier=l-ile")
    assert (answer.status_code, answer.url) == (301, "/questions/?theme=gastronomie&quartier=l-ile")


def test_the_page_of_a_question_prints_its_drawing_once(client: Client) -> None:
    theme = Theme.objects.create(name="Pêche", slug="peche")
    page = make_page(StoryPage, title="Un filet")
    page.themed_items.add(ThemedPage(tag=theme))
    page.save()
    answer = client.get(ask(page=page, theme=theme).get_absolute_url()).content.decode()
    assert "Un filet" in answer
    assert answer.count("img/themes/peche") == 1


def test_whoever_asks_beyond_the_end_is_told(client: Client) -> None:
    ask("Première\u00a0?")
    assert "Cette liste n’a qu’une page" in shown(client, "/questions/?page=99")
    assert "Cette liste" not in shown(client, "/questions/")


def test_the_sheet_says_the_question_and_a_short_address(client: Client) -> None:
    question = ask()
    text = shown(client, f"{question.get_absolute_url()}demander/")
    assert CALEN in text
    assert f"testserver/q/{question.pk}</b>" in text
    assert "<svg" in text
    answer = client.get(f"/q/{question.pk}/")
    assert answer.status_code == 302
    assert answer.url == f"/racontez/?question={question.pk}"
    assert client.get(f"/q/{question.pk}").status_code == 301


def test_the_help_of_every_page_stands_under_the_sheet_too(client: Client) -> None:
    site = Site.objects.get(is_default_site=True)
    SiteSettings.objects.create(site=site, help_phone="04 00 00 00 01")
    assert "04 00 00 00 01" in shown(client, f"{ask().get_absolute_url()}demander/").replace("\u00a0", " ")


@pytest.mark.parametrize("number", ["0", "9" * 30])
def test_an_address_of_nothing_is_not_found(client: Client, number: str) -> None:
    assert client.get(f"/questions/{number}/").status_code == 404
    assert client.get(f"/questions/{number}/demander/").status_code == 404
    assert client.get(f"/q/{number}/", follow=True).status_code == 200


def test_few_queries_whatever_the_number_of_questions(client: Client, django_assert_max_num_queries) -> None:
    theme = Theme.objects.create(name="Pêche", slug="peche")
    for number in range(30):
        page = make_page(title=f"Page {number}")
        told(ask(f"Question {number}\u00a0?", page=page, theme=theme), title=f"Réponse {number}")
        question = ask(f"Autre {number}\u00a0?", page=page, theme=theme)
    for address in ("/questions/", "/questions/?theme=peche&page=2", question.get_absolute_url(), page.url):
        client.get(address)
        with django_assert_max_num_queries(15):
            client.get(address)


@pytest.mark.parametrize("live", [True, False])
def test_a_question_goes_with_its_page(client: Client, live: bool) -> None:
    page = make_page(live=live)
    question = ask(page=page)
    page.delete()
    assert CALEN not in shown(client, "/questions/")
    assert client.get(f"/questions/{question.pk}/").status_code == 404
    question.refresh_from_db()
    assert question.state == Question.State.SET_ASIDE


def test_a_page_that_is_not_saved_yet_asks_nothing() -> None:
    ask()
    assert asked_around(StoryPage(title="Nouvelle")) == []
