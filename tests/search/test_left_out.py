"""``GET /recherche/`` for a text that says only what to leave out."""

import pytest
from django.test import Client
from lxml import html

from tests.factories import make_page

pytestmark = pytest.mark.django_db


def said(client: Client, words: str) -> str:
    page = html.fromstring(client.get("/recherche/", {"q": words}).content.decode())
    return " ".join(page.cssselect("main")[0].text_content().split())


def test_what_is_left_is_shown_and_what_to_do_is_said(client: Client) -> None:
    make_page(title="Le pont levant")
    make_page(title="Le calen")
    text = said(client, "-pont")
    assert "1 résultat" in text
    assert "Le calen" in text
    assert "voici toutes les autres pages" in text
    assert "Ajoutez ce que vous cherchez" in text
    assert "qu’est-ce que c’est" not in text


def test_nothing_left_is_said_and_the_dash_may_be_taken_back(client: Client) -> None:
    make_page(title="Le pont levant")
    text = said(client, "-pont -levant")
    assert "aucune page ne s’en passe" in text
    assert "Personne n’a encore raconté cela" not in text
    page = html.fromstring(client.get("/recherche/", {"q": "-pont -levant"}).content.decode())
    rather = [
        link.get("href") for link in page.cssselect("main a") if "Chercher plutôt" in link.text_content()
    ]
    assert rather == ["?q=pont+levant"]
    assert "Le pont levant" in said(client, "pont levant")


@pytest.mark.parametrize("words", ["pont -levant", '"pont levant" -calen', "pont"])
def test_a_text_that_looks_for_something_is_left_alone(client: Client, words: str) -> None:
    make_page(title="Le pont levant")
    assert "ce qu’il faut écarter" not in said(client, words)
