"""``search_evaluate`` on a collection small enough to count by hand."""

import gzip
import json
import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

DOCUMENTS = [
    {
        "id": "a",
        "title": "Le calen",
        "text": "Un filet qui se lève.",
        "quarter": "Caronte",
        "lon_lat": [5.0, 43.4],
    },
    {
        "id": "b",
        "title": "Le pont",
        "text": "Il enjambe le canal.",
        "parts": ["tablier", {"arch": "pile"}],
        "n": 3,
    },
    {"id": "c", "title": "La barque", "text": "Un filet dort à bord.", "author": None},
]
QUERIES = {"q1": "calen", "q2": "filet", "q3": "pile", "q4": "zzyzx", "q5": "sans jugement"}
JUDGED = "q1\ta\t3\nq2\tc\t2\nq2\tb\t1\nq3\tb\t1\nq4\ta\t1\n"


@pytest.fixture(autouse=True)
def _any_database(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Django's own guard knows only the databases of the settings; nothing here writes in them."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    with gzip.open(tmp_path / "docs.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(document) + "\n" for document in DOCUMENTS)
    write_queries(tmp_path / "queries.jsonl", QUERIES)
    (tmp_path / "qrels.tsv").write_text(JUDGED)
    return tmp_path


def write_queries(path: Path, queries: dict[str, str]) -> None:
    path.write_text("".join(json.dumps({"id": key, "text": text}) + "\n" for key, text in queries.items()))


def test_one_json_object_gives_the_means(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = collection / "run.tsv"
    call_command("search_evaluate", str(collection), run=run)
    told = json.loads(capsys.readouterr().out)
    found = [line.split("\t") for line in run.read_text().splitlines()]
    ranked = [document for query, document in found if query == "q2"]
    assert sorted(ranked) == ["a", "c"]
    second = ranked.index("c") + 1
    gain = (3 / math.log2(second + 1)) / (3 + 1 / math.log2(3))
    assert (told["documents"], told["queries"], told["engine"]) == (3, 4, "embedded")
    assert told["nDCG@10"] == pytest.approx((1 + gain + 1 + 0) / 4, abs=1e-4)
    assert told["MRR@10"] == pytest.approx((1 + 1 / second + 1 + 0) / 4, abs=1e-4)
    assert told["recall@100"] == pytest.approx((1 + 0.5 + 1 + 0) / 4)
    assert told["nothing_found"] == 0.25
    assert told["milliseconds_per_query"] > 0


def test_other_queries_are_repaired_and_judged_alike(
    collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slipped = collection / "slipped.jsonl"
    write_queries(slipped, {"q1": "caln"})
    call_command("search_evaluate", str(collection), queries=slipped)
    told = json.loads(capsys.readouterr().out)
    assert (told["queries"], told["nDCG@10"], told["nothing_found"]) == (1, 1.0, 0.0)


def test_the_database_of_the_site_is_not_even_asked(collection: Path) -> None:
    with CaptureQueriesContext(connection) as asked:
        call_command("search_evaluate", str(collection))
    assert len(asked) == 0


@pytest.mark.parametrize("engine", ["embedded", "elasticsearch"])
def test_poor_documents_are_read_as_far_as_they_go(
    collection: Path,
    settings,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
    engine: str,
) -> None:
    if engine == "elasticsearch":
        settings.ELASTICSEARCH_URL = request.getfixturevalue("elasticsearch_url")
    poor: list[dict[str, object]] = [
        {"id": "a", "text": "calen"},
        {"id": "b", "title": None, "lon_lat": "5,43", "note": "filet"},
        {"id": "c", "title": ["Un filet", "\udc00"], "text": {"p": ["de", 3]}, "lon_lat": [1000, 0]},
        {"id": 4, "title": "Pile", "lon_lat": None},
        {"id": "vide", "lon_lat": [True, False]},
    ]
    with gzip.open(collection / "docs.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(document) + "\n\n" for document in poor)
    (collection / "qrels.tsv").write_text(f"{JUDGED}\nq3\t4\t1\nq3\tinconnu\t0\ninconnue\ta\t1\n")
    call_command("search_evaluate", str(collection), engine=engine, run=collection / "run.tsv")
    assert json.loads(capsys.readouterr().out)["documents"] == 5
    run = {tuple(line.split("\t")) for line in (collection / "run.tsv").read_text().splitlines()}
    assert run == {("q1", "a"), ("q2", "b"), ("q2", "c"), ("q3", "4")}


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("qrels.tsv", "q1\ta", "qrels.tsv:1"),
        ("queries.jsonl", '{"id": "q1"}', "queries.jsonl:1.*text"),
        ("queries.jsonl", "12", "queries.jsonl:1.*id, text"),
        ("queries.jsonl", '{"id": "q1", "text": ' + "[" * 10_000, "queries.jsonl:1.*JSON"),
        ("queries.jsonl", "", "aucune question"),
        ("queries.jsonl", '{"id": "q1"', "queries.jsonl:1.*pas du JSON"),
        ("qrels.tsv", "q1\ta\tbon", "qrels.tsv:1"),
        ("docs.jsonl.gz", "not gzip", "docs.jsonl.gz ne se lit pas"),
    ],
)
def test_a_bad_collection_is_named(collection: Path, file: str, content: str, said: str) -> None:
    (collection / file).write_text(content)
    with pytest.raises(CommandError, match=said):
        call_command("search_evaluate", str(collection))


def test_files_may_begin_with_a_mark_and_documents_lie_unpacked(
    collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("search_evaluate", str(collection))
    plain = json.loads(capsys.readouterr().out)
    (collection / "docs.jsonl.gz").unlink()
    twice = [{"id": "a", "title": "Le calen d’avant"}, *DOCUMENTS]
    (collection / "docs.jsonl").write_text("\n".join(map(json.dumps, twice)), encoding="utf-8-sig")
    for name in ("queries.jsonl", "qrels.tsv"):
        (collection / name).write_text((collection / name).read_text(), encoding="utf-8-sig", newline="\r\n")
    call_command("search_evaluate", str(collection))
    told = json.loads(capsys.readouterr().out)
    assert told | {"milliseconds_per_query": 0} == plain | {"milliseconds_per_query": 0}


def test_an_identifier_that_no_server_takes_is_named(collection: Path) -> None:
    (collection / "docs.jsonl.gz").write_bytes(gzip.compress(json.dumps({"id": "é" * 300}).encode()))
    with pytest.raises(CommandError, match=r"docs.jsonl.gz:1.*identifiant"):
        call_command("search_evaluate", str(collection), engine="elasticsearch")


def test_what_is_missing_is_said_before_the_long_measure(
    collection: Path, settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.ELASTICSEARCH_URL = ""
    with pytest.raises(CommandError, match="Donnez ELASTICSEARCH_URL"):
        call_command("search_evaluate", str(collection), engine="elasticsearch")
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:1"  # nobody is there, which would be said first
    with pytest.raises(CommandError, match="Impossible d’écrire"):
        call_command(
            "search_evaluate", str(collection), engine="elasticsearch", run=collection / "nowhere" / "run"
        )
    assert not capsys.readouterr().out


def test_an_absent_collection_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="illisible"):
        call_command("search_evaluate", str(tmp_path / "nowhere"))


def test_elasticsearch_gives_the_same_answers(
    collection: Path, elasticsearch_url: str, settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.ELASTICSEARCH_URL = elasticsearch_url
    told = {}
    for engine in ("embedded", "elasticsearch"):
        call_command("search_evaluate", str(collection), engine=engine)
        told[engine] = json.loads(capsys.readouterr().out)
        del told[engine]["engine"], told[engine]["milliseconds_per_query"]
    assert told["embedded"] == told["elasticsearch"]
