"""Themes are chosen from lists, in order, three at most; what the editor shows and what is kept."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from savoirs.knowledge.models import StoryPage, Theme
from tests.admin import editor_data
from tests.factories import make_page, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def themes() -> list[Theme]:
    broad = Theme.objects.create(name="Métiers", slug="metiers")
    narrow = Theme.objects.create(name="Pêche", slug="peche", broader=broad)
    others = [Theme.objects.create(name=name, slug=name.lower()) for name in ("Nature", "Sports")]
    return [broad, narrow, *others]


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user("administration", is_superuser=True))
    return client


def save(client: Client, page: StoryPage, chosen: list[Any]) -> Any:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, {**editor_data(client, page), "themes": chosen})


def kept(page: StoryPage) -> list[str]:
    return [item.tag.name for item in page.get_latest_revision_as_object().themed_items.all()]


def test_the_order_of_the_lists_is_the_order_of_the_themes(editor: Client, themes: list[Theme]) -> None:
    page = make_page(live=False)
    broad, narrow, nature, _sports = themes
    save(editor, page, [narrow.pk, "", nature.pk])
    assert kept(page) == ["Pêche", "Nature"]
    save(editor, page, [nature.pk, narrow.pk, broad.pk])
    assert kept(page) == ["Nature", "Pêche", "Métiers"]
    page.refresh_from_db()
    page.latest_revision.publish()
    assert StoryPage.objects.get(pk=page.pk).main_theme == nature


def test_a_theme_chosen_twice_is_kept_once(editor: Client, themes: list[Theme]) -> None:
    page = make_page(live=False)
    save(editor, page, [themes[2].pk, themes[2].pk, ""])
    assert kept(page) == ["Nature"]


def test_four_themes_or_an_unknown_one_are_refused_and_shown_again(
    editor: Client, themes: list[Theme]
) -> None:
    page = make_page(live=False)
    answer = save(editor, page, [theme.pk for theme in themes])
    assert "Choisissez trois thèmes au plus." in answer.content.decode()
    assert answer.content.decode().count(" selected") >= len(themes)
    assert save(editor, page, ["999999", "<script>"]).status_code == 200
    assert kept(page) == []


def test_narrower_themes_are_listed_under_the_broader_one(editor: Client, themes: list[Theme]) -> None:
    page = make_page(live=False)
    shown = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    first = re.search(r'<select name="themes" id="id_themes_0">(.*?)</select>', shown, re.S)
    assert first
    assert re.findall(r"<option[^>]*>([^<]+)", first[1]) == [
        "Aucun",
        "Métiers",
        "– Pêche",
        "Nature",
        "Sports",
    ]
    assert re.findall(r'<label for="id_themes_\d">([^<]+)', shown) == [
        "Thème principal",
        "Deuxième thème",
        "Troisième thème",
    ]
