"""At the front door: answer a question of the town, and put one to it."""

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import gettext

from home.typography import typeset_html
from savoirs.contribute.models import Attempt, Contribution
from savoirs.knowledge.models import Question, StoryPage, Theme
from savoirs.knowledge.models.vocabulary import Quarter
from tests.factories import make_page
from tests.savoirs.contribute.conftest import Writer
from tests.savoirs.contribute.screens import assert_error, html

CALEN = "Quels mots disait-on au moment de relever le calen\u00a0?"
SHOWN = typeset_html(CALEN)
ASK = "/racontez/poser-une-question/"


@pytest.fixture
def question(ready_site: None) -> Question:
    return Question.objects.create(text=CALEN, page=make_page(title="Le calen"))


# Answer -----------------------------------------------------------------------------------------------


def test_the_question_is_before_ones_eyes_at_each_step(writer: Writer, question: Question) -> None:
    first = html(writer.client.get(f"/racontez/?question={question.pk}"))
    assert f"<h1>{SHOWN}</h1>" in first
    assert "Je corrige" not in first
    writer.begin(question=str(question.pk))
    writer.tell()
    for step in ("souvenir", "ou-et-quand", "nom", "accord"):
        assert SHOWN in html(writer.get(step)), step
    assert SHOWN in html(writer.client.get(f"/racontez/{writer.secret}/"))


def test_the_answer_keeps_the_question_up_to_the_draft_page(writer: Writer, question: Question) -> None:
    writer.begin(question=str(question.pk))
    writer.tell()
    writer.name()
    writer.agree()
    contribution = writer.contribution
    assert contribution.question == question
    page = contribution.page.specific
    assert [answer.question for answer in page.answers.all()] == [question]
    assert page.get_latest_revision_as_object().answers.get().question == question
    assert question.page_id in [link.target_id for link in page.links.all()]
    question.refresh_from_db()
    assert question.state == Question.State.OPEN, "nothing is answered before the page is public"


def test_a_voice_without_words_takes_its_title_from_the_question(writer: Writer, question: Question) -> None:
    writer.begin(question=str(question.pk))
    writer.give_files()
    contribution = writer.contribution
    for file in contribution.photos:
        writer.post("souvenir", enlever=str(file.pk))
    writer.post("souvenir", text="")
    writer.name()
    writer.agree()
    assert writer.contribution.page.title.startswith("Réponse")
    assert len(writer.contribution.page.title) <= 70


@pytest.mark.parametrize("asked", ["abc", "0", "9" * 40, "-1", "", "12 OR 1=1"])
def test_a_question_that_does_not_exist_changes_nothing(writer: Writer, asked: str) -> None:
    assert gettext("Qu’avez-vous à raconter ?") in html(writer.client.get("/racontez/", {"question": asked}))
    assert writer.begin(question=asked).contribution.question is None


@pytest.mark.parametrize("closed", ["proposed", "set aside", "hidden page"])
def test_a_closed_question_is_not_shown_here_either(writer: Writer, question: Question, closed: str) -> None:
    writer.begin(question=str(question.pk))
    if closed == "hidden page":
        StoryPage.objects.update(live=False)
    else:
        state = Question.State.PROPOSED if closed == "proposed" else Question.State.SET_ASIDE
        Question.objects.update(state=state)
    assert SHOWN not in html(writer.client.get(f"/racontez/?question={question.pk}"))
    answer = writer.get("souvenir")
    assert answer.status_code == 200
    assert SHOWN not in html(answer)


def test_a_question_deleted_on_the_way_loses_nothing(writer: Writer, question: Question) -> None:
    writer.begin(question=str(question.pk))
    question.delete()
    writer.tell()
    writer.name()
    writer.agree()
    assert writer.contribution.state == Contribution.State.SENT


def test_the_person_finds_the_question_again_with_the_code(writer: Writer, question: Question) -> None:
    writer.begin(question=str(question.pk))
    writer.tell()
    writer.name()
    code = writer.client.get(writer.agree().url).context["code"]
    assert CALEN in html(writer.client.post("/racontez/suivi/", {"code": code}, follow=True))


# Ask --------------------------------------------------------------------------------------------------


def ask(client: Client, **fields: Any) -> Any:
    return client.post(ASK, {"text": "Qui a connu la rue Droite ?", **fields}, follow=True)


@pytest.mark.django_db
def test_a_question_waits_to_be_read(client: Client) -> None:
    answer = ask(client, detail="  Avant   la guerre. ")
    assert answer.redirect_chain == [(f"{ASK}merci/", 302)]
    assert gettext("Votre question est arrivée.") in html(answer)
    question = Question.objects.get()
    assert (question.text, question.detail) == ("Qui a connu la rue Droite ?", "Avant la guerre.")
    assert (question.state, question.origin) == (Question.State.PROPOSED, Question.Origin.VISITOR)
    assert "rue Droite" not in html(client.get("/questions/"))
    assert not answer.wsgi_request.session.keys()


@pytest.mark.django_db
def test_a_search_in_vain_becomes_a_question(client: Client) -> None:
    shown = client.get(ASK, {"mots": "rue  des Pins"})
    assert shown.context["form"]["text"].value().replace("\u00a0", " ") == "Que sait-on de « rue des Pins » ?"
    ask(client, mots="rue des Pins")
    assert Question.objects.get().origin == Question.Origin.SEARCH


def test_a_question_on_a_page_takes_its_theme_and_quarter(client: Client, ready_site: None) -> None:
    theme = Theme.objects.create(name="Pêche", slug="peche")
    quarter = Quarter.objects.create(label="L’Île", slug="l-ile")
    page = make_page(title="Le calen", quarter=quarter)
    page.themes.add(theme)
    page.save()
    assert "Le calen" in html(client.get(ASK, {"page": page.pk}))
    ask(client, page=str(page.pk))
    question = Question.objects.get()
    assert (question.page.pk, question.theme, question.quarter) == (page.pk, theme, quarter)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"text": ""}, ["text"]),
        ({"text": "?!"}, ["text"]),
        ({"text": "mot " * 60}, ["text"]),
        ({"detail": "mot " * 90}, ["detail"]),
    ],
)
def test_bad_input_is_said_and_nothing_typed_is_lost(
    client: Client, fields: dict[str, str], names: list[str]
) -> None:
    typed = {"text": "Qui a connu la rue Droite ?", "detail": "Avant la guerre.", **fields}
    answer = client.post(ASK, typed)
    assert_error(answer, *names)
    assert not Question.objects.exists()
    for name, value in typed.items():
        assert answer.context["form"][name].value() == value.strip()


@pytest.mark.django_db
def test_a_robot_is_told_so_and_sending_again_is_enough(client: Client) -> None:
    answer = client.post(ASK, {"text": "Qui a connu la rue Droite ?", "site_internet": "spam"})
    assert answer.status_code == 422
    assert not Question.objects.exists()
    assert answer.context["form"]["site_internet"].value() == ""


@pytest.mark.django_db
def test_the_same_question_sent_twice_waits_once(client: Client) -> None:
    ask(client)
    ask(client)
    assert Question.objects.count() == 1


@pytest.mark.django_db
def test_questions_are_limited_and_the_words_kept(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(Attempt.LIMITS, Attempt.What.ASK, 1)
    ask(client)
    answer = client.post(ASK, {"text": "Et une autre question ?"})
    assert answer.status_code == 429
    assert "Et une autre question ?" in html(answer)
    assert Question.objects.count() == 1
