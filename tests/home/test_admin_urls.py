"""Actions on several rows, copies and moves name only what the person may read, whatever they ask for."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page, Task

from media import intake
from media.models import Photo
from savoirs.knowledge.models import Question
from savoirs.knowledge.partner_access import collection_of
from tests.factories import make_agreement, make_page, make_person, make_service, make_user
from tests.media.samples import PDF, picture, sound, upload

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


ADDRESSES_OF_PAGES = [
    ("wagtailadmin_pages:copy", ["theirs"]),
    ("wagtailadmin_pages:move", ["theirs"]),
    ("wagtailadmin_pages:move_confirm", ["theirs", "parent"]),
    ("wagtailadmin_pages:move_confirm", ["ours", "theirs"]),
    ("wagtailadmin_pages:workflow_preview", ["theirs", "task"]),
]


@pytest.mark.parametrize(("name", "args"), ADDRESSES_OF_PAGES)
@pytest.mark.parametrize(("service", "status"), [("maison-jourde", 404), ("musee-ziem", 200)])
def test_the_address_of_a_page_names_it_to_who_reads_it(
    client: Client, theirs: dict[str, Any], name: str, args: list[str], service: str, status: int
) -> None:
    ours = make_page(owner_service=make_service("maison-jourde"), live=False)
    keys = {
        "theirs": theirs["page"].pk,
        "ours": ours.pk,
        "parent": theirs["page"].get_parent().pk,
        "task": Task.objects.earliest("pk").pk,
    }
    client.force_login(make_user("quelqu-un", service=service))
    answer = client.get(reverse(name, args=[keys[arg] for arg in args]), follow=True)
    assert answer.status_code == status
    assert (SECRET in answer.content.decode()) == (status == 200)


@pytest.mark.parametrize("road", ["copy", "move", "move several"])
@pytest.mark.parametrize(("service", "named"), [("maison-jourde", False), ("musee-ziem", True)])
def test_a_page_does_not_go_under_one_that_nobody_offered(
    client: Client, theirs: dict[str, Any], road: str, service: str, named: bool
) -> None:
    ours = make_page(owner_service=make_service(service), live=False)
    client.force_login(make_user("quelqu-un", service=service))
    several = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    address = (
        f"{several}?next=/admin/&id={ours.pk}"
        if road == "move several"
        else reverse(f"wagtailadmin_pages:{road}", args=[ours.pk])
    )
    parent = {"new_parent_page": theirs["page"].pk, "chooser": theirs["page"].pk}
    typed = {**parent, "new_title": "Copie", "new_slug": "copie"}
    answer = client.post(address, typed, follow=True)
    assert (SECRET in answer.content.decode()) == named


def test_pages_are_put_in_order_and_the_root_of_the_tree_is_not_one(client: Client) -> None:
    first, second = make_page(), make_page()
    siblings = Page.objects.child_of(first.get_parent()).order_by("path").values_list("pk", flat=True)
    place = list(siblings).index(first.pk)
    client.force_login(make_user("quelqu-un", is_superuser=True))
    address = reverse("wagtailadmin_pages:set_page_position", args=[second.pk])
    assert client.post(f"{address}?position={place}").status_code == 200
    assert list(siblings.all())[place : place + 2] == [second.pk, first.pk]
    assert client.post(f"{address}?position={'9' * 30}").status_code == 404
    root = Page.objects.get(depth=1)
    assert client.post(reverse("wagtailadmin_pages:set_page_position", args=[root.pk])).status_code == 404


FILES_NAMED = [
    ("wagtailmedia:media_usage", "recording"),
    ("wagtailadmin_api:images:detail", "photo"),
    ("wagtailadmin_api:images:listing", "photo"),
    ("wagtailadmin_api:documents:detail", "document"),
    ("wagtailadmin_api:documents:listing", "document"),
]


@pytest.mark.parametrize(("name", "kind"), FILES_NAMED)
@pytest.mark.parametrize("service", ["maison-jourde", "mjc", "musee-ziem"])
def test_a_file_is_named_to_who_reads_its_collection(
    client: Client, theirs: dict[str, Any], name: str, kind: str, service: str
) -> None:
    kept = {"title": f"{SECRET} de fichier", "collection": theirs["photo"].collection}
    files = {
        "photo": theirs["photo"],
        "recording": intake.receive_recording(upload(sound(), "a.wav"), **kept),
        "document": intake.receive_document(upload(PDF, "a.pdf"), **kept),
    }
    client.force_login(make_user("quelqu-un", service=service))
    asked_for = [] if name.endswith("listing") else [files[kind].pk]
    answer = client.get(reverse(name, args=asked_for))
    is_theirs = service != "maison-jourde"
    assert answer.status_code == (200 if is_theirs or not asked_for else 404)
    assert (SECRET in answer.content.decode()) == is_theirs
