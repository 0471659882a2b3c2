"""Withdrawal acts at once, everywhere."""

import pytest
from django.test import Client

from media.models import FileUse
from savoirs.rights.access import is_public
from savoirs.rights.gate import PublicationRefused, missing
from savoirs.rights.models import Agreement
from savoirs.rights.withdrawal import withdraw
from search import registry
from tests.factories import make_agreement, make_testimony
from tests.marks import told_at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def testimony():
    page = make_testimony(title="Le pont de bateaux", body=[("text", "<p>On traversait à pied.</p>")])
    make_agreement(page)
    return page


def test_the_page_answers_410_and_says_nothing_of_it(testimony, client: Client):
    address = testimony.url
    assert client.get(address).status_code == 200
    withdraw(testimony)
    answer = client.get(address)
    assert answer.status_code == 410
    assert "Le pont de bateaux" not in answer.content.decode()


@told_at_once
def test_search_feed_and_sitemap_forget_the_page(testimony, client: Client):
    address = testimony.url
    assert f'href="{address}"' in client.get("/recherche/?q=bateaux").content.decode()
    withdraw(testimony)
    for surface in ("/recherche/?q=bateaux", "/flux.atom", "/sitemap-temoignages.xml", "/temoignages/"):
        content = client.get(surface).content.decode()
        assert "Le pont de bateaux" not in content
        assert address not in content
    assert testimony.search_key not in set(registry.keys())


def test_aliases_go_with_the_page(testimony):
    alias = testimony.create_alias(update_slug="double")
    withdraw(testimony)
    alias.refresh_from_db()
    assert not alias.live
    assert alias.withdrawn_at


def test_a_withdrawn_page_cannot_be_published_again(testimony):
    withdraw(testimony)
    testimony.refresh_from_db()
    assert missing(testimony)
    with pytest.raises(PublicationRefused):
        testimony.save_revision().publish()
    assert not is_public(testimony)


def test_the_original_row_and_its_uses_stay_sealed(testimony):
    withdraw(testimony)
    assert Agreement.objects.filter(page=testimony, revoked_at__isnull=False).count() == 1
    assert FileUse.objects.filter(page=testimony).count() == 0


def test_a_second_withdrawal_is_harmless(testimony):
    withdraw(testimony)
    testimony.refresh_from_db()
    withdraw(testimony)
    assert not is_public(testimony)
