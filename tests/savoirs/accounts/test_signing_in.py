"""The door of the admin, as a member of a service sees it."""

import re

import pytest
from django.test import Client

from savoirs.accounts.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_every_label_of_the_door_is_french(client: Client) -> None:
    shown = client.get("/admin/login/").content.decode()
    shown = shown[shown.index("<form") : shown.index("</form>")]
    labels = [
        " ".join(re.sub(r"<[^>]+>|\*", "", label).split())
        for label in re.findall(r"<label.*?</label>", shown, re.S)
    ]
    assert labels == ["Nom d’utilisateur", "Mot de passe", "Se souvenir de moi"]


def test_a_wrong_password_is_told_first_and_the_name_is_kept(client: Client) -> None:
    answer = client.post("/admin/login/", {"username": "rose", "password": "faux", "next": "/admin/pages/"})
    shown = answer.content.decode()
    assert "<title>Erreur" in shown
    assert 'role="alert"' in shown
    assert 'value="rose"' in shown
    assert 'name="next" value="/admin/pages/"' in shown


def test_the_right_one_opens_the_door(client: Client) -> None:
    make_user("rose", password="une-porte-sur-le-port", is_superuser=True)
    entered = client.post(
        "/admin/login/", {"username": "rose", "password": "une-porte-sur-le-port", "next": "/admin/pages/"}
    )
    assert (entered.status_code, entered.headers["Location"]) == (302, "/admin/pages/")


def test_the_door_has_the_frame_of_the_site(client: Client) -> None:
    shown = client.get("/admin/login/").content.decode()
    assert "data-display" in shown
    assert "js/display.js" in shown
    assert '<meta name="robots" content="noindex">' in shown


def test_a_lost_password_is_replaced_in_the_frame_of_the_site(client: Client, mailoutbox: list) -> None:
    make_user("rose", password="une-porte-sur-le-port", email="rose@exemple.fr", is_superuser=True)
    asked = client.get("/admin/password_reset/").content.decode()
    assert "data-display" in asked
    refused = client.post("/admin/password_reset/", {"email": "rose@"}).content.decode()
    assert "<title>Erreur" in refused
    assert 'value="rose@"' in refused
    sent = client.post("/admin/password_reset/", {"email": "rose@exemple.fr"}, follow=True)
    assert "Regardez vos courriels" in sent.content.decode()
    link = re.search(r"/admin/password_reset/confirm/\S+", mailoutbox[0].body)
    assert link
    assert "rose" in mailoutbox[0].body
    choice = client.get(link[0], follow=True)
    assert "Nouveau mot de passe" in choice.content.decode()
    form = choice.redirect_chain[-1][0]
    short = client.post(form, {"new_password1": "court", "new_password2": "court"}).content.decode()
    assert "<title>Erreur" in short
    words = {"new_password1": "un-bateau-bleu-rentre", "new_password2": "un-bateau-bleu-rentre"}
    changed = client.post(form, words, follow=True).content.decode()
    assert "Mot de passe changé" in changed
    assert client.login(username="rose", password="un-bateau-bleu-rentre")
    assert "Ce lien ne sert plus" in client.get(link[0], follow=True).content.decode()


def test_an_account_needs_neither_an_address_nor_a_family_name(admin_client: Client) -> None:
    given = {
        "username": "atelier",
        "first_name": "L’atelier",
        "password1": (word := "sur-le-quai-42"),
        "password2": word,
    }
    assert admin_client.post("/admin/users/new/", given).status_code == 302
    assert User.objects.get(username="atelier").email == ""
    account = {"name_email-first_name": "Les archives", "locale-current_time_zone": "Europe/Paris"}
    shown = admin_client.get("/admin/account/").content.decode()
    assert 'name="name_email-email"' in shown
    admin_client.post(
        "/admin/account/",
        {**account, "theme-theme": "dark", "theme-density": "default", "theme-contrast": "system"},
    )
    assert User.objects.get(username="admin").first_name == "Les archives"
