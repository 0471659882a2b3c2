"""What a visitor reads on the whole starter site, screen by screen: everyday French."""

import re

import pytest
from django.test import Client
from lxml import html

from home.models import InfoPage
from home.starter.measure import addresses_by_sort
from home.starter.reading import Library
from tests.conventions.plain_words import foreign_words, long_sentences

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("loaded")]
OTHER_SCREENS = (
    "/recherche/", "/recherche/?q=tintaine", "/recherche/?q=zzzzzz", "/themes/", "/quartiers/", "/periodes/",
    "/racontez/", "/racontez/suivi/", "/rien-ici/",
)  # fmt: skip
# Words of another language, titles of works as they are, extracts of them.
NOT_OUR_WORDS = (
    "script", "style", "*[lang]:not([lang='fr'])", "#sources", ".sources", ".bibliography", ".record a[rel]",
)  # fmt: skip
# What the law names so, and the names of letters and licences.
ALLOWED = {"/donnees-personnelles/": {"cookie"}, "/credits/": {"next", "open"}}
MARKS = re.compile(r"[*\[]|\]\([^)]*\)")
ATTRIBUTES = ("alt", "title", "aria-label", "placeholder")


def words_of(client: Client, address: str) -> str:
    """All that the screen says, to the eyes and to a screen reader."""
    screen = html.fromstring(client.get(address).content.decode())
    for selector in NOT_OUR_WORDS:
        for element in screen.cssselect(selector):
            if element is not screen:
                element.drop_tree()
    said = [element.get(name) for name in ATTRIBUTES for element in screen.cssselect(f"[{name}]")]
    return "\n".join([*screen.itertext(), *said])


def test_every_screen_uses_everyday_words() -> None:
    client = Client(SERVER_NAME="localhost")
    screens = [*OTHER_SCREENS, *(address for sort in addresses_by_sort().values() for address in sort)]
    found = {
        address: refused
        for address in screens
        if (refused := foreign_words(words_of(client, address)) - ALLOWED.get(address, set()))
    }
    assert not found


def test_information_pages_are_said_in_short_sentences(loaded: Library) -> None:
    assert InfoPage.objects.count() == len(loaded.infos)
    found = [
        (slug, long)
        for slug, file in loaded.infos.items()
        for long in long_sentences(MARKS.sub("", file.text))
    ]
    assert not found
