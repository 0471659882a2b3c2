"""What people of Martigues ask in their own words leads first to the page that answers."""

import pytest

from search.finder import find
from search.query import Query

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("loaded")]
FIRST = {
    "faire enregistrer ma grand-mère": "Déposer un souvenir",
    "enregistrer un témoignage": "Déposer un souvenir",
    "faire enregistrer quelqu’un": "Déposer un souvenir",
    "retirer mon témoignage": "Retirer son témoignage",
    "contact": "Joindre la mairie",
    "04.42.41.39.60": "Visiter le musée Ziem",
}


def titles(text: str) -> list[str]:
    return [card.title for _hit, card in find(Query(text)).lines]


def test_the_page_that_answers_comes_first() -> None:
    assert {text: titles(text)[0] for text in FIRST} == FIRST


def test_the_figures_of_a_telephone_are_no_years() -> None:
    found = titles("guerre 39-45")
    assert found
    assert "Visiter le musée Ziem" not in found
