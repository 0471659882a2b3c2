"""A number typed in the place of what a chooser offers is refused, and its name is not given back."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from media import intake
from media.models import KeptDocument, Photo
from savoirs.knowledge.models import Answer, Link, PlacePage, Question
from savoirs.knowledge.partner_access import collection_of
from savoirs.rights.models import Agreement
from tests.admin import editor_data
from tests.factories import make_agreement, make_page, make_person, make_service, make_user
from tests.media import samples

pytestmark = pytest.mark.django_db

SECRETS = ("Motsecret", "mot-cache")


@pytest.fixture
def theirs() -> dict[str, Any]:
    """Of the MJC, not public: a page, a place, a witness, a question, and files of its collection."""
    for slug in ("maison-jourde", "mjc", "musee-ziem"):
        make_service(slug, validates_heritage=slug == "musee-ziem")
    mjc = make_service("mjc")
    kept: dict[str, Any] = {"owner_service": mjc, "live": False}
    collection = collection_of(mjc)
    page = make_page(title="Motsecret de page", slug="mot-cache", **kept)
    return {
        "page": page,
        "place": make_page(PlacePage, title="Motsecret de lieu", slug="mot-cache-du-lieu", **kept),
        "person": make_agreement(page, make_person(name="Motsecret de personne")).person,
        "question": Question.objects.create(text="Motsecret de question ?", page=page),
        "photo": Photo.objects.create(
            title="Motsecret de photo", file=samples.upload(samples.picture(), "a.jpg"), collection=collection
        ),
        "recording": intake.receive_recording(
            samples.upload(samples.sound(), "a.wav"), title="Motsecret de son", collection=collection
        ),
        "document": KeptDocument.objects.create(
            title="Motsecret de document", file=samples.upload(samples.PDF, "a.pdf"), collection=collection
        ),
    }


@pytest.fixture
def ours(theirs: dict[str, Any]) -> Any:
    return make_page(title="La nôtre", owner_service=make_service("maison-jourde"), live=False)


def member(client: Client, service: str = "maison-jourde") -> Client:
    client.force_login(make_user(f"de-{service}", service=service))
    return client


def line(name: str, **values: Any) -> dict[str, Any]:
    return {f"{name}-TOTAL_FORMS": "1", **{f"{name}-0-{key}": value for key, value in values.items()}}


def text_to(page: Any) -> str:
    return rich_text(f'<p>Voir <a linktype="page" id="{page.pk}">là</a>.</p>')


def body(kind: str, value: Any) -> dict[str, Any]:
    return nested_form_data({"body": streamfield([(kind, value)])})


def forged(theirs: dict[str, Any]) -> dict[str, dict[str, Any]]:
    page = theirs["page"]
    return {
        "links": line("links", target=page.pk, ORDER="1"),
        "answers": line("answers", question=theirs["question"].pk, ORDER="1"),
        "participations": line("participations", person=theirs["person"].pk, role="auteur", ORDER="1"),
        "place": body("place", {"place": theirs["place"].pk, "words": ""}),
        "text": body("text", text_to(page)),
        "easy_text": {"easy_text": text_to(page)},
        "cover": {"cover": theirs["photo"].pk},
        "picture": body("picture", {"photo": theirs["photo"].pk, "caption": ""}),
        "recording": body("recording", {"recording": theirs["recording"].pk, "caption": ""}),
        "document": body("document", {"document": theirs["document"].pk, "words": ""}),
    }


ROADS = [
    *("links", "answers", "participations", "place", "text", "easy_text"),
    *("cover", "picture", "recording", "document"),
]


def names_a_row(page: Any) -> bool:
    """Does the last version of ``page`` hold a link, a place, a person, a question or a file?"""
    page.refresh_from_db()
    last = page.get_latest_revision()
    if last is None:
        return False
    rows = [last.content[name] for name in ("links", "answers", "participations", "cover")]
    texts = f"{last.content['body']}{last.content['easy_text']}"
    kinds = ("place", "picture", "recording", "document")
    return any(rows) or "linktype" in texts or any(f'"{kind}"' in texts for kind in kinds)


@pytest.mark.parametrize("title", ["La nôtre", ""])
@pytest.mark.parametrize("road", ROADS)
def test_a_page_takes_nothing_that_its_editor_may_not_read(
    client: Client, theirs: dict[str, Any], ours: Any, road: str, title: str
) -> None:
    """With another fault in the form, the screen comes back as it was typed."""
    member(client)
    address = reverse("wagtailadmin_pages:edit", args=[ours.pk])
    typed = {**editor_data(client, ours), **forged(theirs)[road], "title": title}
    answer = client.post(address, typed, follow=True)
    for shown in (answer, client.get(address)):
        assert not [secret for secret in SECRETS if secret in shown.content.decode()]
    assert not names_a_row(ours)


@pytest.mark.parametrize("written", [" {}", "+{}", "0_{}", "{}.0", "mot"])
def test_a_text_takes_no_number_written_otherwise(
    client: Client, theirs: dict[str, Any], ours: Any, written: str
) -> None:
    """It would lead to the same page, or break the editor for good."""
    member(client)
    number = theirs["page"].pk
    typed = text_to(theirs["page"]).replace(f'"id": {number}', f'"id": "{written.format(number)}"')
    assert written.format(number) in typed
    address = reverse("wagtailadmin_pages:edit", args=[ours.pk])
    answer = client.post(address, {**editor_data(client, ours), "easy_text": typed}, follow=True)
    for shown in (answer, client.get(address)):
        assert not [secret for secret in SECRETS if secret in shown.content.decode()]
    assert not names_a_row(ours)


@pytest.mark.parametrize("road", ROADS)
def test_who_reads_all_names_all(client: Client, theirs: dict[str, Any], ours: Any, road: str) -> None:
    member(client, "musee-ziem")
    address = reverse("wagtailadmin_pages:edit", args=[ours.pk])
    client.post(address, {**editor_data(client, ours), **forged(theirs)[road]})
    assert names_a_row(ours)
    shown = client.get(address).content.decode()
    assert [secret for secret in SECRETS if secret in shown]


def test_what_another_put_there_stays(client: Client, theirs: dict[str, Any], ours: Any) -> None:
    ours.links = [Link(target=theirs["page"])]
    ours.answers = [Answer(question=theirs["question"])]
    ours.body = [("text", f'<p>Voir <a linktype="page" id="{theirs["page"].pk}">là</a>.</p>')]
    ours.save()
    ours.save_revision()
    member(client)
    typed = {**editor_data(client, ours), "title": "Corrigé"}
    client.post(reverse("wagtailadmin_pages:edit", args=[ours.pk]), typed)
    ours.refresh_from_db()
    last = ours.get_latest_revision_as_object()
    assert last.title == "Corrigé"
    assert last.links.get().target_id == theirs["page"].pk
    assert last.answers.get().question == theirs["question"]
    assert "linktype" in str(last.body.raw_data[0])


def test_a_former_version_is_restored_with_what_another_put_there(
    client: Client, theirs: dict[str, Any], ours: Any
) -> None:
    ours.body = [("text", f'<p>Voir <a linktype="page" id="{theirs["page"].pk}">là</a>.</p>')]
    ours.cover = theirs["photo"]
    former = ours.save_revision()
    ours.body, ours.cover = [], None
    ours.save_revision()
    member(client)
    address = reverse("wagtailadmin_pages:revisions_revert", args=[ours.pk, former.pk])
    shown = client.get(address)
    client.post(shown.context["action_url"], editor_data(None, form=shown.context["form"]))
    ours.refresh_from_db()
    restored = ours.get_latest_revision_as_object()
    assert "linktype" in str(restored.body.raw_data[0])
    assert restored.cover == theirs["photo"]


WRITTEN_OTHERWISE = ["abc", "²", "9" * 30, "5.0", "\x00", "-1"]


@pytest.mark.parametrize("typed", WRITTEN_OTHERWISE)
@pytest.mark.parametrize("road", ["edit", "preview_on_edit"])
def test_what_is_no_key_chooses_nothing(client: Client, ours: Any, typed: str, road: str) -> None:
    member(client)
    chosen = {
        **body("picture", {"photo": typed, "caption": "Motgarde"}),
        **line("links", target=typed, ORDER="1"),
        "cover": typed,
    }
    address = reverse(f"wagtailadmin_pages:{road}", args=[ours.pk])
    answer = client.post(address, {**editor_data(client, ours), **chosen})
    assert answer.status_code == 200
    if road == "edit":
        assert "Motgarde" in answer.content.decode()


@pytest.mark.parametrize("names", [("person",), ("page",), ("person", "page")])
def test_an_agreement_is_noted_between_those_one_may_read(
    client: Client, theirs: dict[str, Any], ours: Any, names: tuple[str, ...]
) -> None:
    member(client)
    typed = {"person": make_person(name="À nous").pk, "page": ours.pk}
    typed |= {name: theirs[name].pk for name in names}
    answer = client.post(reverse("wagtailsnippets_rights_agreement:add"), typed)
    assert set(names) <= set(answer.context["form"].errors)
    assert "Motsecret" not in answer.content.decode()
    assert not Agreement.objects.exclude(person=theirs["person"]).exists()
