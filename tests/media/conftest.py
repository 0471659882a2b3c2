"""Files and the pages that show them, as the tests of this room need them."""

from collections.abc import Callable

import pytest

from media import access
from media.models import Recording
from savoirs.accounts.models import User
from tests import factories
from tests.media import samples


@pytest.fixture
def public_keys(monkeypatch) -> set[str]:
    """The keys of the files that a public page shows: add to it, take away from it."""
    keys: set[str] = set()
    monkeypatch.setattr(access, "_file_is_public", keys.__contains__)
    return keys


@pytest.fixture
def staff(db: None) -> User:
    """Someone of a service that looks after every collection."""
    return factories.make_user(
        "agente", service=factories.make_service("musee-ziem", validates_heritage=True)
    )


@pytest.fixture
def superuser(db: None) -> User:
    return User.objects.create_superuser("responsable", password="un-mot-de-passe-long")


@pytest.fixture
def make_recording(db: None) -> Callable[..., Recording]:
    from media import derivatives, intake

    def make(content: bytes | None = None, prepared: bool = True, **fields) -> Recording:
        uploaded = samples.upload(content or samples.sound(), "IMG 2034.wav")
        recording = intake.receive_recording(uploaded, title="Le calen", **fields)
        if prepared:
            derivatives.prepare(recording)
        return recording

    return make
