"""The state of the search in the admin, for administrators."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from search import outbox
from search.engines import ELASTICSEARCH
from search.models import Delivery
from tests.factories import make_page, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(make_user("administration", is_superuser=True, is_staff=True))
    return client


def words(client: Client, address: str = "search_state") -> str:
    response = client.get(reverse(address))
    assert response.status_code == 200
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def test_a_site_without_a_server_says_what_its_index_holds(administrator: Client) -> None:
    make_page()
    said = words(administrator)
    assert "Recherche intégrée" in said
    assert "1 page dans l’index." in said
    assert "Réessayer" not in said
    assert "La recherche demande un soin" not in words(administrator, "wagtailadmin_home")


def test_others_do_not_see_it(client: Client) -> None:
    client.force_login(make_user("contributrice", service="mjc"))
    assert client.get(reverse("search_state")).status_code == 302
    assert "État de la recherche" not in words(client, "wagtailadmin_home")


def test_a_silent_server_is_told_on_the_first_screen(
    administrator: Client, point_at: Callable[[str], None]
) -> None:
    point_at("http://127.0.0.1:1")
    make_page()
    assert "Elasticsearch ne répond pas à http://127.0.0.1:1" in words(administrator, "wagtailadmin_home")
    said = words(administrator)
    assert "1 page attend d’être transmise, depuis 1 minute" in said
    integrated, server = said[said.index("Recherche intégrée 1 page") :].split("Elasticsearch", 1)
    assert "C’est ce moteur que les visiteurs interrogent." in integrated
    assert "C’est ce moteur" not in server


def test_what_was_refused_is_listed_and_tried_again(
    administrator: Client, point_at: Callable[[str], None]
) -> None:
    point_at("http://127.0.0.1:1")
    page = make_page(title="Le calen")
    gone = make_page(title="Partie")
    gone.delete()
    Delivery.objects.update(tries=outbox.MOST_TRIES, due=None, error="illegal latitude value")
    said = words(administrator)
    assert "2 pages refusées par le serveur" in said
    assert "Page supprimée (page:" in said
    for expected in ("Le calen", "aucun", "illegal latitude value", "mises de côté"):
        assert expected in said
    response = administrator.post(reverse("search_state"), follow=True)
    assert "2 pages vont être transmises de nouveau." in response.content.decode()
    assert outbox.debt(ELASTICSEARCH).put_aside == 0
    assert Delivery.objects.get(key=page.search_key).due is not None
