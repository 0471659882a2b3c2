"""A search server that is down, slow or absent: visitors are answered all the same, and soon."""

import socket
import time
from collections.abc import Callable, Iterator

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from search import indexing, outbox, registry, state
from search.engines import ELASTICSEARCH, relieved
from search.engines.elasticsearch import WRITE_SECONDS, ElasticsearchEngine
from search.finder import complete, find
from search.models import Delivery
from search.query import Query
from search.schema import SearchDocument
from tests.factories import make_page
from tests.services.elasticsearch.server import pause, resume, running_at

pytestmark = pytest.mark.django_db
PointAt = Callable[[str], None]


@pytest.fixture
def nobody_there() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


@pytest.fixture
def never_answers() -> Iterator[str]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


@pytest.mark.parametrize("trouble", ["nobody_there", "never_answers"])
def test_the_embedded_engine_answers_in_its_place(
    request: pytest.FixtureRequest, point_at: PointAt, client: Client, trouble: str
) -> None:
    point_at(request.getfixturevalue(trouble))
    make_page(title="Le calen")
    started = time.monotonic()
    pages = [client.get("/recherche/", {"q": "claen"}) for _turn in range(5)]
    assert time.monotonic() - started < 4, "one wait, not one a visitor"
    for page in pages:
        assert page.status_code == 200
        assert "Le <mark>calen</mark>" in page.content.decode()
        assert "Elasticsearch" not in page.content.decode()
    assert [one.text for one in complete("cal")] == ["Le calen"]


def test_a_rebuild_that_cannot_be_judged_needed_is_not_said_useless(
    point_at: PointAt, nobody_there: str, capsys: pytest.CaptureFixture[str]
) -> None:
    point_at(nobody_there)
    call_command("search_rebuild", "--if-needed")
    said = capsys.readouterr().out
    assert "est à jour" not in said
    assert f"Elasticsearch ne répond pas à {nobody_there}" in said
    assert "search_rebuild --if-needed" in said


def test_the_worker_leaves_a_silent_server_some_rest(point_at: PointAt, nobody_there: str) -> None:
    point_at(nobody_there)
    make_page(title="Le calen")
    drainer = outbox.Drainer()
    for _turn in range(3):
        drainer.run()
    assert drainer._rests == {ELASTICSEARCH: 1.0}
    row = Delivery.objects.get()
    assert (row.tries, row.error) == (0, "")


def test_staff_are_told(
    point_at: PointAt,
    nobody_there: str,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    point_at(nobody_there.replace("//", "//savoirs:un-secret@"))
    make_page(title="Le calen")
    embedded, server = state.states()
    assert not embedded.problems
    assert (embedded.is_asked, server.is_asked) == (True, False)
    assert f"à {nobody_there}." in server.problems[0]
    assert "1 page attend" in server.waiting
    for command in ("search_status", "search_check"):
        with pytest.raises(SystemExit):
            call_command(command)
        assert "ne répond pas" in capsys.readouterr().out
    for command in ("search_drain", "search_rebuild"):
        with pytest.raises(CommandError, match="ne répond pas") as refusal:
            call_command(command)
        assert "un-secret" not in str(refusal.value)
    call_command("search_rebuild", "--if-needed")
    find(Query(text="calen"))
    outbox.Drainer().run()
    assert len(caplog.records) > 1
    assert "un-secret" not in caplog.text


def test_a_frozen_server_does_not_keep_commands_waiting(
    point_at: PointAt, never_answers: str, capsys: pytest.CaptureFixture[str]
) -> None:
    point_at(never_answers)
    make_page(title="Le calen")
    started = time.monotonic()
    with pytest.raises(SystemExit):
        call_command("search_status")
    said = capsys.readouterr().out
    assert "Les visiteurs interrogent\u00a0: Recherche intégrée." in said
    assert "0 page" not in said
    with pytest.raises(SystemExit):
        call_command("search_check")
    assert time.monotonic() - started < 10 < WRITE_SECONDS
    said = capsys.readouterr().out
    assert "Quand il répondra, lancez\u00a0: manage.py search_rebuild --if-needed" in said
    assert "Pour réparer" not in said


@pytest.mark.slow
def test_a_server_that_dies_during_a_rebuild_does_not_keep_the_site_closed(
    server: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not running_at(server.url):
        pytest.skip("this server is not ours to stop")
    for number in range(3):
        make_page(title=f"Calen {number}")
    server.drop()
    documents, read = registry.documents, []

    def read_until_the_server_dies(keys: list[str]) -> list[SearchDocument]:
        read.extend(keys)
        if len(read) == 2:
            pause()
        return documents(keys)

    monkeypatch.setattr(registry, "BATCH", 1)
    monkeypatch.setattr(registry, "documents", read_until_the_server_dies)
    try:
        call_command("search_rebuild", "--if-needed")
        assert "la recherche intégrée répond à sa place" in capsys.readouterr().out
        assert find(Query(text="calen")).total == 3
        with pytest.raises(CommandError, match="ne répond pas"):
            call_command("search_rebuild")
    finally:
        resume()
    deadline = time.monotonic() + 30
    while indexing.to_rebuild() != [ELASTICSEARCH]:
        assert time.monotonic() < deadline, "it answers again, and has to be filled"
        time.sleep(0.2)
    call_command("search_rebuild", "--if-needed")
    assert indexing.to_rebuild() == []
    assert indexing.compare(server).agrees


def test_too_much_to_tell_is_answered_beside(
    server: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relieved, "MOST_OWED", 2)
    make_page(title="Calen 0")
    assert find(Query(text="calen")).total == 0, "the server answers, and has not been told"
    make_page(title="Calen 1")
    assert find(Query(text="calen")).total == 2


def test_relief_costs_few_queries_and_none_while_the_server_rests(
    point_at: PointAt, nobody_there: str
) -> None:
    make_page(title="Calen")
    with CaptureQueriesContext(connection) as plain:
        assert find(Query(text="calen")).total == 1
    point_at(nobody_there)
    with CaptureQueriesContext(connection) as while_silent:
        assert find(Query(text="calen")).total == 1
    # The server's own understanding of the words, before it is reached, is the embedded engine's.
    assert len(while_silent) <= len(plain) + 3
    with CaptureQueriesContext(connection) as resting:
        assert find(Query(text="calen")).total == 1
    assert len(resting) <= len(plain)


@pytest.mark.parametrize(
    ("engine", "url", "code"),
    [
        ("embedded", "", None),
        ("elasticsearch", "http://127.0.0.1:9200", None),
        ("elasticsearch", "", "search.E002"),
        ("elasticsearch", "127.0.0.1:9200", "search.E002"),
        ("elasticsearch", "http://127.0.0.1:port", "search.E002"),
        ("solr", "", "search.E001"),
    ],
)
def test_settings_are_checked(settings: Settings, engine: str, url: str, code: str | None) -> None:
    settings.SEARCH_ENGINE, settings.ELASTICSEARCH_URL = engine, url
    found = [message.id for message in run_checks() if str(message.id).startswith("search.")]
    assert found == ([code] if code else [])


def test_the_log_says_when_relief_begins_and_ends_and_nothing_between(
    server: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(relieved, "REST", 0.0)
    monkeypatch.setattr(outbox, "LONGEST_REST", 0.0)
    drainer = outbox.Drainer()
    make_page(title="Le calen")
    server.drop()
    for half in ("place", "again"):
        for _turn in range(3):
            find(Query(text="calen"))
            drainer.run()
        assert [record.name for record in caplog.records] == [relieved.__name__, outbox.__name__]
        assert half in caplog.records[0].message
        caplog.clear()
        indexing.rebuild([ELASTICSEARCH])
