"""A sent contribution, as the front door makes it, and the people who read it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from media import intake
from savoirs.accounts.models import User
from savoirs.contribute import sending
from savoirs.contribute.models import ContactDetails, Contribution, ContributionFile
from savoirs.knowledge.models.kinds import Kind
from tests.factories import make_index, make_service, make_user
from tests.media import samples

ADDRESS = "rose.canari@exemple.fr"


@pytest.fixture
def partners(db: None) -> None:
    make_index(Kind.TESTIMONY)
    make_service("maison-jourde", name="Maison Jourde")
    make_service("musee-ziem", name="Musée Ziem", validates_heritage=True)
    make_service("mjc", name="MJC de Martigues")


@pytest.fixture
def jourde(partners: None) -> User:
    return make_user("jourde", service="maison-jourde")


@pytest.fixture
def ziem(partners: None) -> User:
    return make_user("ziem", service="musee-ziem")


@pytest.fixture
def mjc(partners: None) -> User:
    return make_user("mjc", service="mjc")


@pytest.fixture
def send(partners: None, django_capture_on_commit_callbacks: Any) -> Callable[..., Contribution]:
    """Send a contribution: complete, unless told otherwise; ``email`` is the address left, if any."""

    def make(*, email: str = ADDRESS, files: bool = False, **answers: Any) -> Contribution:
        given = {
            "kind": Contribution.Kind.MEMORY, "title": "Le calen de mon père", "text": "On levait le calen.",
            "where_words": "à l’Île", "when_words": "l’été 1962", "shown_name": "Rose", "is_adult": True,
            "online": True, "voice": True, "image": True, "words": True, **answers,
        }  # fmt: skip
        contribution, _address = Contribution.objects.begin(**given)
        if files:
            photo = intake.receive_photo(
                samples.upload(samples.picture(), "calen.jpg"), title="Calen", alt="Un calen."
            )
            sound = intake.receive_recording(samples.upload(samples.sound(), "voix.wav"), title="Sa voix")
            ContributionFile.objects.create(contribution=contribution, photo=photo, words="Le calen")
            ContributionFile.objects.create(contribution=contribution, recording=sound, sort_order=1)
        if email:
            ContactDetails.objects.create(
                contribution=contribution, name="Rose Canari", email=email, phone="0612345678"
            )
        with django_capture_on_commit_callbacks(execute=True):
            sending.send(contribution)
        return contribution

    return make


@pytest.fixture
def act(client: Client, django_capture_on_commit_callbacks: Any) -> Callable[..., Any]:
    """Press a button of the review screen, signed in as ``user``; the messages that follow are sent."""

    def press(user: User, contribution: Contribution, gesture: str, text: str = "") -> Any:
        client.force_login(user)
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(
                f"/admin/contributions/{contribution.pk}/", {"gesture": gesture, f"{gesture}-text": text}
            )
        contribution.refresh_from_db()
        return response

    return press


@pytest.fixture
def screen(client: Client) -> Callable[[User, Contribution], str]:
    """The review screen as ``user`` sees it."""

    def show(user: User, contribution: Contribution) -> str:
        client.force_login(user)
        return client.get(f"/admin/contributions/{contribution.pk}/").content.decode()

    return show
