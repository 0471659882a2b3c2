"""A site ready to receive, and every form of ours: where it is, what it asks, where one reads again what it kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from savoirs.contribute.models import Contribution
from tests.factories import make_page
from tests.savoirs.contribute.conftest import Writer, ready_site, writer

__all__ = ["ready_site", "writer"]


@dataclass(frozen=True)
class PublicForm:
    """``reach`` gives the address of the form; ``fields`` are those that are typed, ``others`` its choices."""

    reach: Callable[[Writer], str]
    fields: tuple[str, ...]
    others: tuple[tuple[str, str], ...] = ()


def _step(name: str, kind: str = Contribution.Kind.MEMORY) -> Callable[[Writer], str]:
    def reach(writer: Writer) -> str:
        writer.begin(kind)
        if kind == Contribution.Kind.CORRECTION and name != "correction":
            writer.post("correction", text="Un chiffre est faux.", page_words="Le pont")
        elif name not in ("souvenir", "correction"):
            writer.tell()
        return writer.address(name)

    return reach


def _choice_again(writer: Writer) -> str:
    return f"/racontez/{writer.begin().secret}/"


def _followed(writer: Writer) -> str:
    """With a question from the team: there is something to answer."""
    code = writer.send_all()
    writer.contribution.messages.create(from_staff=True, text="Quel quai ?")
    return writer.client.post("/racontez/suivi/", {"code": code}).url


CORRECTION = Contribution.Kind.CORRECTION
FORMS = {
    "beginning": PublicForm(lambda writer: "/racontez/", ("nature", "page", "titre", "site_internet")),
    "choosing again": PublicForm(_choice_again, ("nature", "page", "titre")),
    "telling": PublicForm(_step("souvenir"), ("title", "text", "enlever")),
    "place and time": PublicForm(_step("ou-et-quand"), ("where_words", "when_words", "proposed_words")),
    "naming": PublicForm(
        _step("nom"), ("shown_name", "contact_name", "email", "phone"), (("naming", "surnom"),)
    ),
    "choice of a name": PublicForm(_step("nom"), ("naming",)),
    "helper": PublicForm(_step("aide"), ("shown_name",), (("role", "conteur"),)),
    "role of a helper": PublicForm(_step("aide"), ("role",)),
    "agreement": PublicForm(_step("accord"), ("online", "words", "is_adult", "voice", "image")),
    "correction": PublicForm(_step("correction", CORRECTION), ("page_words", "text", "source_words")),
    "answering": PublicForm(_step("vous-repondre", CORRECTION), ("contact_name", "email", "phone")),
    "sending": PublicForm(_step("envoyer", CORRECTION), ("site_internet", "aller")),
    "code": PublicForm(lambda writer: "/racontez/suivi/", ("code",)),
    "answer to the team": PublicForm(_followed, ("text",)),
    "withdrawal": PublicForm(lambda writer: f"{_followed(writer)}retirer/", ("aller",)),
    "erasing": PublicForm(_step("effacer"), ("aller",)),
}


@pytest.fixture
def page_being_read(ready_site: None) -> Any:
    return make_page(title="Le pont levant")


def read(answer: Any) -> str:
    """The page, however it was sent."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode()


def shows(page: str, words: str) -> bool:
    """Are ``words`` on the page, escaped?"""
    return escape(words) in page


def look(client: Client, answer: Any) -> str:
    """The page that the browser would end on."""
    return read(client.get(answer.url.partition("#")[0])) if answer.status_code == 302 else read(answer)
