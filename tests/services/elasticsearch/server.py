"""A real Elasticsearch for the tests: ``python3 tests/services/elasticsearch/server.py start|stop``.

Elastic's own distribution for integration tests, with the French filters that it leaves out (``src``). Needs
Java 17 and Maven, no Docker. Standard library only, like all that runs before anything is installed.
"""

import json
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
TARGET = FOLDER / "target"
STATE = TARGET / "running.json"
LOG = TARGET / "elasticsearch.log"
OLDEST_JAVA = 17
STOP_SECONDS = 30
USER = "elasticsearch"
BUILT_FROM = ("pom.xml", "config", "src")


class Unavailable(Exception):
    """The server cannot run here. The message is the sentence shown to whoever asked for it."""


def start() -> str:
    """Build the server if needed, start it empty on a free port, and return its address once it is ready."""
    stop()
    return _launch(_copy_of(_build()), _free_port())


def stop() -> None:
    """End the server that :func:`start` left running, if there is one, and forget its data."""
    if STATE.exists():
        pause()
        shutil.rmtree(_state()["home"], ignore_errors=True)
        STATE.unlink()


def pause() -> None:
    """End the server's process; :func:`resume` starts it again at the same address, with its data."""
    state = _state()
    for how in (signal.SIGTERM, signal.SIGKILL):
        if not _is_running(state):
            break
        os.kill(state["pid"], how)
        _wait_for_end(state)


def resume() -> None:
    state = _state()
    _launch(Path(state["home"]), state["port"])


def running_at(url: str) -> bool:
    """Is the server of ``url`` one that :func:`start` started?"""
    return STATE.exists() and _state()["url"] == url and _is_running(_state())


def _launch(home: Path, port: int) -> str:
    ports = ["-E", f"http.port={port}", "-E", f"transport.port={_free_port()}"]
    with LOG.open("w") as log:
        started = subprocess.run(
            ["bash", "bin/elasticsearch", "--daemonize", "--pidfile", "pid", *ports],
            cwd=home,
            env={**os.environ, "ES_JAVA_HOME": str(_java_home())},
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            **_who_runs_it(),
        )
    if started.returncode:
        shutil.rmtree(home)
        raise Unavailable(f"Elasticsearch n’a pas démarré. La fin de {LOG} :\n{_end_of_log()}")
    url = f"http://127.0.0.1:{port}"
    pid = int((home / "pid").read_text())
    STATE.write_text(json.dumps({"pid": pid, "port": port, "url": url, "home": str(home)}))
    return url


def _state() -> dict[str, Any]:
    return json.loads(STATE.read_text())


def _is_running(state: dict[str, Any]) -> bool:
    """Is that process still the server? Its number may have been given to another since."""
    try:
        return state["home"].encode() in Path(f"/proc/{state['pid']}/cmdline").read_bytes()
    except OSError:
        return False


def _wait_for_end(state: dict[str, Any]) -> None:
    deadline = time.monotonic() + STOP_SECONDS
    while _is_running(state) and time.monotonic() < deadline:
        time.sleep(0.2)


def _build() -> Path:
    """The server's folder, made by Maven when something that it is made from is newer."""
    homes = sorted(TARGET.glob("elasticsearch-*"))
    newest = max(file.stat().st_mtime for name in BUILT_FROM for file in _files(FOLDER / name))
    built = TARGET / "built"
    if not (homes and built.exists() and built.stat().st_mtime >= newest):
        _java_home()
        if not shutil.which("mvn"):
            raise Unavailable("Il manque Maven. Sous Debian : sudo apt install maven")
        shutil.rmtree(TARGET, ignore_errors=True)
        made = subprocess.run(["mvn", "-q", "-B", "package"], cwd=FOLDER, capture_output=True, text=True)
        if made.returncode:
            raise Unavailable(f"Maven n’a pas pu construire Elasticsearch :\n{made.stdout[-2000:]}")
        built.touch()
        homes = sorted(TARGET.glob("elasticsearch-*"))
    return homes[-1]


def _files(place: Path) -> list[Path]:
    return [place] if place.is_file() else [file for file in place.rglob("*") if file.is_file()]


def _java_home() -> Path:
    compiler = shutil.which("javac")
    said = subprocess.run([compiler, "-version"], capture_output=True, text=True).stdout if compiler else ""
    version = re.search(r"\d+", said)
    if not (compiler and version and int(version[0]) >= OLDEST_JAVA):
        raise Unavailable(
            f"Il manque Java {OLDEST_JAVA} ou plus récent. Sous Debian : sudo apt install default-jdk-headless"
        )
    return Path(compiler).resolve().parents[1]


def _copy_of(home: Path) -> Path:
    """A folder of its own, which another user can read: two check-outs may each run theirs."""
    copy = Path(tempfile.mkdtemp(prefix="savoirs-elasticsearch-", dir="/var/tmp"))
    shutil.copytree(home, copy, dirs_exist_ok=True)
    if os.geteuid() == 0:
        for path in (copy, *copy.rglob("*")):
            shutil.chown(path, _unprivileged())
    return copy


def _who_runs_it() -> dict[str, Any]:
    """Elasticsearch refuses to run as root, who lends it another user."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam(_unprivileged())
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _unprivileged() -> str:
    try:
        pwd.getpwnam(USER)
    except KeyError:
        subprocess.run(["useradd", "--system", "--no-create-home", USER], check=True)
    return USER


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _end_of_log() -> str:
    lines = LOG.read_text(errors="replace").splitlines()
    return "\n".join([line for line in lines if not line.lstrip().startswith("at ")][-20:])


def main(command: str = "start") -> None:
    if command == "stop":
        stop()
    elif command == "start":
        url = start()
        print(f"Elasticsearch répond à {url}\nELASTICSEARCH_URL={url} SEARCH_ENGINE=elasticsearch make run")
    else:
        raise Unavailable("Usage : make elasticsearch, puis make elasticsearch ARGS=stop")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:2])
    except Unavailable as refusal:
        sys.exit(str(refusal))
