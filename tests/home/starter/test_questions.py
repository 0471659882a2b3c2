"""The questions that the texts leave open: right, loaded once, left as the team makes them since."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from home.models import HomePage
from home.starter.checks import load
from home.starter.loader import load_into_site
from home.starter.questions import load_questions
from home.starter.reading import FaultyContent, Library
from savoirs.knowledge.models import Question
from tests.factories import make_site

pytestmark = pytest.mark.django_db


def test_the_texts_ask_at_least_forty_questions() -> None:
    questions = load().questions
    assert len(questions) >= 40
    assert len({question.text for question in questions}) == len(questions)


def test_a_question_comes_with_its_page_theme_and_quarter(small_library: Library) -> None:
    load_into_site(small_library, quiet=True)
    question = Question.objects.get(starter_key="premiere")
    assert (question.page.slug, question.theme.slug, question.quarter.slug) == ("recit-1", "peche", "l-ile")
    assert (question.state, question.origin) == (Question.State.OPEN, Question.Origin.STAFF)


def test_what_the_team_does_with_a_question_is_kept(small_library: Library) -> None:
    load_into_site(small_library, quiet=True)
    Question.objects.filter(starter_key="premiere").update(
        text="Réécrite\u00a0?", state=Question.State.SET_ASIDE
    )
    Question.objects.get(starter_key="seconde").delete()
    assert load_questions(small_library) == 0
    assert [(q.text, q.state) for q in Question.objects.all()] == [
        ("Réécrite\u00a0?", Question.State.SET_ASIDE)
    ]


def test_a_site_loaded_before_gets_the_new_questions(small_library: Library) -> None:
    path = small_library.folder / "questions.yaml"
    later = path.read_text("utf-8")
    path.write_text(later.splitlines()[1] + "\n", "utf-8")
    load_into_site(load(small_library.folder), quiet=True)
    assert Question.objects.count() == 1
    path.write_text(later, "utf-8")
    assert load_questions(load(small_library.folder)) == 1
    assert Question.objects.count() == 2


def test_a_site_without_starter_content_gets_no_question(small_library: Library) -> None:
    assert load_questions(small_library) == 0
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("theme: peche, quarter: l-ile", "theme: voile, quarter: l-ile", "« voile » n’existe pas"),
        ("page: recit-1", "page: recit-99", "« recit-99 » n’existe pas"),
        ("Qui sait\u00a0?", "Qui sait ?", "text : cette forme n’est pas celle attendue"),
        ("Qui sait\u00a0?", "Qui sait l'heure\u00a0?", "apostrophe droite"),
        ("key: seconde", "key: premiere", "« premiere » est écrit deux fois"),
    ],
)
def test_a_fault_is_said_with_its_line(small_library: Library, before: str, after: str, message: str) -> None:
    path: Path = small_library.folder / "questions.yaml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(FaultyContent) as refused:
        load(small_library.folder)
    said = str(refused.value).replace("\u00a0", " ")
    assert message in said
    assert "/questions.yaml:" in said


def test_the_command_says_what_it_adds(small_library: Library) -> None:
    load_into_site(small_library, quiet=True)
    said = io.StringIO()
    call_command("starter_content", stdout=said)
    assert f"{len(load().questions)} questions à la ville ajoutées." in said.getvalue()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_question_typed_on_the_home_page_becomes_one_of_the_town() -> None:
    make_site()
    executor = MigrationExecutor(connection)
    before = executor.migrate([("home", "0002_information_pages")]).apps
    try:
        typed = {"question_title": "Qui a gardé une voile\u00a0?", "question_text": "Même usée."}
        before.get_model("home", "HomePage").objects.update(**typed)
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate([node for node in executor.loader.graph.leaf_nodes() if node[0] == "home"])
    question = HomePage.objects.get().question
    assert (question.text, question.detail) == tuple(typed.values())
