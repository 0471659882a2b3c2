"""Every screen that the links of the admin lead to says nothing in English, and is typeset, to whoever signs in."""

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from lxml import html

from media import intake
from savoirs.accounts.permission_names import name_permissions
from savoirs.knowledge.models import (
    Period,
    PlacePage,
    Quarter,
    Question,
    StoryPage,
    TestimonyPage,
    Theme,
    TrailPage,
    UsefulInfoPage,
    Word,
)
from tests.factories import make_agreement, make_page, make_service, make_user
from tests.media import samples

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

KINDS = (StoryPage, TestimonyPage, UsefulInfoPage, PlacePage, TrailPage)
NOT_SCREENS = re.compile(
    r"logout|delete|/lock|preview|view_draft|/bulk/|export=|ordering=|password|revisions"
)
SHOWN = ("title", "aria-label", "placeholder", "alt", "data-w-tooltip-content-value")
ENGLISH = re.compile(
    r"\b(the|of|and|for|with|your|you|this|that|from|is|are|has|have|was|were|will|cannot|by|not|add|edit|delete"
    r"|choose|save|search|new|upload\w*|loading|show|hide|close|more|less|settings|help|history|status|users?|any"
    r"|none|selected|filters?|between|before|after|draft|workflows?|slugs?|tags?|snippets?|root|unknown|true|false"
    r"|can|yes|next|previous|name|required|locked|unlocked|move|copy|unpublish|site name|page types?"
    r"|usage of|first|last|moderators?|editors?|log ?in|password|username|today|yesterday|created|updated|published"
    r"|language)\b"
)

# An apostrophe or an ellipsis of a typewriter; a colon, a question or an exclamation mark stuck to its word.
ILL_SET = re.compile(r"\w'\w|\.\.\.|[\w»)](?::(?=\s|$)|[?!])")


def words_of(page: bytes) -> Iterator[str]:
    """What is read on a screen, aloud or not; the words of people left out."""
    document = html.fromstring(page.decode())
    yield from (entry["label"] for entry in menu_of(document) if "label" in entry)
    for element in document.xpath(
        "//script|//style|//textarea|//*[@data-side-panel-toggle-counter]|//*[@lang!='fr'][not(self::html)]"
    ):
        element.drop_tree()
    for element in document.iter():
        if isinstance(element.tag, str):
            yield from (text for text in (element.text, element.tail) if text)
            yield from (element.get(name, "") for name in SHOWN)


def menu_of(document: Any) -> Iterator[dict[str, Any]]:
    """The entries of the menu, which the browser draws from data."""
    waiting = [json.loads(data.text) for data in document.xpath("//script[@id='wagtail-sidebar-props']")]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield part
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)


def links_of(page: bytes) -> Iterator[str]:
    document = html.fromstring(page.decode())
    yield from document.xpath("//a/@href")
    yield from (entry["url"] for entry in menu_of(document) if isinstance(entry.get("url"), str))


def screens(client: Client) -> Iterator[tuple[str, bytes]]:
    """Each sort of screen once: numbers in an address do not make another sort."""
    sorts, waiting = set(), deque(["/admin/", "/admin/account/"])
    while waiting:
        address = waiting.popleft()
        sort = re.sub(r"\d+", "N", address.partition("?")[0])
        if sort in sorts or NOT_SCREENS.search(address):
            continue
        sorts.add(sort)
        answer = client.get(address)
        assert answer.status_code in (200, 302), f"{address}: {answer.status_code}"
        if answer.status_code == 302:
            waiting.append(answer["Location"])
        elif "html" in answer["Content-Type"]:
            yield address, answer.content
            links = (link.partition("#")[0] for link in links_of(answer.content))
            waiting.extend(link for link in links if link.startswith("/admin/"))


@pytest.fixture
def content() -> None:
    jourde = make_service("maison-jourde", name="Maison Jourde")
    for model in KINDS:
        page: Any = make_page(model, owner_service=jourde, to_check="Un point")
        page.save_revision()
    make_agreement(page)
    intake.receive_photo(samples.upload(samples.picture(), "a.jpg"), title="Un quai", alt="Un quai.")
    intake.receive_recording(samples.upload(samples.sound(), "a.wav"), title="Une voix")
    intake.receive_document(samples.upload(b"Un texte.", "a.txt"), title="Une lettre")
    Question.objects.create(text="Que fait-on ici ?", page=page, state=Question.State.PROPOSED)
    Theme.objects.create(name="Nature", slug="nature")
    Quarter.objects.create(label="L’Île", slug="ile")
    Period.objects.create(label="Moyen Âge", slug="moyen-age", edtf="0500/1499")
    Word.objects.create(forms="muge\nmulet")


@pytest.mark.parametrize(
    ("service", "at_least"),
    [(None, 90), ("maison-jourde", 25), ("musee-ziem", 25)],
    ids=["all", "member", "validator"],
)
def test_every_screen_of_the_admin_speaks_french(content: None, service: str | None, at_least: int) -> None:
    if service:
        make_service("musee-ziem", validates_heritage=True)
    client = Client()
    client.force_login(make_user("marie", service=service, is_superuser=service is None))
    name_permissions()
    faults, seen = [], 0
    for address, page in screens(client):
        seen += 1
        for words in words_of(page):
            found = ENGLISH.search(" ".join(words.split()).lower()) or ILL_SET.search(words)
            if found:
                faults.append(f"{address}: « {found[0]} » dans « {' '.join(words.split())[:120]} »")
    assert not faults, "\n".join(dict.fromkeys(faults))
    assert seen >= at_least
