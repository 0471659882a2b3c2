"""`manage.py partner_services`: services, groups, permissions and review, made once and repaired at will."""

import io

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from home.starter.checks import load
from savoirs.accounts.models import Service
from savoirs.knowledge.models import StoryPage
from savoirs.knowledge.models.kinds import Kind
from tests.factories import make_index, make_page, make_user

pytestmark = pytest.mark.django_db

COUNTED = (
    Service, Group, Collection, GroupCollectionPermission, GroupPagePermission, Task, Workflow, WorkflowPage,
    WorkflowTask,
)  # fmt: skip


def counts() -> list[int]:
    return [model.objects.count() for model in COUNTED]


def run() -> str:
    output = io.StringIO()
    call_command("partner_services", stdout=output)
    return output.getvalue()


def test_a_second_run_changes_nothing():
    make_index(Kind.STORY)
    assert "créés" in run()
    before = counts()
    assert "déjà là" in run()
    assert counts() == before


def test_a_name_changed_by_staff_is_kept():
    run()
    service = Service.objects.get(slug="mjc")
    service.name = "MJC, rue nouvelle"
    service.save()
    before = counts()
    run()
    service.refresh_from_db()
    assert service.name == "MJC, rue nouvelle"
    assert counts() == before


def test_every_owner_of_the_starter_texts_is_a_service():
    run()
    owners = {page.head.owner for page in load().of_kind("useful")} - {""}
    assert owners <= set(Service.objects.values_list("name", flat=True))


@pytest.mark.parametrize("kind_first", [True, False])
def test_a_kind_is_open_to_members_whatever_came_first(kind_first):
    if kind_first:
        make_index(Kind.STORY)
        run()
    else:
        run()
        make_index(Kind.STORY)
    index = make_index(Kind.STORY)
    member = make_user("jourde", service="maison-jourde")
    validator = make_user("ziem", service="musee-ziem")
    assert index.permissions_for_user(member).can_add_subpage()
    assert not index.permissions_for_user(member).can_publish_subpage()
    assert index.permissions_for_user(validator).can_publish_subpage()
    assert index.get_workflow().name == "Relecture puis validation patrimoine"
    assert [str(task) for task in index.get_workflow().tasks] == ["Relecture", "Validation patrimoine"]


def test_members_edit_the_pages_of_their_service_and_no_other():
    run()
    member = make_user("jourde", service="maison-jourde")
    theirs = make_page(owner_service=Service.objects.get(slug="maison-jourde"))
    other = make_page(owner_service=Service.objects.get(slug="mjc"))
    assert theirs.permissions_for_user(member).can_edit()
    assert not theirs.permissions_for_user(member).can_publish()
    assert not other.permissions_for_user(member).can_edit()


def test_members_see_the_admin_and_open_the_editor_of_their_pages(client):
    run()
    member = make_user("jourde", service="maison-jourde")
    theirs = make_page(owner_service=Service.objects.get(slug="maison-jourde"))
    client.force_login(member)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    response = client.get(reverse("wagtailadmin_pages:edit", args=[theirs.pk]))
    assert response.status_code == 200
    assert "action-publish" not in response.content.decode()


def test_a_page_that_a_member_writes_belongs_to_their_service(client):
    run()
    index = make_index(Kind.STORY)
    client.force_login(make_user("jourde", service="maison-jourde"))
    address = reverse("wagtailadmin_pages:add", args=["knowledge", "storypage", index.pk])
    form = client.get(address).context["form"]
    assert form["owner_service"].value() == Service.objects.get(slug="maison-jourde").pk
    assert StoryPage.objects.count() == 0


def test_a_service_made_in_the_admin_can_write_at_once(client):
    index = make_index(Kind.STORY)
    client.force_login(make_user("administration", is_superuser=True))
    address = reverse("wagtailsnippets_accounts_service:add")
    assert client.post(address, {"name": "Club de voile", "slug": "club-de-voile"}).status_code == 302
    member = make_user("voile", service=Service.objects.get(slug="club-de-voile"))
    assert index.permissions_for_user(member).can_add_subpage()


def test_members_do_not_run_the_services(client):
    run()
    client.force_login(make_user("jourde", service="maison-jourde"))
    assert client.get(reverse("wagtailsnippets_accounts_service:list")).status_code == 302
