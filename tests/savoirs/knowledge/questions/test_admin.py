"""The questions of the town in the admin: read, accepted, set aside, chosen, counted by month."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from freezegun import freeze_time

from savoirs.knowledge.models import Answer, Question, StoryPage
from savoirs.knowledge.questions.answered import settle
from tests.admin import editor_data
from tests.factories import make_page, make_service, make_site, make_user

pytestmark = pytest.mark.django_db
State = Question.State
LIST = "wagtailsnippets_knowledge_question:list"
EDIT = "wagtailsnippets_knowledge_question:edit"


@pytest.fixture
def member(client: Client) -> Client:
    make_site()
    make_service("maison-jourde")
    client.force_login(make_user("rosette", service="maison-jourde"))
    return client


@pytest.fixture
def proposed(db: None) -> Question:
    return Question.objects.create(text="Qui a connu la rue Droite\u00a0?", state=Question.State.PROPOSED)


def text(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_waits_is_on_the_first_screen_and_accepted_in_one_gesture(
    member: Client, proposed: Question
) -> None:
    home = text(member.get(reverse("wagtailadmin_home")))
    assert "1 question proposée à relire" in home
    assert proposed.text in home
    form = re.search(r'action="([^"]*trancher/)"[^>]*>\s*<input[^>]*value="(\w+)"', home)
    assert form
    member.handler.enforce_csrf_checks = True
    member.post(form[1], {"state": Question.State.OPEN, "csrfmiddlewaretoken": form[2]})
    member.handler.enforce_csrf_checks = False
    proposed.refresh_from_db()
    assert proposed.state == Question.State.OPEN
    assert proposed.text in text(Client().get("/questions/"))
    assert "à relire" not in text(member.get(reverse("wagtailadmin_home")))


def test_a_question_settled_since_is_left_alone(member: Client, proposed: Question) -> None:
    Question.objects.update(state=Question.State.SET_ASIDE)
    member.post(reverse("questions_settle", args=[proposed.pk]), {"state": Question.State.OPEN})
    proposed.refresh_from_db()
    assert proposed.state == Question.State.SET_ASIDE


@pytest.mark.parametrize("state", ["repondue", "nimporte", ""])
def test_nothing_but_open_or_set_aside_is_taken(member: Client, proposed: Question, state: str) -> None:
    member.post(reverse("questions_settle", args=[proposed.pk]), {"state": state})
    proposed.refresh_from_db()
    assert proposed.state == Question.State.PROPOSED


def test_a_stranger_settles_nothing(client: Client, proposed: Question) -> None:
    address = reverse("questions_settle", args=[proposed.pk])
    client.post(address, {"state": Question.State.OPEN})
    client.force_login(make_user("passant"))
    client.post(address, {"state": Question.State.OPEN})
    proposed.refresh_from_db()
    assert proposed.state == Question.State.PROPOSED


@pytest.mark.parametrize(
    ("action", "state"), [("accept", Question.State.OPEN), ("set_aside", Question.State.SET_ASIDE)]
)
def test_several_are_settled_at_once(member: Client, action: str, state: str) -> None:
    questions = [Question.objects.create(text=f"Question {n}\u00a0?", state="proposee") for n in range(3)]
    address = reverse("wagtail_bulk_action", args=["knowledge", "question", action])
    query = "&".join(f"id={question.pk}" for question in questions)
    assert "Question 2" in text(member.get(f"{address}?{query}"))
    member.post(f"{address}?{query}")
    assert set(Question.objects.values_list("state", flat=True)) == {state}


def test_the_list_is_narrowed_by_state_and_month(member: Client, proposed: Question) -> None:
    old = Question.objects.create(
        text="Une vieille question\u00a0?", asked_at=timezone.now() - timedelta(days=90), origin="recherche"
    )
    everything = text(member.get(reverse(LIST)))
    assert everything.index(proposed.text) < everything.index(old.text)
    for query, found, left in [
        ("?state=proposee", proposed, old),
        ("?origin=recherche", old, proposed),
        (f"?asked_at={timezone.localtime(old.asked_at):%Y-%m}", old, proposed),
    ]:
        page = text(member.get(reverse(LIST) + query))
        assert found.text in page
        assert left.text not in page
    assert member.get(reverse(LIST) + "?asked_at=abc&state=x").status_code == 200


def test_nobody_says_that_a_question_is_answered_but_the_pages(member: Client, proposed: Question) -> None:
    form = member.get(reverse(EDIT, args=[proposed.pk])).context["form"]
    assert "repondue" not in dict(form.fields["state"].choices)
    answer = member.post(
        reverse(EDIT, args=[proposed.pk]), {**editor_data(None, form=form), "state": "repondue"}
    )
    assert answer.status_code == 200
    proposed.refresh_from_db()
    assert proposed.state == Question.State.PROPOSED


def test_the_editor_of_a_page_lists_its_questions_and_takes_answers(admin_client: Client) -> None:
    page = make_page(StoryPage, title="Le calen")
    asked = Question.objects.create(text="Qui tire le filet\u00a0?", page=page)
    other = Question.objects.create(text="Quels mots disait-on\u00a0?")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    shown = text(admin_client.get(edit))
    assert asked.text in shown
    add = reverse("wagtailsnippets_knowledge_question:add") + f"?page={page.pk}"
    assert add in shown
    assert admin_client.get(add).context["form"]["page"].value() == page.pk
    data = editor_data(admin_client, page)
    row = {"answers-TOTAL_FORMS": "1", "answers-0-question": str(other.pk), "answers-0-ORDER": "1"}
    admin_client.post(edit, {**data, **row, "action-publish": "1"})
    assert Answer.objects.get().page_id == page.pk
    other.refresh_from_db()
    assert other.state == Question.State.ANSWERED
    assert page.title in text(admin_client.get(reverse(EDIT, args=[other.pk])))


def test_the_same_answer_twice_is_said_not_broken(admin_client: Client) -> None:
    page = make_page(StoryPage, title="Le calen")
    question = Question.objects.create(text="Qui tire le filet\u00a0?")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    rows = {"answers-TOTAL_FORMS": "2"} | {
        key: value
        for rank in range(2)
        for key, value in (
            (f"answers-{rank}-question", str(question.pk)),
            (f"answers-{rank}-ORDER", str(rank + 1)),
        )
    }
    answer = admin_client.post(edit, {**editor_data(admin_client, page), **rows, "action-publish": "1"})
    assert answer.status_code == 200
    assert not Answer.objects.exists()


def test_a_question_is_chosen_by_its_words(member: Client, proposed: Question) -> None:
    address = reverse("wagtailsnippetchoosers_knowledge_question:choose_results")
    assert proposed.text in text(member.get(address, {"q": "rue"}))


def test_the_report_counts_what_is_answered_by_month(member: Client) -> None:
    page = make_page(title="La manœuvre")
    for number in range(2):
        question = Question.objects.create(text=f"Répondue {number}\u00a0?")
        page.answers.add(Answer(question=question))
    page.save()
    Question.objects.create(text="Encore ouverte\u00a0?")
    Question.objects.filter(text__contains="1").update(answered_at=timezone.now() - timedelta(days=90))
    report = text(member.get(reverse("questions_answered")))
    assert date_format(timezone.localtime(), "F Y") in report
    assert "Encore ouverte" not in report
    this_month = text(
        member.get(reverse("questions_answered"), {"answered_at": f"{timezone.localtime():%Y-%m}"})
    )
    assert "Répondue 0" in this_month
    assert "Répondue 1" not in this_month
    table = member.get(reverse("questions_answered"), {"export": "csv"})
    assert "Répondue 1" in b"".join(table.streaming_content).decode()


def test_an_embargo_that_ends_settles_the_question() -> None:
    question = Question.objects.create(text="Qui se rappelle\u00a0?")
    page = make_page(embargo_until=timezone.now() + timedelta(days=1))
    page.answers.add(Answer(question=question))
    page.save()
    question.refresh_from_db()
    assert question.state == Question.State.OPEN
    with freeze_time(timezone.now() + timedelta(days=2)):
        settle()
    question.refresh_from_db()
    assert question.state == Question.State.ANSWERED


@pytest.fixture
def of_the_mjc() -> tuple[Question, Question]:
    """A question that arises on a draft of the MJC; one of nowhere that another draft of theirs answers."""
    for slug in ("maison-jourde", "mjc", "musee-ziem"):
        make_service(slug, validates_heritage=slug == "musee-ziem")
    drafts = [
        make_page(title=f"Brouillonsecret {number}", owner_service=make_service("mjc"), live=False)
        for number in (1, 2)
    ]
    there = Question.objects.create(text="Que dit le brouillon ?", page=drafts[0], state=State.PROPOSED)
    nowhere = Question.objects.create(text="Qui répond ?")
    Answer.objects.create(page=drafts[1], question=nowhere)
    return there, nowhere


@pytest.mark.parametrize(
    ("service", "sees_it"), [("maison-jourde", False), ("mjc", True), ("musee-ziem", True), (None, True)]
)
def test_a_question_tells_no_other_service_of_a_draft(
    client: Client, of_the_mjc: tuple[Question, Question], service: str | None, sees_it: bool
) -> None:
    there, nowhere = of_the_mjc
    client.force_login(make_user("quelqu-un", service=service, is_superuser=service is None))
    chooser = "wagtailsnippetchoosers_knowledge_question:choose"
    for address in (reverse("wagtailadmin_home"), reverse(LIST), reverse(chooser)):
        assert (there.text in text(client.get(address))) == sees_it, address
    for view in ("edit", "history", "usage"):
        address = reverse(f"wagtailsnippets_knowledge_question:{view}", args=[there.pk])
        assert (client.get(address).status_code == 200) == sees_it, view
    shown = text(client.get(reverse(EDIT, args=[nowhere.pk])))
    assert ("Brouillonsecret 2" in shown) == sees_it
    add = reverse("wagtailsnippets_knowledge_question:add") + f"?page={there.page_id}"
    assert ("Brouillonsecret 1" in text(client.get(add))) == sees_it
    bulk = f"/admin/bulk/knowledge/question/accept/?next=/admin/&id={there.pk}"
    assert client.get(bulk).status_code == (200 if sees_it else 404)
    settled = client.post(reverse("questions_settle", args=[there.pk]), {"state": State.OPEN})
    assert settled.status_code == (302 if sees_it else 404)


def test_nobody_asks_on_a_draft_of_another_service(
    client: Client, of_the_mjc: tuple[Question, Question]
) -> None:
    there, nowhere = of_the_mjc
    client.force_login(make_user("quelqu-un", service="maison-jourde"))
    add, edit = reverse("wagtailsnippets_knowledge_question:add"), reverse(EDIT, args=[nowhere.pk])
    for address in (add, edit):
        typed = {"text": "Que cache-t-on ?", "state": State.OPEN, "page": there.page_id}
        answer = client.post(address, typed)
        assert list(answer.context["form"].errors) == ["page"]
        assert "Brouillonsecret" not in text(answer)
        assert client.post(address, {**typed, "page": ""}).status_code == 302
    assert not Question.objects.filter(page=there.page_id).exclude(pk=there.pk).exists()


def test_what_is_chosen_is_named_with_its_gender(admin_client: Client) -> None:
    shown = text(admin_client.get(reverse("wagtailadmin_pages:edit", args=[make_page().pk])))
    for words in ("Choisir une page", "Choisir une question", "Choisir une personne"):
        assert words in shown
    assert not re.search("Choisir (?:une page \\(Page|question|personne)", shown)


def test_a_question_not_yet_kept_shows_no_page_as_its_answer(member: Client, proposed: Question) -> None:
    page = make_page(StoryPage, title="La rue Droite")
    assert page.title not in text(member.get(reverse("wagtailsnippets_knowledge_question:add")))
    page.answers.add(Answer(question=proposed))
    page.save()
    assert page.title in text(member.get(reverse(EDIT, args=[proposed.pk])))
