"""The outbox under a server that stops, and under kill -9: nothing lost, nothing twice, the last state everywhere."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

from search.engines import ELASTICSEARCH, EMBEDDED
from tests.services.elasticsearch import server

pytestmark = [pytest.mark.slow]

EDITS = 200
KILLS, EDITS_BEFORE_A_KILL = 10, 36
LONGEST = 900  # seconds that an actor may take to end, on a busy machine

Manage = Callable[..., subprocess.CompletedProcess[str]]


class Actor:
    """A process that does what its role says, a line at a time."""

    def __init__(self, environment: dict[str, str], role: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.durability.actors", role, "0", role],
            env=environment,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=settings.BASE_DIR,
        )

    def ask(self, what: object) -> dict[str, int]:
        assert self._process.stdin
        print(what, file=self._process.stdin, flush=True)
        return self.hear()

    def hear(self) -> dict[str, int]:
        assert self._process.stdout
        return json.loads(self._process.stdout.readline())

    def end(self) -> None:
        self._process.terminate()
        self.leave()

    def leave(self) -> None:
        with self._process:
            try:
                self._process.communicate(timeout=LONGEST)
            finally:
                self._process.kill()
        assert self._process.returncode == 0


@pytest.fixture(scope="module", params=[ELASTICSEARCH, EMBEDDED])
def environment(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A library of its own: on SQLite with a search server, or on PostgreSQL with the embedded index beside it."""
    beside = request.param == EMBEDDED
    return {
        **os.environ,
        "SAVOIRS_VAR": str(tmp_path_factory.mktemp("var")),
        "DJANGO_SETTINGS_MODULE": "tests.durability.server_settings",
        "SEARCH_ENGINE": request.param,
        "DATABASE_URL": request.getfixturevalue("postgresql_url") if beside else "",
        "ELASTICSEARCH_URL": "" if beside else request.getfixturevalue("elasticsearch_url"),
        "ELASTICSEARCH_PREFIX": f"savoirs-test-{uuid4().hex}",
        "PYTHONPATH": str(settings.BASE_DIR),
    }


@pytest.fixture(scope="module")
def manage(environment: dict[str, str]) -> Iterator[Manage]:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), *arguments]
        return subprocess.run(command, env=environment, text=True, capture_output=True, timeout=LONGEST)

    Actor(environment, "lay").leave()
    yield run
    if environment["ELASTICSEARCH_URL"]:
        run("shell", "-v0", "-c", "from search.engines import *; engines()[ELASTICSEARCH].drop()")


@pytest.fixture
def editor(environment: dict[str, str], manage: Manage) -> Iterator[Actor]:
    """Someone who makes pages, then changes, hides and deletes them."""
    actor = Actor(environment, "edit")
    yield actor
    actor.leave()


@pytest.fixture
def drainer(environment: dict[str, str], manage: Manage) -> Iterator[Actor]:
    actor = Actor(environment, "drain")
    yield actor
    actor.leave()


def wait_until_told(editor: Actor) -> None:
    deadline = time.monotonic() + LONGEST
    while editor.ask(0)["owed"]:
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.fixture
def worker(environment: dict[str, str], manage: Manage) -> Iterator[Actor]:
    """It would look by itself in an hour."""
    actor = Actor(environment, "work")
    yield actor
    actor.end()


def assert_nothing_lost(manage: Manage) -> None:
    """Once told, the engine holds each page once, in its last state, and nothing else; it is owed nothing."""
    drained = manage("search_drain")
    assert drained.returncode == 0, drained.stderr
    check = manage("search_check")
    assert check.returncode == 0, check.stdout + check.stderr
    status = manage("search_status")
    assert status.returncode == 0, status.stdout + status.stderr
    assert "attend" not in status.stdout


def test_each_change_wakes_the_worker(editor: Actor, worker: Actor, manage: Manage) -> None:
    for _turn in range(3):
        assert editor.ask(5)["owed"]
        wait_until_told(editor)
    assert_nothing_lost(manage)


@pytest.mark.parametrize("environment", [ELASTICSEARCH], indirect=True)
def test_a_server_stopped_during_the_edits_catches_up(
    editor: Actor, manage: Manage, elasticsearch_url: str
) -> None:
    if not server.running_at(elasticsearch_url):
        pytest.skip("this server is not ours to stop")
    server.pause()
    try:
        assert editor.ask(EDITS)["owed"] > 20
        assert manage("search_drain").returncode == 1
        assert manage("search_status").returncode == 1
    finally:
        server.resume()
    assert_nothing_lost(manage)


def test_ten_kills_in_the_middle_of_a_drain(editor: Actor, drainer: Actor, manage: Manage) -> None:
    cut_short = 0
    for number in range(KILLS):
        assert editor.ask(EDITS_BEFORE_A_KILL)["owed"] > 15
        process = drainer.ask("drain")["process"]
        time.sleep(0.01 * number)
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        cut_short += drainer.hear()["status"] == -signal.SIGKILL
    assert cut_short >= KILLS // 2
    assert_nothing_lost(manage)
