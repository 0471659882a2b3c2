"""What an engine outside of the content's transaction is told, and when; what visitors get meanwhile.

A real search server, and the embedded index in a file beside the content, as it is with PostgreSQL.
"""

import sqlite3

import pytest
from django.core.management import call_command
from django.db import connections, transaction

from savoirs.knowledge.models import KnowledgePage
from search import indexing, outbox, registry
from search.engines import ELASTICSEARCH, EMBEDDED, engines, outside
from search.engines.base import Unavailable
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.embedded import tables
from search.finder import find
from search.models import Delivery
from search.query import Query
from tests.factories import make_page

pytestmark = pytest.mark.django_db


BESIDE = pytest.param(
    EMBEDDED,
    marks=pytest.mark.skipif(
        tables.BESIDE not in connections,
        reason="the embedded index is beside the content with PostgreSQL only: `make postgresql`",
    ),
)


@pytest.fixture(params=[ELASTICSEARCH, BESIDE])
def told(request: pytest.FixtureRequest) -> str:
    """The name of the engine that answers, told of changes through the outbox."""
    if request.param == ELASTICSEARCH:
        request.getfixturevalue("server")
    return request.param


def drain(told: str = ELASTICSEARCH) -> int:
    """Tell every engine what it is owed; return what ``told`` took."""
    return {name: outbox.drain(name) for name in outside()}[told]


def owed(told: str) -> Delivery:
    return Delivery.objects.get(engine=told)


def held(told: str) -> list[str]:
    return list(engines()[told].fingerprints())


def titles(words: str) -> list[str]:
    return [card.title for _hit, card in find(Query(text=words)).lines]


def in_plain_spaces(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.replace("\u00a0", " ")


def agree() -> bool:
    return all(indexing.compare(engine).agrees for engine in engines().values())


def test_a_change_is_owed_with_the_content_and_goes_with_it(told: str) -> None:
    with transaction.atomic():
        make_page(title="Le calen")
        assert outbox.debt(told).waiting == 1
        transaction.set_rollback(True)
    assert outbox.debt(told).waiting == 0


def test_many_changes_of_a_page_are_one_delivery_of_its_last_state(told: str) -> None:
    page = make_page(title="Le calen")
    first = owed(told)
    for number in range(5):
        page.title = f"Le calen {number}"
        page.save()
    row = owed(told)
    assert row.since == first.since
    assert row.stamp != first.stamp
    assert drain(told) == 1
    assert titles("calen") == ["Le calen 4"]
    assert agree()
    assert not Delivery.objects.exists()


def test_what_is_unpublished_published_again_and_deleted_follows(told: str) -> None:
    page = make_page(title="Le calen")
    drain(told)
    page.unpublish()
    drain(told)
    assert held(told) == []
    page.save_revision().publish()
    drain(told)
    assert held(told) == [page.search_key]
    page.delete()
    drain(told)
    assert held(told) == []
    assert agree()


def test_a_state_that_the_engine_does_not_know_yet_is_not_shown(told: str) -> None:
    page = make_page(title="Le calen", body=[("text", "<p>Un nom à taire.</p>")])
    drain(told)
    assert titles("taire") == ["Le calen"]
    page.body = [("text", "<p>Autre chose.</p>")]
    page.save()
    assert (titles("taire"), find(Query(text="calen")).total) == ([], 0)
    drain(told)
    assert (titles("taire"), titles("calen")) == ([], ["Le calen"])


def test_a_change_made_while_the_engine_is_told_stays_owed(
    told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_page(title="Le calen")
    engine = engines()[told]
    write = engine.write

    def write_while_an_editor_saves(documents, gone):
        if page.title == "Le calen":
            page.title = "Le grand calen"
            page.save()
        return write(documents, gone)

    monkeypatch.setattr(engine, "write", write_while_an_editor_saves)
    assert (drain(told), drain(told), drain(told)) == (1, 1, 0)
    assert agree()
    assert titles("calen") == ["Le grand calen"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("told", [BESIDE], indirect=True)
def test_content_is_read_for_the_index_beside_it_while_nobody_else_writes_there(
    told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or a drain that comes late would bring back what another one has taken out."""
    documents, refused = registry.documents, []

    def read_while_another_drain_comes(keys):
        path = tables.database().settings_dict["NAME"]
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            sqlite3.connect(path, timeout=0).execute("BEGIN IMMEDIATE")
        refused.extend(keys)
        return documents(keys)

    page = make_page(title="Le calen")
    monkeypatch.setattr(registry, "documents", read_while_another_drain_comes)
    assert drain(told) == 1
    assert refused == [page.search_key]


def test_an_older_state_that_arrives_late_changes_nothing(server: ElasticsearchEngine) -> None:
    page = make_page(title="Ancien")
    late = registry.documents([page.search_key])
    page.title = "Nouveau"
    page.save()
    drain()
    assert server.write(late, {}) == {}
    assert titles("nouveau") == ["Nouveau"]
    page.unpublish()
    drain()
    assert server.write(late, {}) == {}
    assert server.fingerprints() == {}


def test_a_rebuild_pays_what_was_owed_and_keeps_what_comes_meanwhile(
    told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [make_page(title=f"Calen {number}") for number in range(4)]
    monkeypatch.setattr(registry, "BATCH", 2)
    done: list[int] = []

    def edit_meanwhile(count: int) -> None:
        assert len(titles("calen")) <= 4
        if not done:
            pages[0].title = "Calen refait"
            pages[0].save()
            pages[3].delete()
            drain(told)
        done.append(count)

    indexing.rebuild(list(outside()), progress=edit_meanwhile)
    assert sum(done) >= 3
    assert not Delivery.objects.exists()
    assert set(titles("calen")) == {"Calen refait", "Calen 1", "Calen 2"}
    assert agree()
    assert not engines()[told].health().problems


def test_a_rebuild_cut_short_leaves_readers_the_former_index(
    told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_page(title="Le pont")
    page = make_page(title="Le calen")
    drain(told)
    monkeypatch.setattr(registry, "BATCH", 1)

    def stop(count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        indexing.rebuild([told], progress=stop)
    assert indexing.to_rebuild() == [told]
    assert titles("calen") == ["Le calen"]
    page.title = "Le calen remonté"
    page.save()
    drain(told)
    assert titles("calen") == ["Le calen remonté"]
    indexing.rebuild([told])
    assert indexing.to_rebuild() == []
    assert agree()


def test_a_server_without_an_index_waits_for_one(server: ElasticsearchEngine) -> None:
    server.drop()
    make_page(title="Le calen")
    with pytest.raises(Unavailable):
        drain()
    assert titles("calen") == ["Le calen"]
    assert indexing.to_rebuild() == [ELASTICSEARCH]
    call_command("search_rebuild", "--if-needed")
    assert drain() == 0
    assert agree()


@pytest.mark.parametrize("name", [EMBEDDED, ELASTICSEARCH])
def test_commands_say_how_each_index_is(
    server: ElasticsearchEngine, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    indexing.rebuild(list(engines()))
    page = make_page(title="Le calen")
    call_command("search_status")
    said = in_plain_spaces(capsys)
    assert "Les visiteurs interrogent : Elasticsearch." in said
    assert "1 page attend d’être transmise" in said
    call_command("search_drain")
    assert "1 page transmise." in in_plain_spaces(capsys)
    call_command("search_check")
    engines()[name].delete([page.search_key])
    with pytest.raises(SystemExit):
        call_command("search_check")
    assert f"{name} : Pages absentes de l’index" in in_plain_spaces(capsys)
    assert KnowledgePage.objects.count() == 1
