"""What the town must fill in: never invented, never shown empty, named until it is there."""

import io
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import OperationalError
from django.test import Client

from home.checks import check_site_settings, missing_information
from home.models import HomePage, SiteSettings
from tests.factories import make_user

pytestmark = pytest.mark.django_db
INCOMPLETE = "La ville complète cette page avant l’ouverture"
FILLED = {
    "help_place": "Maison d’essai\n1 quai des essais",
    "help_phone": "04 00 00 00 01",
    "help_hours": "Le mardi, de 9 h à 12 h",
    "publisher": "Ville d’essai",
    "publisher_address": "2 quai des essais",
    "publisher_phone": "04 00 00 00 02",
    "publication_director": "Une personne, maire",
    "host_name": "Hébergeur d’essai",
    "host_address": "3 quai des essais",
    "host_phone": "04 00 00 00 03",
    "dpo_contact": "donnees@exemple.fr\n4 quai des essais",
    "retention": "Coordonnées : un an d’essai",
    "accessibility_contact": "acces@exemple.fr",
}


@pytest.fixture
def home(informed_home: HomePage) -> HomePage:
    return informed_home


def fill(home: HomePage, **fields: str) -> SiteSettings:
    about = SiteSettings.for_site(home.get_site())
    for name, value in fields.items():
        setattr(about, name, value)
    about.save()
    return about


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode().replace("\u00a0", " ")


def test_nothing_is_known_before_the_town_says_it(home: HomePage) -> None:
    about = SiteSettings.for_site(home.get_site())
    assert not about.has_help
    assert len(about.missing()) == len(SiteSettings.EXPECTED) == len(FILLED)


def test_reading_a_page_or_the_form_writes_nothing(client: Client, home: HomePage) -> None:
    client.force_login(make_user("admin", is_superuser=True, is_staff=True))
    form = f"/admin/settings/home/sitesettings/{home.get_site().pk}/"
    for address in ("/", "/mentions-legales/", form):
        assert client.get(address).status_code == 200
    assert not SiteSettings.objects.exists()


def test_each_missing_line_is_an_error_by_its_name(home: HomePage) -> None:
    said = [error.msg.replace("\u00a0", " ") for error in check_site_settings(None)]
    assert len(said) == len(FILLED)
    for name in ("éditeur du site", "hébergeur", "joindre le délégué à la protection des données"):
        assert f"Il manque « {name} »." in said
    fill(home, **{**FILLED, "host_phone": "   "})
    (error,) = check_site_settings(None)
    assert "téléphone de l’hébergeur" in error.msg
    fill(home, **FILLED)
    assert check_site_settings(None) == []


def test_the_deployment_check_says_it_and_the_plain_one_does_not(home: HomePage) -> None:
    with pytest.raises(SystemCheckError, match="éditeur du site"):
        call_command("check", deploy=True)
    told = io.StringIO()
    call_command("check", stderr=told)
    assert "éditeur du site" not in told.getvalue()


def test_without_a_database_the_check_has_nothing_to_say() -> None:
    with patch("home.checks.missing_information", side_effect=OperationalError("no such table")):
        assert check_site_settings(None) == []


def test_without_a_home_page_everything_is_missing() -> None:
    assert len(missing_information()) == len(FILLED)


@pytest.mark.parametrize("address", ["/mentions-legales/", "/donnees-personnelles/", "/accessibilite/"])
def test_a_legal_page_never_looks_complete_when_it_is_not(
    client: Client, home: HomePage, address: str
) -> None:
    assert INCOMPLETE in page(client, address)
    fill(home, **FILLED)
    assert INCOMPLETE not in page(client, address)


def test_one_missing_line_is_enough(client: Client, home: HomePage) -> None:
    fill(home, **{**FILLED, "host_phone": ""})
    assert INCOMPLETE in page(client, "/mentions-legales/")
    assert INCOMPLETE not in page(client, "/donnees-personnelles/")


def test_the_next_stop_of_the_bus_is_on_every_page_while_there_is_one(client: Client, home: HomePage) -> None:
    fill(home, help_bus="jeudi à 9 h, quai des essais")
    assert all(
        "Prochain arrêt du MairieBus : jeudi à 9 h, quai des essais" in page(client, address)
        for address in ("/", "/aide/", "/recherche/")
    )
    fill(home, help_bus="")
    assert "MairieBus" not in page(client, "/recherche/")


def test_what_the_town_said_is_where_the_law_wants_it(client: Client, home: HomePage) -> None:
    fill(home, **FILLED)
    notices = page(client, "/mentions-legales/")
    for said in ("Ville d’essai", "Une personne, maire", "Hébergeur d’essai", "3 quai des essais"):
        assert said in notices, said
    assert 'href="tel:0400000003"' in notices
    data = page(client, "/donnees-personnelles/")
    assert '<a href="mailto:donnees@exemple.fr">donnees@exemple.fr</a><br>4 quai des essais' in data
    assert "Coordonnées : un an d’essai" in data
    help_page = page(client, "/aide/").split("<footer")[0]
    assert "Maison d’essai<br>1 quai des essais" in help_page
    assert "Appeler le 04 00 00 00 01" in help_page


@pytest.mark.parametrize(
    ("address", "headings"),
    [
        ("/mentions-legales/", ("Éditeur", "Hébergeur", "Signaler un contenu", "Traceurs")),
        (
            "/donnees-personnelles/",
            (
                "Quand vous racontez : les finalités",
                "Sur quelle base",
                "Combien de temps elles sont gardées",
                "Vos droits",
                "Le délégué à la protection des données",
                "Si la réponse ne vous convient pas",
            ),
        ),
    ],
)
def test_the_headings_that_the_law_wants_are_always_there(
    client: Client, home: HomePage, address: str, headings: tuple[str, ...]
) -> None:
    for filled in ({}, FILLED):
        fill(home, **filled)
        shown = page(client, address)
        for heading in headings:
            assert f">{heading}</h2>" in shown, heading
    assert "CNIL" in page(client, "/donnees-personnelles/")


def test_what_someone_types_is_not_markup(client: Client, home: HomePage) -> None:
    fill(home, **dict.fromkeys(FILLED, "<script>alerte</script>"))
    for address in ("/", "/mentions-legales/", "/donnees-personnelles/", "/accessibilite/", "/aide/"):
        assert "<script>alerte" not in page(client, address)


def test_the_admin_says_what_is_missing(client: Client, home: HomePage) -> None:
    client.force_login(make_user("admin", is_superuser=True, is_staff=True))
    site = home.get_site()
    address = f"/admin/settings/home/sitesettings/{site.pk}/"
    before = page(client, address)
    assert "À remplir avant l’ouverture" in before
    assert "<li>Téléphone de l’hébergeur</li>" in before
    answers = {**FILLED, "contact_email": "equipe@exemple.fr"}
    assert client.post(address, answers).status_code == 302
    assert "Tout est rempli." in page(client, address)
    notices = home.get_children().get(slug="mentions-legales")
    fill(home, publisher="")
    edited = page(client, f"/admin/pages/{notices.pk}/edit/")
    assert "Cette page dit qu’elle n’est pas complète." in edited
    assert "<li>Éditeur du site</li>" in edited
