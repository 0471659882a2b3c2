"""The outbox under a server that stops, and under kill -9: nothing lost, nothing twice, the last state everywhere."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

from tests.services.elasticsearch import server

pytestmark = [pytest.mark.slow]

EDITS = 200
KILLS, EDITS_BEFORE_A_KILL = 10, 36

Manage = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, elasticsearch_url: str) -> dict[str, str]:
    """A library of its own, in a folder of its own, that searches with the server."""
    return {
        **os.environ,
        "SAVOIRS_VAR": str(tmp_path_factory.mktemp("var")),
        "DJANGO_SETTINGS_MODULE": "tests.durability.server_settings",
        "SEARCH_ENGINE": "elasticsearch",
        "ELASTICSEARCH_URL": elasticsearch_url,
        "ELASTICSEARCH_PREFIX": f"savoirs-test-{uuid4().hex}",
        "PYTHONPATH": str(settings.BASE_DIR),
    }


@pytest.fixture(scope="module")
def manage(environment: dict[str, str]) -> Iterator[Manage]:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), *arguments]
        return subprocess.run(command, env=environment, text=True, capture_output=True, timeout=300)

    for command in (
        ["migrate", "-v0"],
        ["shell", "-v0", "-c", "from tests.factories import *; [make_index(kind) for kind in Kind]"],
        ["search_rebuild"],
    ):
        made = run(*command)
        assert made.returncode == 0, made.stderr
    yield run
    run("shell", "-v0", "-c", "from search.engines import *; engines()[ELASTICSEARCH].drop()")


def actor(environment: dict[str, str], role: str, amount: int, name: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.durability.actors", role, str(amount), name]
    return subprocess.Popen(
        command, env=environment, text=True, stdout=subprocess.PIPE, cwd=settings.BASE_DIR
    )


def edit(environment: dict[str, str], changes: int, name: str) -> int:
    """Make, change, unpublish and delete pages, ``changes`` times in all; return how many are owed."""
    with actor(environment, "edit", changes, name) as editor:
        said, _nothing = editor.communicate(timeout=300)
    assert editor.returncode == 0
    return json.loads(said.splitlines()[-1])["owed"]


def assert_nothing_lost(manage: Manage) -> None:
    """The server holds each page once, in its last state, and nothing else; it is owed nothing."""
    check = manage("search_check")
    assert check.returncode == 0, check.stdout + check.stderr
    status = manage("search_status")
    assert status.returncode == 0, status.stdout + status.stderr
    assert "attend" not in status.stdout


def test_a_server_stopped_during_the_edits_catches_up(
    environment: dict[str, str], manage: Manage, elasticsearch_url: str
) -> None:
    if not server.running_at(elasticsearch_url):
        pytest.skip("this server is not ours to stop")
    server.pause()
    try:
        assert edit(environment, EDITS, "arret") > 20
        assert manage("search_drain").returncode == 1
        assert manage("search_status").returncode == 1
    finally:
        server.resume()
    drained = manage("search_drain")
    assert drained.returncode == 0, drained.stderr
    assert_nothing_lost(manage)


def test_ten_kills_in_the_middle_of_a_drain(environment: dict[str, str], manage: Manage) -> None:
    cut_short = 0
    for number in range(KILLS):
        edit(environment, EDITS_BEFORE_A_KILL, f"coupure-{number}")
        drainer = actor(environment, "drain", 0, str(number))
        assert drainer.stdout is not None
        assert drainer.stdout.readline().strip() == "ready"
        time.sleep(0.01 * number)
        drainer.send_signal(signal.SIGKILL)
        cut_short += drainer.wait() == -signal.SIGKILL
        drainer.stdout.close()
    assert cut_short >= KILLS // 2
    drained = manage("search_drain")
    assert drained.returncode == 0, drained.stderr
    assert_nothing_lost(manage)
