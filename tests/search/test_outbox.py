"""What a real search server is told, and when; what visitors get meanwhile."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from savoirs.knowledge.models import KnowledgePage, PlacePage
from search import indexing, outbox
from search.engines import ELASTICSEARCH, EMBEDDED, engines
from search.engines.base import Unavailable
from search.engines.elasticsearch import ElasticsearchEngine
from search.finder import find
from search.models import Delivery
from search.query import Query
from tests.factories import make_page

pytestmark = pytest.mark.django_db


def drain() -> int:
    return outbox.drain(ELASTICSEARCH)


def titles(words: str) -> list[str]:
    return [card.title for _hit, card in find(Query(text=words)).lines]


def in_plain_spaces(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.replace("\u00a0", " ")


def agree() -> bool:
    return all(indexing.compare(engine).agrees for engine in engines().values())


def test_a_change_is_owed_with_the_content_and_goes_with_it(server: ElasticsearchEngine) -> None:
    with transaction.atomic():
        make_page(title="Le calen")
        assert outbox.debt(ELASTICSEARCH).waiting == 1
        transaction.set_rollback(True)
    assert outbox.debt(ELASTICSEARCH).waiting == 0


def test_many_changes_of_a_page_are_one_delivery_of_its_last_state(server: ElasticsearchEngine) -> None:
    page = make_page(title="Le calen")
    first = Delivery.objects.get()
    for number in range(5):
        page.title = f"Le calen {number}"
        page.save()
    row = Delivery.objects.get()
    assert row.since == first.since
    assert row.stamp != first.stamp
    assert drain() == 1
    assert titles("calen") == ["Le calen 4"]
    assert agree()
    assert not Delivery.objects.exists()


def test_what_is_unpublished_published_again_and_deleted_follows(server: ElasticsearchEngine) -> None:
    page = make_page(title="Le calen")
    drain()
    page.unpublish()
    drain()
    assert server.fingerprints() == {}
    page.save_revision().publish()
    drain()
    assert list(server.fingerprints()) == [page.search_key]
    page.delete()
    drain()
    assert server.fingerprints() == {}
    assert agree()


def test_a_state_that_the_server_does_not_know_yet_is_not_shown(server: ElasticsearchEngine) -> None:
    page = make_page(title="Le calen", body=[("text", "<p>Un nom à taire.</p>")])
    drain()
    assert titles("taire") == ["Le calen"]
    page.body = [("text", "<p>Autre chose.</p>")]
    page.save()
    assert (titles("taire"), find(Query(text="calen")).total) == ([], 0)
    drain()
    assert (titles("taire"), titles("calen")) == ([], ["Le calen"])


def test_a_change_made_while_the_server_is_told_stays_owed(
    server: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_page(title="Le calen")
    write = server.write

    def write_while_an_editor_saves(documents, gone):
        if page.title == "Le calen":
            page.title = "Le grand calen"
            page.save()
        return write(documents, gone)

    monkeypatch.setattr(server, "write", write_while_an_editor_saves)
    assert (drain(), drain(), drain()) == (1, 1, 0)
    assert agree()
    assert titles("calen") == ["Le grand calen"]


def test_an_older_state_that_arrives_late_changes_nothing(server: ElasticsearchEngine) -> None:
    from search import registry

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


def test_a_refused_page_waits_is_put_aside_and_is_tried_again_on_demand(server: ElasticsearchEngine) -> None:
    place = make_page(PlacePage, title="Le fort de Bouc")
    other = make_page(title="Le calen")
    PlacePage.objects.filter(pk=place.pk).update(latitude=95.0, longitude=5.0)
    indexing.index_keys([place.search_key])
    assert drain() == 1
    row = Delivery.objects.get()
    assert (row.key, row.tries) == (place.search_key, 1)
    assert "latitude" in row.error
    assert row.due
    assert timezone.now() < row.due < timezone.now() + timedelta(minutes=1)
    for _turn in range(outbox.MOST_TRIES):
        Delivery.objects.filter(due__isnull=False).update(due=timezone.now())
        drain()
    debt = outbox.debt(ELASTICSEARCH)
    assert (debt.waiting, debt.put_aside) == (1, 1)
    assert titles("calen") == [other.title]
    with pytest.raises(CommandError, match="refusée"):
        call_command("search_drain")
    PlacePage.objects.filter(pk=place.pk).update(latitude=43.4)
    call_command("search_drain")
    assert indexing.compare(server).agrees


def test_a_rebuild_pays_what_was_owed_and_keeps_what_comes_meanwhile(
    server: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from search import registry

    pages = [make_page(title=f"Calen {number}") for number in range(4)]
    monkeypatch.setattr(registry, "BATCH", 2)
    done: list[int] = []

    def edit_meanwhile(count: int) -> None:
        assert len(titles("calen")) <= 4
        if not done:
            pages[0].title = "Calen refait"
            pages[0].save()
            pages[3].delete()
            drain()
        done.append(count)

    indexing.rebuild([ELASTICSEARCH], progress=edit_meanwhile)
    assert sum(done) >= 3
    assert not Delivery.objects.exists()
    assert set(titles("calen")) == {"Calen refait", "Calen 1", "Calen 2"}
    assert agree()
    assert not server.health().problems


def test_a_rebuild_cut_short_leaves_readers_the_former_index(server: ElasticsearchEngine) -> None:
    page = make_page(title="Le calen")
    drain()

    def stop(count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        indexing.rebuild([ELASTICSEARCH], progress=stop)
    assert titles("calen") == ["Le calen"]
    page.title = "Le calen remonté"
    page.save()
    drain()
    assert titles("calen") == ["Le calen remonté"]
    assert indexing.to_rebuild() == [ELASTICSEARCH]
    indexing.rebuild([ELASTICSEARCH])
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
