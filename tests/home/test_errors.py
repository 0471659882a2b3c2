"""What a visitor reads when something is missing, refused or broken."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory

from home import errors
from tests.factories import make_site

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site() -> None:
    make_site()


def test_an_unknown_address_says_so_and_offers_a_search(client: Client) -> None:
    answer = client.get("/rien-ici/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "Le pont est levé" in page
    assert '<form class="search-box" role="search" action="/recherche/"' in page
    assert "<title>Page introuvable – Bibliothèque des savoirs martégaux</title>" in page
    assert not answer.cookies


def test_the_breakdown_page_needs_neither_database_nor_request(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        answer = errors.server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "Vous n’y êtes pour rien" in answer.content.decode()


def test_a_forged_request_is_refused_without_showing_it(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        answer = errors.bad_request(RequestFactory().get("/<script>"), SuspiciousOperation("<script>"))
    assert answer.status_code == 400
    assert "<script>" not in answer.content.decode().replace("<script src=", "")


@pytest.mark.parametrize(
    ("handler", "argument", "words"),
    [
        (errors.forbidden, PermissionDenied(), "Cette page vous est fermée"),
        (errors.csrf_failure, "CSRF cookie not set.", "L’envoi n’est pas passé"),
    ],
)
def test_a_refusal_is_in_french(handler, argument, words: str) -> None:
    answer = handler(RequestFactory().get("/"), argument)
    assert answer.status_code == 403
    assert words in answer.content.decode()
    assert "CSRF" not in answer.content.decode()


def test_a_form_sent_from_elsewhere_gets_our_page() -> None:
    make_site()
    sender = {"origin": "https://ailleurs.example"}
    answer = Client().post("/racontez/", {"nature": "souvenir"}, headers=sender)
    assert answer.status_code == 403
    assert "L’envoi n’est pas passé" in answer.content.decode()


def test_robots_know_where_to_look(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /racontez/" in answer.content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in answer.content.decode()
