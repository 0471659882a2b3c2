"""Pages that a real search server refuses: put aside for staff to see, they keep nothing else from being found."""

from datetime import timedelta
from urllib.request import Request, urlopen

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from savoirs.knowledge.models import KnowledgePage, PlacePage
from search import indexing, outbox, registry
from search.engines import ELASTICSEARCH
from search.engines.base import Unavailable
from search.engines.elasticsearch import ElasticsearchEngine
from search.finder import find
from search.models import Delivery
from search.query import Query
from tests.factories import make_page, make_user

pytestmark = pytest.mark.django_db
ONE_REFUSED = "Le serveur a refusé 1 page, mise de côté."


@pytest.fixture
def other(server: ElasticsearchEngine) -> KnowledgePage:
    return make_page(title="Le calen")


@pytest.fixture
def refused(other: KnowledgePage) -> PlacePage:
    """A place that lies nowhere on earth, which a server does not take."""
    place = make_page(PlacePage, title="Le fort de Bouc")
    move(place, 95.0)
    return place


def move(place: PlacePage, latitude: float) -> None:
    PlacePage.objects.filter(pk=place.pk).update(latitude=latitude, longitude=5.0)
    indexing.index_keys([place.search_key])


def titles(words: str) -> list[str]:
    return [card.title for _hit, card in find(Query(text=words)).lines]


def said_by(capsys: pytest.CaptureFixture[str], *command: str, fails: bool = False) -> str:
    if fails:
        with pytest.raises(SystemExit):
            call_command(*command)
    else:
        call_command(*command)
    return capsys.readouterr().out.replace("\u00a0", " ")


def test_it_waits_is_put_aside_and_is_tried_again_on_demand(
    server: ElasticsearchEngine, refused: PlacePage, other: KnowledgePage
) -> None:
    assert outbox.drain(ELASTICSEARCH) == 1
    row = Delivery.objects.get()
    assert (row.key, row.tries) == (refused.search_key, 1)
    assert "latitude" in row.error
    assert titles("bouc") == [refused.title], "the embedded index knows it"
    assert row.due
    assert timezone.now() < row.due < timezone.now() + timedelta(minutes=1)
    for _turn in range(outbox.MOST_TRIES):
        Delivery.objects.filter(due__isnull=False).update(due=timezone.now())
        outbox.drain(ELASTICSEARCH)
    debt = outbox.debt(ELASTICSEARCH)
    assert (debt.waiting, debt.put_aside) == (0, 1)
    assert [titles("calen"), titles("bouc")] == [[other.title], [refused.title]]
    with pytest.raises(CommandError, match="refusée"):
        call_command("search_drain")
    PlacePage.objects.filter(pk=refused.pk).update(latitude=43.4)
    call_command("search_drain")
    assert indexing.compare(server).agrees


@pytest.mark.parametrize("command", [["search_rebuild"], ["search_rebuild", "--if-needed"]])
def test_a_rebuild_goes_on_without_it_and_says_so(
    server: ElasticsearchEngine,
    refused: PlacePage,
    other: KnowledgePage,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
) -> None:
    server.drop()
    said = said_by(capsys, *command)
    assert "L’index de recherche est refait." in said
    assert ONE_REFUSED in said
    assert list(server.fingerprints()) == [other.search_key]
    assert indexing.to_rebuild() == []
    assert [titles("calen"), titles("bouc")] == [[other.title], [refused.title]]
    row = Delivery.objects.get()
    assert (row.key, row.due, row.tries) == (refused.search_key, None, outbox.MOST_TRIES)
    assert "latitude" in row.error
    assert ONE_REFUSED in said_by(capsys, "search_rebuild", "--if-needed")
    assert ONE_REFUSED in said_by(capsys, "search_status", fails=True)
    assert ONE_REFUSED in said_by(capsys, "search_check", fails=True)


def test_staff_mend_it_and_have_it_tried_again(
    server: ElasticsearchEngine, refused: PlacePage, client: Client
) -> None:
    call_command("search_rebuild")
    client.force_login(make_user("administration", is_superuser=True, is_staff=True))
    shown = client.get(reverse("search_state")).content.decode()
    assert refused.title in shown
    PlacePage.objects.filter(pk=refused.pk).update(latitude=43.4)
    client.post(reverse("search_state"))
    assert outbox.drain(ELASTICSEARCH) == 1
    assert indexing.compare(server).agrees


def test_what_is_mended_during_the_rebuild_is_owed_anew(
    server: ElasticsearchEngine, refused: PlacePage
) -> None:
    indexing.rebuild([ELASTICSEARCH], progress=lambda done: move(refused, 43.4))
    assert Delivery.objects.get().tries == 0
    assert outbox.drain(ELASTICSEARCH) == 1
    assert indexing.compare(server).agrees


def test_a_rebuild_that_finds_no_room_leaves_readers_the_former_index(
    server: ElasticsearchEngine,
    other: KnowledgePage,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fill_the_disk(done: int) -> None:
        """What the server does to its indexes when its disk is full."""
        address = f"{server.url}/{settings.ELASTICSEARCH_PREFIX}-*/_settings"
        body, headers = b'{"index.blocks.read_only_allow_delete": true}', {"Content-Type": "application/json"}
        urlopen(Request(address, body, headers, method="PUT"))

    make_page(title="Le pont")
    outbox.drain(ELASTICSEARCH)
    held = server.fingerprints()
    monkeypatch.setattr(registry, "BATCH", 1)
    with pytest.raises(Unavailable, match="blocked"):
        indexing.rebuild([ELASTICSEARCH], progress=fill_the_disk)
    assert server.fingerprints() == held
    assert indexing.to_rebuild() == [ELASTICSEARCH]
