"""A site ready to receive, and people who write at its front door."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from savoirs.contribute.models import Contribution
from savoirs.knowledge.models.kinds import Kind
from tests.factories import make_index, make_service
from tests.media.samples import picture, sound, upload


@pytest.fixture
def ready_site(db: None) -> None:
    """The page of testimonies and the service that reads what comes in."""
    make_index(Kind.TESTIMONY)
    make_service("maison-jourde", name="Maison Jourde")


class Writer:
    """Someone at the front door, without script: follows the addresses that the site gives."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.secret = ""

    def begin(self, kind: str = Contribution.Kind.MEMORY, **fields: Any) -> "Writer":
        answer = self.client.post("/racontez/", {"nature": kind, **fields})
        assert answer.status_code == 302, answer.content.decode()
        self.secret = answer.url.split("/")[2]
        return self

    @property
    def contribution(self) -> Contribution:
        found = Contribution.objects.at_address(self.secret)
        assert found is not None
        return found

    def address(self, step: str) -> str:
        return f"/racontez/{self.secret}/{step}/"

    def get(self, step: str) -> Any:
        return self.client.get(self.address(step))

    def post(self, step: str, **fields: Any) -> Any:
        return self.client.post(self.address(step), {"aller": "continuer", **fields})

    def tell(self, text: str = "Le pont se levait à midi. On attendait.", **fields: Any) -> Any:
        return self.post("souvenir", text=text, **fields)

    def give_files(self) -> None:
        """A sound and two pictures, with their words."""
        self.post(
            "souvenir",
            aller="ajouter",
            recording=upload(sound(), "voix.wav"),
            photos=[upload(picture(), "IMG_1.jpg"), upload(picture("PNG"), "IMG_2.png")],
        )
        words = {
            f"dessus_{file.pk}": f"Le quai, image {rank}"
            for rank, file in enumerate(self.contribution.photos, 1)
        }
        self.tell(**words)

    def name(self, naming: str = "surnom", shown_name: str = "Rosette", **contact: str) -> Any:
        return self.post("nom", naming=naming, shown_name=shown_name, **contact)

    def agree(self, **answers: str) -> Any:
        given = {
            "online": "oui",
            "words": "oui",
            "voice": "oui",
            "image": "oui",
            "is_adult": "oui",
            **answers,
        }
        return self.post("accord", **given)

    def send_all(self, *, files: bool = False, **contact: str) -> str:
        """The whole road; returns the code of the ticket."""
        self.begin()
        self.give_files() if files else self.tell()
        self.post("ou-et-quand", where_words="à Ferrières", when_words="l’été 44")
        self.name(**contact)
        answer = self.agree()
        assert answer.status_code == 302, answer.content.decode()
        return self.client.get(answer.url).context["code"]


@pytest.fixture
def writer(ready_site: None, client: Client) -> Writer:
    return Writer(client)


@pytest.fixture
def another_writer(ready_site: None) -> Callable[[], Writer]:
    return lambda: Writer(Client())
