"""In the admin, the people and agreements of a service are read by those who work there, and by who validates."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from savoirs.knowledge.models import Question
from savoirs.rights.models import Agreement, Person
from tests.admin import editor_data
from tests.factories import make_agreement, make_page, make_person, make_service, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows() -> dict[str, Any]:
    make_service("musee-ziem", validates_heritage=True)
    rows = {}
    for service in ("maison-jourde", "mjc"):
        page = make_page(owner_service=make_service(service))
        rows[service] = make_agreement(page, make_person(name=f"Témoin de {service}"))
    make_person(name="Encore sur aucune page")
    return rows


READERS = [
    ("maison-jourde", {"Témoin de maison-jourde", "Encore sur aucune page"}),
    ("mjc", {"Témoin de mjc", "Encore sur aucune page"}),
    ("musee-ziem", {"Témoin de maison-jourde", "Témoin de mjc", "Encore sur aucune page"}),
]


@pytest.mark.parametrize(("service", "expected"), READERS)
def test_lists_and_choosers_show_the_people_of_the_service(client: Client, rows, service, expected) -> None:
    client.force_login(make_user("lectrice", service=service))
    listed = client.get(reverse("wagtailsnippets_rights_person:list")).context["object_list"]
    assert {person.name for person in listed} == expected
    offered = client.get(reverse("wagtailsnippetchoosers_rights_person:choose")).context["results"]
    assert {person.name for person in offered} == expected
    agreements = client.get(reverse("wagtailsnippets_rights_agreement:list")).context["object_list"]
    assert {agreement.person.name for agreement in agreements} == expected - {"Encore sur aucune page"}


def test_a_name_of_another_service_is_not_found_by_searching(client: Client, rows) -> None:
    client.force_login(make_user("lectrice", service="maison-jourde"))
    for name in ("wagtailsnippets_rights_person:list", "wagtailsnippetchoosers_rights_person:choose_results"):
        assert "Témoin de mjc" not in client.get(reverse(name), {"q": "mjc"}).content.decode()


@pytest.mark.parametrize("view", ["edit", "usage", "history"])
@pytest.mark.parametrize("kind", ["person", "agreement"])
def test_the_address_of_another_service_s_row_opens_nothing(client: Client, rows, kind, view) -> None:
    client.force_login(make_user("lectrice", service="maison-jourde"))
    theirs, ours = rows["mjc"], rows["maison-jourde"]
    name = f"wagtailsnippets_rights_{kind}:{view}"
    pk = {"person": theirs.person_id, "agreement": theirs.pk}[kind]
    answer = client.get(reverse(name, args=[pk]))
    assert answer.status_code == 302
    pk = {"person": ours.person_id, "agreement": ours.pk}[kind]
    assert client.get(reverse(name, args=[pk])).status_code == 200


def test_no_road_to_noting_an_agreement_names_someone_of_another_service(client: Client, rows) -> None:
    client.force_login(make_user("lectrice", service="maison-jourde"))
    theirs, ours = rows["mjc"], rows["maison-jourde"]
    chooser, agreement = "wagtailsnippetchoosers_rights_person", "wagtailsnippets_rights_agreement"
    asked = [
        client.get(reverse(f"{chooser}:chosen", args=[theirs.person_id])),
        client.get(reverse(f"{chooser}:chosen_multiple"), {"id": theirs.person_id}),
        client.get(reverse(f"{agreement}:add"), {"person": theirs.person_id, "page": theirs.page_id}),
        client.get(reverse(f"{agreement}:list")),
    ]
    for answer in asked:
        assert "Témoin de mjc" not in answer.content.decode()
        assert theirs.page.title not in answer.content.decode()
    form = client.get(reverse(f"{agreement}:add"), {"person": ours.person_id, "page": ours.page_id})
    assert "Témoin de maison-jourde" in form.content.decode()
    assert client.get(reverse(f"{chooser}:chosen", args=[ours.person_id])).status_code == 200
    forged = client.post(reverse(f"{agreement}:add"), {"person": theirs.person_id, "page": ours.page_id})
    assert "person" in forged.context["form"].errors


@pytest.mark.parametrize(("service", "may"), [("maison-jourde", False), ("mjc", True)])
def test_a_page_takes_only_people_whom_its_editor_may_read(client: Client, rows, service, may) -> None:
    client.force_login(make_user("lectrice", service=service))
    page = make_page(owner_service=make_service(service), live=False)
    typed = editor_data(client, page)
    line = {"person": rows["mjc"].person_id, "role": "auteur", "ORDER": "1"}
    typed |= {f"participations-0-{name}": value for name, value in line.items()}
    client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), {**typed, "participations-TOTAL_FORMS": "1"}
    )
    assert page.get_latest_revision_as_object().participations.exists() == may


@pytest.mark.parametrize("service", ["maison-jourde", "mjc"])
def test_a_question_is_deleted_by_who_reads_it(client: Client, rows, service: str) -> None:
    """A town may let its members delete questions: those of their own pages."""
    user = make_user("lectrice", service=service)
    user.user_permissions.add(Permission.objects.get(codename="delete_question"))
    client.force_login(user)
    draft = make_page(owner_service=make_service("mjc"), live=False)
    question = Question.objects.create(text="Que dit le brouillon ?", page=draft)
    address = reverse("wagtailsnippets_knowledge_question:delete", args=[question.pk])
    assert (question.text in client.get(address).content.decode()) == (service == "mjc")
    client.post(address)
    assert Question.objects.exists() == (service != "mjc")


def test_every_chooser_of_rows_read_by_some_offers_those(client: Client, rows) -> None:
    client.force_login(make_user("lectrice", service="maison-jourde"))
    theirs = rows["mjc"]
    chosen = [(Person, theirs.person), (Agreement, theirs)]
    for model, row in chosen:
        name = f"wagtailsnippetchoosers_rights_{model._meta.model_name}"
        for answer in (
            client.get(reverse(f"{name}:choose")),
            client.get(reverse(f"{name}:choose_results")),
            client.get(reverse(f"{name}:chosen", args=[row.pk])),
            client.get(reverse(f"{name}:chosen_multiple"), {"id": row.pk}),
        ):
            assert "Témoin de mjc" not in answer.content.decode(), name
