"""A real PostgreSQL for the tests: ``python3 tests/services/postgresql/server.py COMMAND…`` runs a command on it.

The server is private and empty, in a temporary folder and on a free port; it goes with the command. Standard library
only, like all that runs before anything is installed.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

DEBIAN = Path("/usr/lib/postgresql")  # each version has a folder there, out of PATH
HOST, DATABASE, OWNER = "127.0.0.1", "savoirs", "savoirs"
START_SECONDS = 60


class Unavailable(Exception):
    """The server cannot run here. The message is the sentence shown to whoever asked for it."""


@contextmanager
def running() -> Iterator[str]:
    """Inside, a server answers at this DATABASE_URL."""
    programs = _programs()
    with tempfile.TemporaryDirectory(prefix="savoirs-postgresql-", ignore_cleanup_errors=True) as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, **_borrowed_user())
        data, port = Path(folder) / "data", str(_free_port())
        _run(
            programs / "initdb",
            "--username",
            OWNER,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            data,
        )
        # No fsync: nothing outlives the command.
        command: list[str | Path] = [
            programs / "postgres",
            "-F",
            "-D",
            data,
            "-p",
            port,
            "-h",
            HOST,
            "-k",
            "",
        ]
        log = Path(folder) / "log"
        with log.open("wb") as output:
            server = subprocess.Popen(command, stdout=output, stderr=output, cwd=folder, **_who_runs_it())
        try:
            _wait_until_ready(server, programs / "pg_isready", port, log)
            _run(programs / "createdb", "--host", HOST, "--port", port, "--username", OWNER, DATABASE)
            yield f"postgres://{OWNER}@{HOST}:{port}/{DATABASE}"
        finally:
            with suppress(ProcessLookupError):
                server.send_signal(signal.SIGINT)  # fast: it does not wait for those who are connected
            server.wait()


def _programs() -> Path:
    """The folder of the server's programs, of the newest version."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(DEBIAN.glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists():
            return folder
    raise Unavailable("Il manque PostgreSQL. Sous Debian : sudo apt install postgresql")


def _wait_until_ready(server: subprocess.Popen[Any], is_ready: Path, port: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while subprocess.run([is_ready, "-q", "-h", HOST, "-p", port]).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            raise Unavailable(f"PostgreSQL n’a pas démarré :\n{log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.1)


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", **_who_runs_it())
    if done.returncode:
        raise Unavailable(f"PostgreSQL n’a pas pu être préparé :\n{done.stderr[-2000:]}")


def _who_runs_it() -> dict[str, Any]:
    """PostgreSQL refuses to run as root, who lends it another user."""
    return {**_borrowed_user(), "extra_groups": []} if os.geteuid() == 0 else {}


def _borrowed_user() -> dict[str, Any]:
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return {"user": pwd.getpwnam(name).pw_uid, "group": pwd.getpwnam(name).pw_gid}
    raise Unavailable("PostgreSQL refuse d’être lancé par l’administrateur. Créez un compte « postgres ».")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def main(command: list[str]) -> int:
    if not command:
        raise Unavailable("Usage : python3 tests/services/postgresql/server.py COMMANDE…")
    with running() as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Unavailable as refusal:
        sys.exit(str(refusal))
