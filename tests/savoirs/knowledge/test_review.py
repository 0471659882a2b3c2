"""Who reads a page at each of its two readings."""

import pytest
from django.urls import reverse

from savoirs.knowledge.models import HeritageReviewTask, ServiceReviewTask
from savoirs.knowledge.partner_access import review_workflow
from tests.factories import make_page, make_service, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    make_service("musee-ziem", validates_heritage=True)
    return {
        "jourde": make_user("jourde", service="maison-jourde"),
        "mjc": make_user("mjc", service="mjc"),
        "ziem": make_user("ziem", service="musee-ziem"),
        "administration": make_user("administration", is_superuser=True),
        "left": make_user("left", service="maison-jourde", is_active=False),
    }


def readers(task, page, people) -> set[str]:
    """Those who may act, as the actions, the lock and the lists of Wagtail agree to say."""
    acting = {name for name, user in people.items() if task.get_actions(page, user)}
    assert acting == {name for name, user in people.items() if not task.locked_for_user(page, user)}
    assert acting == {name for name, user in people.items() if task.user_can_access_editor(page, user)}
    listed = {
        name
        for name, user in people.items()
        if task.get_task_states_user_can_moderate(user)
        .filter(workflow_state__object_id=str(page.pk))
        .exists()
    }
    assert acting == listed
    return acting


def in_review(owner) -> object:
    page = make_page(live=False, owner_service=owner)
    page.save_revision()
    review_workflow().start(page, None)
    return page


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        ("maison-jourde", {"jourde", "administration"}),
        ("musee-ziem", {"ziem", "administration"}),
        (None, {"ziem", "administration"}),
        ("archives", {"ziem", "administration"}),
    ],
    ids=["its service", "a service that validates", "no service", "a service where nobody works"],
)
def test_the_first_reading_is_for_the_service(people, owner, expected):
    page = in_review(owner and make_service(owner))
    task = ServiceReviewTask.objects.get()
    assert readers(task, page, people) == expected
    written_to = set(task.readers(page).values_list("username", flat=True))
    assert written_to == expected - {"administration"}


def test_the_second_reading_is_for_those_who_validate_heritage(people):
    page = in_review(make_service("maison-jourde"))
    page.current_workflow_task_state.approve(user=people["jourde"])
    assert readers(HeritageReviewTask.objects.get(), page, people) == {"ziem", "administration"}


def test_the_author_may_not_change_the_page_while_another_service_reads_it(people):
    page = in_review(make_service("mjc"))
    page.owner = people["jourde"]
    page.save()
    assert page.get_lock().for_user(people["jourde"])
    assert not page.get_lock().for_user(people["mjc"])


def test_actions_are_said_in_french(people):
    page = in_review(make_service("maison-jourde"))
    actions = page.current_workflow_task.get_actions(page, people["jourde"])
    assert [words for _name, words, _modal in actions] == [
        "Demander des changements",
        "Relu : transmettre pour validation",
        "Relu : transmettre pour validation, avec un mot",
    ]


def test_whoever_validates_has_one_button_that_puts_online(client, people):
    page = in_review(make_service("maison-jourde"))
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.force_login(people["administration"])
    assert 'name="action-publish"' in client.get(edit).content.decode()
    page.current_workflow_task_state.approve(user=people["jourde"])
    client.force_login(people["ziem"])
    menu = client.get(edit).content.decode()
    assert "Valider et mettre en ligne" in menu
    assert "Valider et mettre en ligne et" not in menu
    assert 'name="action-publish"' not in menu
