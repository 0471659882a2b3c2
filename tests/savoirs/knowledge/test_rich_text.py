"""Words of another language keep their mark through the editor; links lead only to public pages."""

import html

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import expand_db_html

from savoirs.knowledge.blocks.text import TEXT_FEATURES, expand_together
from tests.admin import editor_data, messages_of
from tests.factories import make_page


def test_the_language_of_a_word_survives_the_editor() -> None:
    converter = ContentstateConverter(features=TEXT_FEATURES)
    stored = '<p>Le <i><span lang="oc-provenc">calen</span></i> et la <span lang="it">laguna</span>.</p>'
    again = converter.to_database_format(converter.from_database_format(stored))
    assert '<span lang="oc-provenc">calen</span>' in again.replace("<i>", "").replace("</i>", "")
    assert '<span lang="it">laguna</span>' in again
    assert "<i>" in again


def test_arabic_words_run_from_right_to_left_when_they_come_back_from_the_editor() -> None:
    converter = ContentstateConverter(features=TEXT_FEATURES)
    again = converter.to_database_format(converter.from_database_format('<p><span lang="ar">بحر</span></p>'))
    assert '<span lang="ar" dir="rtl">بحر</span>' in again


@pytest.mark.django_db
def test_a_link_to_a_page_that_is_not_public_keeps_only_its_words() -> None:
    shown, draft = make_page(), make_page(live=False)
    text = "".join(f'<a linktype="page" id="{pk}">mot {pk}</a>' for pk in (shown.pk, draft.pk, 10**6, "x"))
    assert expand_db_html(text) == (
        f'<a href="{shown.url}">mot {shown.pk}</a><a>mot {draft.pk}</a><a>mot {10**6}</a><a>mot x</a>'
    )


@pytest.mark.django_db
def test_several_texts_cost_the_queries_of_one() -> None:
    pages = [make_page() for _ in range(5)]
    texts = [f'<p><a linktype="page" id="{page.pk}">ici</a></p>' for page in pages]
    expand_together(texts)
    with CaptureQueriesContext(connection) as queries:
        expanded = expand_together(texts)
    assert [page.url in text for page, text in zip(pages, expanded, strict=True)] == [True] * 5
    assert len(queries) <= 4


@pytest.mark.django_db
def test_the_editor_offers_the_languages(admin_client) -> None:
    page = make_page(body=[("text", '<p>Le <span lang="oc">cabrit</span>.</p>')])
    shown = html.unescape(admin_client.get(f"/admin/pages/{page.pk}/edit/").content.decode())
    assert '"type": "LANG-OC"' in shown
    assert '"type": "LANG-OC-PROVENC"' in shown
    assert "Mot proven\\u00e7al" in shown


@pytest.mark.django_db
def test_the_editor_is_told_of_a_text_that_lost_its_shape(admin_client: Client) -> None:
    page = make_page(body=[("text", "<p>Le quai.</p>")], live=False)
    as_sent = editor_data(admin_client, page)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert admin_client.post(edit, as_sent).status_code == 302
    assert "sans sa mise en forme" not in messages_of(admin_client, page)
    admin_client.post(edit, {**as_sent, "body-0-value": "Le <quai> & le pont"})
    assert "sans sa mise en forme" in messages_of(admin_client, page)
    page.refresh_from_db()
    kept = page.get_latest_revision_as_object().body[0].value.source
    assert kept == "<p>Le &lt;quai&gt; &amp; le pont</p>"
