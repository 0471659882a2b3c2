"""An action on several rows names only those that the person may read, whatever rows they ask for."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from media.models import Photo
from savoirs.knowledge.models import Question
from savoirs.knowledge.partner_access import collection_of
from tests.factories import make_agreement, make_page, make_person, make_service, make_user
from tests.media.samples import picture, upload

pytestmark = pytest.mark.django_db

SECRET = "Motsecret"


@pytest.fixture
def theirs() -> dict[str, Model]:
    """Rows that only the MJC and those who validate read, each with the word, by the name of their model."""
    for slug in ("maison-jourde", "mjc", "musee-ziem"):
        make_service(slug, validates_heritage=slug == "musee-ziem")
    mjc = make_service("mjc")
    page = make_page(title=f"{SECRET} de page", owner_service=mjc, live=False)
    agreement = make_agreement(page, make_person(name=f"{SECRET} de personne"))
    photo = Photo.objects.create(
        title=f"{SECRET} de photo", file=upload(picture(), "a.jpg"), collection=collection_of(mjc)
    )
    rows = [
        agreement,
        agreement.person,
        photo,
        Question.objects.create(text=f"{SECRET} de question ?", page=page),
        make_user(f"{SECRET}-compte"),
    ]
    return {"page": page, **{row._meta.model_name or "": row for row in rows}}


def every_action() -> Iterator[tuple[str, str, str]]:
    bulk_action_registry._scan_for_bulk_actions()
    for app, models in bulk_action_registry.actions.items():
        for model, actions in models.items():
            yield from ((app, model, action) for action in actions)


def asked(app: str, model: str, action: str, rows: dict[str, Any]) -> list[str]:
    address = f"{reverse('wagtail_bulk_action', args=[app, model, action])}?next=/admin/&id="
    queries = ["all"]
    if model in rows:
        ours = make_page().pk if model == "page" else ""
        queries += [f"{rows[model].pk}", f"{rows[model].pk}&id={ours}".removesuffix("&id=")]
    if model == "page":
        parent = rows["page"].get_parent()
        queries += [f"all&childOf={parent.pk}", f"all&childOf={parent.get_parent().pk}&q={SECRET}"]
    return [address + query for query in queries]


def test_no_action_on_several_names_what_another_service_keeps(
    client: Client, theirs: dict[str, Any]
) -> None:
    client.force_login(make_user("quelqu-un", service="maison-jourde"))
    actions = list(every_action())
    assert {model for _app, model, _action in actions} >= set(theirs)
    for action in actions:
        for address in asked(*action, theirs):
            answer = client.get(address)
            assert answer.status_code in (200, 302, 404), address
            assert SECRET not in answer.content.decode(), address


@pytest.mark.parametrize("kind", [("wagtailcore", "page", "publish"), ("knowledge", "question", "accept")])
@pytest.mark.parametrize("service", ["musee-ziem", None])
def test_who_reads_all_finds_them_among_all(
    client: Client, theirs: dict[str, Any], kind: tuple[str, str, str], service: str | None
) -> None:
    client.force_login(make_user("quelqu-un", service=service, is_superuser=service is None))
    for address in asked(*kind, theirs):
        assert SECRET in client.get(address).content.decode(), address


def test_what_one_reads_and_may_not_change_is_counted_not_named(client: Client) -> None:
    """The next title of a page online is not public."""
    page = make_page(title="Pagedetous", owner_service=make_service("mjc"))
    page.title = SECRET
    page.save_revision()
    client.force_login(make_user("quelqu-un", service="maison-jourde"))
    for action in ("publish", "unpublish", "delete", "move", "share"):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        answer = client.get(f"{address}?next=/admin/&id={page.pk}")
        assert answer.status_code == 200
        assert [item["item"].pk for item in answer.context["items_with_no_access"]] == [page.pk]
        assert SECRET not in answer.content.decode(), action


def test_one_s_own_pages_that_are_left_aside_are_named(client: Client) -> None:
    page = make_page(title="Lanôtre", owner_service=make_service("maison-jourde"))
    client.force_login(make_user("rosette", service="maison-jourde"))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = client.get(f"{address}?next=/admin/&id={page.pk}")
    assert answer.context["items"] == []
    assert "Lanôtre" in answer.content.decode()
