"""The guide of contributors: its pictures are there and light, and a member reads it in the admin."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from home.guide import GUIDE
from tests.factories import make_user

PICTURES = GUIDE.parent / "images" / "guide"
HEAVIEST = 150_000  # bytes


def test_every_picture_is_told_and_shown_once_and_light() -> None:
    named = re.findall(r"!\[(.+)\]\(images/guide/([\w-]+\.webp)\)", GUIDE.read_text(encoding="utf-8"))
    kept = sorted(PICTURES.iterdir())
    assert sorted(name for _words, name in named) == [picture.name for picture in kept]
    assert all(picture.stat().st_size < HEAVIEST for picture in kept)


@pytest.mark.django_db
def test_a_member_reads_it_in_the_admin_and_a_visitor_does_not(client: Client) -> None:
    address = reverse("contributors_guide")
    assert "/admin/login/" in client.get(address)["Location"]
    client.force_login(make_user("jourde", service="maison-jourde"))
    shown = client.get(address).content.decode()
    assert shown.count("<h1") == 1
    assert "Fusionner des thèmes" in shown
    pictures = re.findall(r'src="(/static/guide/[^"]+)"', shown)
    assert len(pictures) == len(list(PICTURES.iterdir()))
