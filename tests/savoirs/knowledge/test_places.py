"""« Tous les lieux »: by quarter, with the map as a way in; the list says all that the map shows (ACC-27)."""

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext
from lxml import html

from savoirs.knowledge.models import PlacePage, Quarter, Theme, ThemedPage
from savoirs.knowledge.models.kinds import Kind
from tests.factories import make_index, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quarters() -> dict[str, Quarter]:
    make_index(Kind.PLACE)
    return {
        slug: Quarter.objects.create(label=label, slug=slug, order=order)
        for order, (slug, label) in enumerate(
            [("l-ile", "L’Île"), ("jonquieres", "Jonquières"), ("ferrieres", "Ferrières")]
        )
    }


def _read(client: Client) -> html.HtmlElement:
    answer = client.get("/lieux/")
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def _places(tree: html.HtmlElement, anchor: str) -> list[str]:
    return [title.text_content() for title in tree.cssselect(f"section#{anchor} h3")]


def test_places_stand_in_their_quarter_with_their_other_names(
    client: Client, quarters: dict[str, Quarter]
) -> None:
    make_page(
        PlacePage,
        title="Le pont",
        quarter=quarters["l-ile"],
        summary="On l’appelle le Grand Pont.",
        old_names="pont neuf\nle grand pont\npont du Roi",
    )
    make_page(PlacePage, title="L’étang")
    make_page(PlacePage, title="La cachette", quarter=quarters["l-ile"], live=False)
    make_page(PlacePage, title="Retiré", quarter=quarters["l-ile"], withdrawn_at=timezone.now())
    tree = _read(client)
    assert _places(tree, "l-ile") == ["Le pont"]
    assert _places(tree, "ailleurs") == ["L’étang"]
    other_names = gettext("On dit aussi :") + " pont neuf, pont du Roi"
    assert other_names in tree.cssselect("#l-ile")[0].text_content()
    assert "Aucun lieu encore." in tree.cssselect("#jonquieres")[0].text_content()


def test_the_map_and_the_list_lead_to_the_same_sections(client: Client) -> None:
    tree = _read(client)
    drawn = [link.get("href") for link in tree.cssselect("svg.carte a")]
    listed = [link.get("href") for link in tree.cssselect(".quarters a")]
    assert set(drawn) <= set(listed)
    assert len(drawn) == 3
    assert all(tree.cssselect(f"section{anchor}") for anchor in listed)


def test_elsewhere_the_map_still_leads_to_the_pages_of_the_quarters(client: Client) -> None:
    tree = html.fromstring(client.get("/quartiers/").content.decode())
    assert {link.get("href") for link in tree.cssselect("svg.carte a")} == {
        f"/quartiers/{slug}/" for slug in ("l-ile", "jonquieres", "ferrieres")
    }


def test_few_queries_whatever_the_number_of_places(
    client: Client, quarters: dict[str, Quarter], django_assert_max_num_queries
) -> None:
    theme = Theme.objects.create(name="Pêche", slug="peche")
    for number in range(40):
        page = make_page(PlacePage, title=f"Lieu {number}", quarter=quarters["l-ile"])
        ThemedPage.objects.create(tag=theme, content_object=page)
    client.get("/lieux/")
    with django_assert_max_num_queries(15):
        assert len(_places(_read(client), "l-ile")) == 40
