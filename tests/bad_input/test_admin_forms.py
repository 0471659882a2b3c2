"""Our forms in the admin: hostile writing gets a page in French and is kept; nothing is run, nothing breaks."""

from typing import Any

import pytest
from django.forms import BaseForm, ModelChoiceField
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from savoirs.contribute.models import Contribution
from savoirs.knowledge.models import (
    KnowledgePage,
    PlacePage,
    StoryPage,
    TestimonyPage,
    TrailPage,
    UsefulInfoPage,
)
from tests.admin import editor_data
from tests.bad_input.conftest import look, read
from tests.bad_input.values import HOSTILE, INVALID_UTF8, SCRIPT, TEN_MEGABYTES, form_body
from tests.factories import make_agreement, make_page, make_user
from tests.savoirs.contribute.conftest import Writer

pytestmark = pytest.mark.django_db
SNIPPETS = (
    "knowledge_theme", "knowledge_quarter", "knowledge_period", "knowledge_word", "rights_person",
    "rights_agreement", "rights_agreementtext", "accounts_service",
)  # fmt: skip
PAGES = (StoryPage, TestimonyPage, UsefulInfoPage, PlacePage, TrailPage)
TYPED = (
    "title",
    "slug",
    "summary",
    "when_words",
    "when_edtf",
    "to_check",
    "licence",
    "licence_url",
    "credits",
    "easy_text",
)
# JSON that the editor of rich texts does not send.
NO_RICH_TEXT = [
    "null", "7", "[]", '"mot"', '{"blocks": 3}', '{"blocks": [{}]}', "[" * 100_000,
    '{"blocks": [{"text": "mot", "type": "x", "entityRanges": [{"offset": 0, "length": 3, "key": 9}]}]}',
]  # fmt: skip


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(make_user("administration", is_superuser=True))
    return client


def assert_french_page(client: Client, answer: Any) -> None:
    assert answer.status_code in (200, 302, 422), answer.status_code
    page = look(client, answer)
    assert '<html lang="fr"' in page
    assert SCRIPT[:15] not in page


def typed_fields(form: BaseForm) -> list[str]:
    """Those where someone types; Wagtail's choosers hold a key that nobody sees."""
    return [bound.html_name for bound in form if not isinstance(bound.field, ModelChoiceField)]


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("snippet", SNIPPETS)
def test_vocabulary_people_agreements_services(admin: Client, snippet: str, value: str) -> None:
    address = reverse(f"wagtailsnippets_{snippet}:add")
    form = admin.get(address).context["form"]
    typed = typed_fields(form)
    assert typed
    assert_french_page(
        admin, admin.post(address, {**editor_data(None, form=form), **dict.fromkeys(typed, value)})
    )


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("model", PAGES)
def test_the_editor_of_every_kind(admin: Client, model: type[KnowledgePage], value: str) -> None:
    page = make_page(model, live=False, title="Titre de départ")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = editor_data(admin, page)
    answer = admin.post(address, {**data, **dict.fromkeys(TYPED, value)})
    assert_french_page(admin, answer)
    if answer.status_code == 200:
        kept = answer.context["form"].data
        assert kept["summary"] == value


@pytest.mark.parametrize("value", NO_RICH_TEXT, ids=range(len(NO_RICH_TEXT)))
@pytest.mark.parametrize("name", ["easy_text", "body-0-value"])
def test_a_rich_text_that_is_none(admin: Client, name: str, value: str) -> None:
    page = make_page(live=False, body=[("text", "<p>Un texte.</p>")])
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert_french_page(admin, admin.post(address, {**editor_data(admin, page), name: value}))


@pytest.mark.parametrize(("typed", "kept"), [("", ""), ("Une <phrase> courte", "Une &lt;phrase&gt; courte")])
def test_words_typed_without_the_editor_are_kept(admin: Client, typed: str, kept: str) -> None:
    page = make_page(live=False)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = admin.post(address, {**editor_data(admin, page), "easy_text": typed})
    assert answer.status_code == 302
    page.refresh_from_db()
    assert strip_tags(page.get_latest_revision_as_object().easy_text) == kept


@pytest.mark.parametrize("gesture", ["ask", "refuse", "apply", "pass_on", "inconnu"])
@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_the_review_screen(writer: Writer, gesture: str, value: str) -> None:
    writer.send_all()
    contribution = writer.contribution
    reviewer = Client()
    reviewer.force_login(make_user("relectrice", service="maison-jourde"))
    address = f"/admin/contributions/{contribution.pk}/"
    answer = reviewer.post(address, {"gesture": gesture, f"{gesture}-text": value})
    assert_french_page(reviewer, answer)
    contribution.refresh_from_db()
    assert contribution.state in (
        Contribution.State.SENT,
        Contribution.State.QUESTION,
        Contribution.State.REFUSED,
    )


@pytest.mark.parametrize("name", ["state", "owner_service", "q", "ordering", "inconnu"])
@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_the_queue(admin: Client, name: str, value: str) -> None:
    assert_french_page(admin, admin.get("/admin/contributions/", {name: value}))


def test_withdrawing_and_readmitting_take_anything(admin: Client) -> None:
    page = make_page(TestimonyPage)
    make_agreement(page)
    for name in ("rights_withdraw", "rights_readmit"):
        answer = admin.post(reverse(name, args=[page.pk]), {"raison": SCRIPT, "next": "//ailleurs.example"})
        assert_french_page(admin, answer)
        assert "ailleurs" not in answer.get("Location", "")


@pytest.mark.parametrize("field", ["title", "summary", "to_check"])
def test_ten_megabytes_in_the_editor(admin: Client, field: str) -> None:
    page = make_page(live=False)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert_french_page(admin, admin.post(address, {**editor_data(admin, page), field: TEN_MEGABYTES}))


def test_more_than_the_site_reads_is_told(admin: Client) -> None:
    page = make_page(live=False)
    answer = admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"title": "x" * 13_000_000})
    assert answer.status_code == 400
    assert '<html lang="fr">' in read(answer)


def test_bytes_that_are_not_writing(admin: Client) -> None:
    page = make_page(live=False)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = {name: str(value).encode() for name, value in editor_data(admin, page).items()}
    body = form_body({**data, "title": INVALID_UTF8, "summary": INVALID_UTF8})
    answer = admin.generic("POST", address, body, content_type="application/x-www-form-urlencoded")
    assert_french_page(admin, answer)


@pytest.mark.parametrize(
    "asked",
    [
        "wagtailcore/page/share/?id=abc",
        "wagtailcore/page/publish/?id=1&id=-1",
        "wagtailcore/page/share/?id=",
        f"wagtailcore/page/share/?id={'9' * 40}",
        "wagtailcore/page/share/?id=all&childOf=abc",
        "wagtailcore/page/share/?id=all&childOf=999999",
        "media/photo/delete/?id=abc",
        "knowledge/question/accept/?id=abc",
    ],
)
def test_several_at_once_by_a_number_that_is_none_is_not_found(admin: Client, asked: str) -> None:
    assert admin.get(f"/admin/bulk/{asked}").status_code == 404


def test_several_at_once_still_asks_who_one_is(client: Client, admin: Client) -> None:
    address = f"/admin/bulk/wagtailcore/page/share/?id={make_page(StoryPage).pk}"
    assert admin.get(address).status_code == 200
    client.logout()
    assert client.get(address).status_code == 302
