"""The door of the admin, as a member of a service sees it."""

import re

import pytest
from django.test import Client

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
