"""What is particular to the embedded engine: its tables of SQLite, and the caller's transaction."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.core.management import call_command
from django.db import transaction

from search import analysis
from search.engines.embedded import EmbeddedEngine, tables
from search.models import Entry, State, Word
from search.query import Query
from search.schema import SearchDocument, Segment
from tests.marks import told_at_once

DOCUMENT = SearchDocument(
    key="page:1",
    version=1,
    kind="recits",
    title="Le calen",
    body="Un filet.",
    segments=(Segment(3, "Une bourdigue."),),
    facets={"theme": ("peche",)},
)
EVERY_TABLE = (
    *tables.FULL_TEXT,
    "search_entry",
    "search_passage",
    "search_membership",
    "search_word",
    "search_deletion",
)
engine = EmbeddedEngine()


def rows() -> dict[str, int]:
    with tables.database().cursor() as cursor:
        counts = {}
        for table in EVERY_TABLE:
            cursor.execute(f"SELECT count(*) FROM {table}")
            counts[table] = cursor.fetchone()[0]
    return counts


def total(text: str = "") -> int:
    return engine.search(Query(text=text)).total


@pytest.mark.django_db
def test_what_is_rolled_back_was_never_indexed() -> None:
    engine.index([DOCUMENT])
    before = rows()
    with transaction.atomic(using=tables.alias()):
        engine.index([replace(DOCUMENT, version=2, title="Autre"), replace(DOCUMENT, key="page:2")])
        engine.delete(["page:1"])
        transaction.set_rollback(True, using=tables.alias())
    assert rows() == before
    assert total("calen") == 1


@pytest.mark.django_db
def test_what_is_deleted_leaves_no_row() -> None:
    engine.index([DOCUMENT])
    assert all(rows().values())
    engine.delete([DOCUMENT.key])
    assert not any(rows().values())


@pytest.mark.django_db
def test_a_word_goes_with_its_last_document() -> None:
    engine.index([DOCUMENT, replace(DOCUMENT, key="page:2", body="Zanzibarette.")])
    engine.index([replace(DOCUMENT, key="page:2", version=2, body="")])
    assert not Word.objects.filter(form="zanzibarette").exists()
    assert Word.objects.filter(form="calen").exists()


@told_at_once
@pytest.mark.django_db(transaction=True)
def test_flush_empties_full_text_too() -> None:
    engine.index([DOCUMENT])
    call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
    assert not any(rows().values())


@pytest.mark.django_db
def test_an_index_is_written_again_when_the_analysis_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    engine.index([DOCUMENT])
    assert not engine.health().stale
    monkeypatch.setattr(analysis, "STOP_WORDS", frozenset())
    health = engine.health()
    assert health.stale
    assert "analyse" in health.problems[0]
    engine.rebuild([[DOCUMENT]])
    assert not engine.health().stale


@pytest.mark.django_db
def test_a_rebuild_cut_short_keeps_every_document_and_says_so() -> None:
    documents = [replace(DOCUMENT, key=f"page:{number}") for number in range(4)]
    engine.index(documents)

    def batches() -> Iterator[list[SearchDocument]]:
        yield documents[:2]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        engine.rebuild(batches())
    assert total("calen") == 4
    assert engine.health().stale
    engine.rebuild([documents])
    assert not engine.health().stale


@pytest.mark.django_db
def test_a_rebuild_gives_the_words_the_keys_of_a_new_version() -> None:
    engine.index([DOCUMENT])
    State.objects.update(analysis="of old")
    with tables.database().cursor() as cursor:
        cursor.execute("DELETE FROM search_deletion")
    assert total("bourdige") == 0
    engine.rebuild([[DOCUMENT]])
    assert total("bourdige") == 1


@pytest.mark.django_db
def test_what_others_write_during_a_rebuild_stays() -> None:
    engine.index([DOCUMENT])

    def batches() -> Iterator[list[SearchDocument]]:
        yield [DOCUMENT]
        engine.index([replace(DOCUMENT, key="page:2", title="Arrivée entre-temps")])

    engine.rebuild(batches())
    assert set(Entry.objects.values_list("key", flat=True)) == {"page:1", "page:2"}


@pytest.mark.django_db
def test_damaged_tables_are_noticed_and_made_again() -> None:
    engine.index([DOCUMENT])
    with tables.database().cursor() as cursor:
        cursor.execute("DELETE FROM search_stems_data WHERE id > 1")
    assert engine.health().problems == ("L’index est abîmé\u00a0: il faut le refaire.",)
    engine.rebuild([[DOCUMENT]])
    assert not engine.health().stale
    assert total("calen") == 1
    engine.delete([DOCUMENT.key])
    assert not any(rows().values())


@pytest.mark.django_db
def test_a_migration_gives_back_missing_tables() -> None:
    tables.drop(tables.database())
    assert engine.health().stale
    tables.create(tables.database())
    tables.create(tables.database())
    engine.index([DOCUMENT])
    assert total("calen") == 1


@pytest.mark.django_db
def test_a_search_costs_the_same_number_of_queries_whatever_it_finds(django_assert_max_num_queries) -> None:
    engine.index([replace(DOCUMENT, key=f"page:{number}", title=f"Calen {number}") for number in range(40)])
    asked = Query(text="calen bourdigue", filters={"theme": ("peche",)}, facets=("genre", "theme"))
    with django_assert_max_num_queries(7):
        assert len(engine.search(asked).hits) == 20
