"""A photo that one page has sealed is shown by no other: neither its picture nor the words beside it."""

import pytest
from django.test import Client
from django.utils import timezone

from media import intake, renditions
from savoirs.knowledge.documents import PageSource
from savoirs.knowledge.models import KnowledgePage
from savoirs.knowledge.models.kinds import Kind
from tests.factories import make_agreement, make_index, make_page, make_site, make_testimony
from tests.media.samples import picture, upload

pytestmark = pytest.mark.django_db

WORDS = "Le quai, un matin"
CREDIT = "Collection de la famille"
ADDRESSES = ["/", "/recits/", "/recits/le-quai/"]


@pytest.fixture
def story() -> KnowledgePage:
    make_site()
    make_index(Kind.STORY)
    kept = intake.receive_photo(
        upload(picture(), "quai.jpg"), title="Quai", alt=WORDS, credit=CREDIT, licence="CC BY 4.0"
    )
    assert renditions.prepare(kept) == []
    page = make_page(title="Le quai", slug="le-quai", cover=kept)
    page.save_revision().publish()
    return page


def shown(client: Client, address: str) -> bool:
    answer = client.get(address)
    assert answer.status_code == 200
    text = answer.content.decode()
    return any(trace in text for trace in (WORDS, CREDIT, "/fichiers/copies/"))


def seal(story: KnowledgePage) -> None:
    testimony = make_testimony(cover=story.cover)
    make_agreement(testimony, revoked_at=timezone.now())
    testimony.save()


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_nowhere_once_sealed(client: Client, story: KnowledgePage, address: str) -> None:
    assert shown(client, address)
    seal(story)
    assert not shown(client, address)


def test_a_result_shows_it_no_more(story: KnowledgePage) -> None:
    def photo_of_the_result() -> object:
        return PageSource().cards([story.search_key])[story.search_key].photo

    assert photo_of_the_result() == story.cover
    seal(story)
    assert photo_of_the_result() is None
