"""The site and its worker: started in seconds on data already prepared, stopped together, no process left behind."""

import os
import shutil
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.running_site import RunningSite

DATABASE = "savoirs.sqlite3"
pytestmark = pytest.mark.slow


@pytest.fixture
def second_start(site: RunningSite, tmp_path: Path) -> Iterator[RunningSite]:
    folder = tmp_path / "var"
    of_the_first = ("logs", "launcher.log", "worker.*", "*.sqlite3*")
    shutil.copytree(site.folder, folder, ignore=shutil.ignore_patterns(*of_the_first))
    with (
        closing(sqlite3.connect(site.folder / DATABASE)) as here,
        closing(sqlite3.connect(folder / DATABASE)) as there,
    ):
        here.backup(there)
    with RunningSite(folder) as running:
        yield running


def _processes(site: RunningSite) -> dict[int, str]:
    """The processes that work on the folder of ``site``: pid → command line."""
    found = {}
    for entry in Path("/proc").iterdir():
        try:
            if (
                entry.name.isdigit()
                and f"SAVOIRS_VAR={site.folder}\0".encode() in (entry / "environ").read_bytes()
            ):
                found[int(entry.name)] = (entry / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue
    return {pid: command for pid, command in found.items() if command}


def _wait_for(what: str, condition: object, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, what
        time.sleep(0.2)


def test_a_second_start_does_nothing_twice_and_keeps_the_data(second_start: RunningSite) -> None:
    told = (second_start.folder / "launcher.log").read_text(encoding="utf-8")
    for long_work in (
        "Installation des bibliothèques",
        "pages de départ chargées",
        "Mise en place des images",
    ):
        assert long_work not in told
    assert f"{second_start.url}/admin/" in told
    assert "administration" in told


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_all_stop_together(second_start: RunningSite, number: signal.Signals) -> None:
    commands = " ".join(_processes(second_start).values())
    assert "gunicorn" in commands
    assert "manage.py worker" in commands
    os.kill(second_start.pid, number)
    _wait_for("a process is left", lambda: not _processes(second_start))
    assert second_start.exit_status() == 0


def test_nothing_outlives_a_killed_launcher(second_start: RunningSite) -> None:
    os.kill(second_start.pid, signal.SIGKILL)
    _wait_for("a process is left", lambda: not _processes(second_start))


def test_a_killed_worker_comes_back(second_start: RunningSite) -> None:
    def workers() -> set[int]:
        return {pid for pid, command in _processes(second_start).items() if "manage.py worker" in command}

    killed = workers()
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    _wait_for("the worker did not come back", lambda: workers() - killed)


def test_messages_appear_in_the_terminal(second_start: RunningSite) -> None:
    second_start.manage(
        "shell",
        "-c",
        "from django.core.mail import send_mail; send_mail('Bonjour', 'Texte', None, ['a@b.invalid'])",
    )
    log = second_start.folder / "launcher.log"
    _wait_for(
        "the message was not shown", lambda: "Courriel à a@b.invalid : Bonjour" in log.read_text("utf-8")
    )
