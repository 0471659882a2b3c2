"""What the editor's side panel shows: a page not yet saved, with everything that its kind may hold."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from media import intake
from savoirs.knowledge.models import (
    KnowledgePage,
    PlacePage,
    StoryPage,
    TestimonyPage,
    TrailPage,
    UsefulInfoPage,
)
from savoirs.knowledge.partner_access import collection_of
from tests.admin import editor_data
from tests.factories import make_index, make_page, make_person, make_service, make_user
from tests.media import samples

pytestmark = pytest.mark.django_db
KINDS = (StoryPage, TestimonyPage, UsefulInfoPage, PlacePage, TrailPage)


def everything(model: type[KnowledgePage]) -> dict[str, Any]:
    """What an editor has typed and chosen, nothing of it saved with a page."""
    ours = make_service("maison-jourde")
    kept = {"collection": collection_of(ours)}
    photo = intake.receive_photo(
        samples.upload(samples.picture(), "a.jpg"), title="A", alt="Un quai.", **kept
    )
    sound = intake.receive_recording(samples.upload(samples.sound(), "a.wav"), title="Une voix", **kept)
    document = intake.receive_document(samples.upload(b"Un texte.", "a.txt"), title="Une lettre", **kept)
    place = make_page(PlacePage, title="Le lieu public")
    draft = make_page(PlacePage, title="Le lieu secret", live=False, owner_service=ours)
    body = [
        ("text", rich_text("<p>Un paragraphe.</p>")),
        ("picture", {"photo": photo.pk, "caption": "Légende"}),
        ("recording", {"recording": sound.pk, "caption": ""}),
        ("document", {"document": document.pk, "words": "Une lettre"}),
        ("quotation", {"words": "On levait le pont.", "said_by": "", "source": ""}),
        ("place", {"place": place.pk, "words": "C’est là"}),
        ("place", {"place": draft.pk, "words": "Et là"}),
        ("note", {"text": rich_text("<p>Un repère.</p>"), "date": "2026-01-02", "source": "Archives"}),
    ]
    own: dict[type, dict[str, Any]] = {
        TestimonyPage: {
            "recordings": inline_formset([{"recording": sound.pk}]),
            "chapters": inline_formset([{"start": "0", "end": "2", "title": "Le quai", "keywords": "quai"}]),
        },
        TrailPage: {
            "steps": inline_formset(
                [
                    {"place": pk, "title": "Une étape", "text": rich_text("<p>Ici.</p>")}
                    for pk in (place.pk, draft.pk)
                ]
            )
        },
        UsefulInfoPage: {"useful_links": inline_formset([{"label": "Le site", "url": "https://exemple.fr"}])},
    }
    return nested_form_data(
        {
            "title": "Un titre d’essai",
            "summary": "Un résumé d’essai.",
            "when_words": "l’été 1962",
            "when_edtf": "1962-21",
            "body": streamfield(body),
            "cover": photo.pk,
            "links": inline_formset(
                [{"target": place.pk, "role": "place"}, {"target": draft.pk, "role": "related"}]
            ),
            "sources": inline_formset([{"title": "Un livre", "url": "", "supports": "la date"}]),
            "participations": inline_formset(
                [{"person": make_person().pk, "role": "auteur", "displayed_name": ""}]
            ),
            **own.get(model, {}),
        }
    )


def preview(client: Client, address: str, data: dict[str, Any]) -> str:
    answer = client.post(address, data)
    assert answer.json() == {"is_valid": True, "is_available": True}
    shown = client.get(address)
    assert shown.status_code == 200
    return shown.content.decode()


@pytest.mark.parametrize("model", KINDS)
def test_a_page_not_yet_saved_is_shown_to_the_member_who_writes_it(
    client: Client, model: type[KnowledgePage]
) -> None:
    client.force_login(make_user("jourde", service="maison-jourde"))
    names = ["knowledge", model._meta.model_name, make_index(model.kind).pk]
    form = client.get(reverse("wagtailadmin_pages:add", args=names)).context["form"]
    data = {**editor_data(None, form=form), **everything(model)}
    before = Page.objects.count()
    shown = preview(client, reverse("wagtailadmin_pages:preview_on_add", args=names), data)
    assert "Un titre d’essai" in shown
    assert "Un paragraphe." in shown
    assert "Le lieu public" in shown
    assert "Le lieu secret" not in shown
    assert Page.objects.count() == before


@pytest.mark.parametrize("model", KINDS)
def test_changes_not_yet_saved_are_shown_over_the_stored_page(
    client: Client, model: type[KnowledgePage]
) -> None:
    client.force_login(make_user("administration", is_superuser=True))
    page = make_page(model, title="Le titre en ligne")
    data = {**editor_data(client, page), **everything(model)}
    shown = preview(client, reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]), data)
    assert "Un titre d’essai" in shown
    page.refresh_from_db()
    assert page.title == "Le titre en ligne"


@pytest.mark.parametrize("model", KINDS)
def test_the_draft_is_shown_on_a_page_of_its_own(client: Client, model: type[KnowledgePage]) -> None:
    client.force_login(make_user("administration", is_superuser=True))
    page = make_page(model, live=False, title="Un brouillon")
    page.save_revision()
    shown = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert shown.status_code == 200
    assert "Un brouillon" in shown.content.decode()


def test_what_is_not_chosen_yet_breaks_no_preview(client: Client) -> None:
    """The panel follows what is typed: a block is there before its photo."""
    client.force_login(make_user("jourde", service="maison-jourde"))
    page = make_page(live=False, owner_service=make_service("maison-jourde"))
    words = {"caption": "Un quai", "words": "Une lettre"}
    chosen_later = [(kind, {kind: "", **words}) for kind in ("recording", "document", "place")]
    body = [("picture", {"photo": "", **words}), *chosen_later]
    data = {**editor_data(client, page), **nested_form_data({"body": streamfield(body)})}
    shown = preview(client, reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]), data)
    assert not [word for word in words.values() if word in shown]
