"""The address of a page says the words of its title, whoever gives them."""

import pytest
from django.test import Client

from home.models import InfoPage
from savoirs.knowledge.addresses import address_of
from savoirs.knowledge.models import KnowledgePage
from tests.factories import make_page, make_site


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("L’attente", "l-attente"),
        ("L'attente d’un bateau", "l-attente-d-un-bateau"),
        ("Au cœur de l’œuvre", "au-coeur-de-l-oeuvre"),
        ("« Où va-t-on ? » : été 1944", "ou-va-t-on-ete-1944"),
        ("بحر", ""),
    ],
)
def test_its_words_are_those_of_the_title(title: str, address: str) -> None:
    assert address_of(title) == address


@pytest.mark.django_db
def test_each_page_has_its_own_and_keeps_it() -> None:
    first, second = (make_page(title="L’attente", slug="") for _time in range(2))
    assert (first.slug, second.slug) == ("l-attente", "l-attente-2")
    first.title = "L’arrivée"
    first.save()
    assert KnowledgePage.objects.get(pk=first.pk).slug == "l-attente"
    assert make_site().add_child(instance=InfoPage(title="L’équipe", body="<p>Nous.</p>")).slug == "l-equipe"


@pytest.mark.django_db
def test_the_editor_shows_the_same_address_while_one_types(admin_client: Client) -> None:
    shown = admin_client.get(f"/admin/pages/{make_page().pk}/edit/").content.decode()
    assert "data-w-slug-formatters-value" in shown
