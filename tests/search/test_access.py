"""An index left behind on purpose: what the public may not have, now, shows nowhere, whatever the engine."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from savoirs.knowledge.models import KnowledgePage, Quarter
from search.engines import ELASTICSEARCH, engines
from search.finder import complete, find
from search.query import Query
from tests.factories import make_agreement, make_page, make_person, make_testimony

pytestmark = pytest.mark.django_db
FACETS = ("genre", "quartier")


def tomorrow():
    return timezone.now() + timedelta(days=1)


CLOSINGS: dict[str, Callable[[], dict[str, object]]] = {
    "withdrawn": lambda: {"withdrawn_at": timezone.now()},
    "withdrawn and unpublished": lambda: {"withdrawn_at": timezone.now(), "live": False},
    "unpublished": lambda: {"live": False},
    "embargo": lambda: {"embargo_until": tomorrow()},
    "expired": lambda: {"expire_at": timezone.now() - timedelta(seconds=1)},
    "an agreement is asked": lambda: {"needs_agreement": True},
}


@pytest.mark.parametrize("closing", CLOSINGS)
def test_what_was_closed_behind_the_index_shows_nowhere(
    told_engine: Callable[[], None], client: Client, closing: str
) -> None:
    quarter = Quarter.objects.create(label="Quartier secret", slug="secret")
    closed = make_page(title="Zanzibarette scellée", quarter=quarter, body=[("text", "<p>Un filet.</p>")])
    make_page(title="Un filet au soleil")
    told_engine()
    assert find(Query(text="filet")).total == 2
    KnowledgePage.objects.filter(pk=closed.pk).update(**CLOSINGS[closing]())
    for engine in engines().values():
        assert closed.search_key in engine.fingerprints()

    found = find(Query(text="filet", facets=FACETS))
    assert [card.title for _hit, card in found.lines] == ["Un filet au soleil"]
    assert found.total == found.results.total == 1
    assert not found.results.facets.get("quartier")
    assert complete("zanz") == []
    repaired = find(Query(text="zanzibarete"))
    assert (repaired.total, repaired.results.corrected, repaired.results.nearest) == (0, "", ())
    for params in ({"q": "filet"}, {"q": "zanzibarete"}, {"q": "scellée"}, {"quartier": "secret"}, {}):
        assert b"anzibarette" not in client.get("/recherche/", params).content


def test_an_agreement_taken_back_closes_at_once(told_engine: Callable[[], None]) -> None:
    person = make_person()
    page = make_testimony(title="La voix d’une remailleuse")
    agreement = make_agreement(page, person)
    page.refresh_derived()
    told_engine()
    assert find(Query(text="remailleuse")).total == 1
    type(agreement).objects.filter(pk=agreement.pk).update(revoked_at=timezone.now())
    found = find(Query(text="remailleuse", facets=FACETS))
    assert (found.total, found.lines, complete("remail")) == (0, (), [])


def test_a_page_deleted_behind_the_index_is_no_line(told_engine: Callable[[], None]) -> None:
    page = make_page(title="Un filet")
    told_engine()
    with_key = engines()
    page.delete()
    if ELASTICSEARCH in with_key:
        assert page.search_key in with_key[ELASTICSEARCH].fingerprints()
    found = find(Query(text="filet", facets=FACETS))
    assert (found.total, found.lines, dict(found.results.facets)) == (0, (), {})
