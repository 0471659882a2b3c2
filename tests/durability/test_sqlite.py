"""SQLite under several processes, and under kill -9: nothing refused, and an index as true as the content."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = [pytest.mark.slow]

SECONDS = 20
KILLS = 10

Run = Callable[..., subprocess.CompletedProcess[str]]
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture(scope="module")
def environment(tmp_path_factory) -> dict[str, str]:
    """A library of its own, in a folder of its own, with the settings of `make run`."""
    folder = tmp_path_factory.mktemp("var")
    return {
        **os.environ,
        "SAVOIRS_VAR": str(folder),
        "DJANGO_SETTINGS_MODULE": "savoirs.settings.development",
        "PYTHONPATH": str(settings.BASE_DIR),
    }


@pytest.fixture(scope="module")
def manage(environment) -> Run:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), *arguments]
        return subprocess.run(command, env=environment, text=True, capture_output=True, timeout=300)

    for command in (
        ["migrate", "-v0"],
        ["shell", "-v0", "-c", PREPARE],
        ["collectstatic", "--noinput", "-v0"],
    ):
        made = run(*command)
        assert made.returncode == 0, made.stderr
    return run


PREPARE = "from tests.factories import *; [make_index(kind) for kind in Kind]"


@pytest.fixture
def start(environment, manage) -> Start:
    def start_actor(role: str, seconds: float, name: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.durability.actors", role, str(seconds), name]
        return subprocess.Popen(
            command,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=settings.BASE_DIR,
        )

    return start_actor


def test_two_writers_and_four_readers(start: Start, manage: Run):
    actors = [start("write", SECONDS, name) for name in ("jonquieres", "ferrieres")]
    actors += [start("read", SECONDS, str(number)) for number in range(4)]
    for actor in actors:
        said, complaint = actor.communicate(timeout=SECONDS * 6)
        assert actor.returncode == 0, complaint
        assert sum(json.loads(said.splitlines()[-1]).values()) > 0
    check = manage("search_check")
    assert check.returncode == 0, check.stdout + check.stderr


def test_ten_kills_during_saves(start: Start, manage: Run):
    for number in range(KILLS):
        writer = start("write", 60, f"coupure-{number}")
        assert writer.stdout is not None
        assert writer.stdout.readline().strip() == "ready"
        time.sleep(0.15 + 0.11 * number)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        writer.stderr.close()  # type: ignore[union-attr]
    check = manage("search_check")
    assert check.returncode == 0, check.stdout + check.stderr
