"""The door of the admin, as a member of a service sees it."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_every_label_of_the_door_is_french(client: Client) -> None:
    shown = client.get("/admin/login/").content.decode()
    labels = [
        " ".join(re.sub(r"<[^>]+>|\*", "", label).split())
        for label in re.findall(r"<label.*?</label>", shown, re.S)
    ]
    assert labels == ["Nom d’utilisateur", "Mot de passe", "Se souvenir de moi"]
