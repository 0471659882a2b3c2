"""The foot of every page: information pages of the town, help by a person, the state of conformity."""

import pytest
from django.test import Client

from home.models import HomePage, InfoPage, SiteSettings
from tests.factories import make_site

pytestmark = pytest.mark.django_db
FOOT = "<footer"


@pytest.fixture
def home() -> HomePage:
    return make_site()


def add(home: HomePage, title: str, **fields) -> InfoPage:
    return home.add_child(instance=InfoPage(title=title, body="<p>Un texte.</p>", **fields))


def foot(client: Client, address: str = "/") -> str:
    return client.get(address).content.decode().split(FOOT)[1]


def test_information_pages_are_where_the_town_puts_them(client: Client, home: HomePage) -> None:
    add(home, "À propos", footer=InfoPage.Footer.SITE)
    add(home, "Mentions légales", footer=InfoPage.Footer.LEGAL)
    add(home, "Une page à part")
    add(home, "Un brouillon", footer=InfoPage.Footer.SITE, live=False)
    shown = foot(client)
    site, legal = shown.split('class="foot__legal"')
    assert ">À propos</a>" in site.split("Ce site</h2>")[1]
    assert ">Mentions légales</a>" in legal
    assert "Une page à part" not in shown
    assert "Un brouillon" not in shown


def test_the_page_one_reads_is_marked(client: Client, home: HomePage) -> None:
    page = add(home, "À propos", footer=InfoPage.Footer.SITE)
    assert f'<a href="{page.url}" aria-current="page">À propos</a>' in foot(client, page.url)


def test_without_information_pages_no_heading_stands_alone(client: Client, home: HomePage) -> None:
    assert "Ce site</h2>" not in foot(client)
    assert "foot__legal" not in foot(client)


def test_the_same_foot_where_nothing_is_found(client: Client, home: HomePage) -> None:
    add(home, "À propos", footer=InfoPage.Footer.SITE)
    about = SiteSettings.for_site(home.get_site())
    about.help_phone = "04 00 00 00 00"
    about.save()
    assert foot(client, "/rien-ici/") == foot(client)


def test_the_foot_costs_two_queries(client: Client, home: HomePage, django_assert_num_queries) -> None:
    about = "/racontez/suivi/"
    for number in range(12):
        add(home, f"Page {number}", footer=InfoPage.Footer.SITE)
    client.get(about)
    with django_assert_num_queries(2):  # the settings of the site, its pages
        client.get(about)
