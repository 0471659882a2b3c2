"""Starts the web server and the worker, watches them, and stops them together."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from pathlib import Path
from types import FrameType

from .checks import Refusal
from .mails import Mailbox
from .paths import DEMONSTRATION_ACCOUNTS, LOG_DIR, MAIL_DIR, PROJECT_DIR

SETTINGS = "savoirs.settings.development"
GRACE = 20  # seconds left to a request or a task to end
LOG_LIMIT = 5_000_000  # bytes; beyond, the log starts afresh and the former one is kept as .1
RESTARTS_ALLOWED, RESTART_WINDOW, RESTART_PAUSE = 5, 60, 2
PR_SET_PDEATHSIG = 1


class Stop(BaseException):
    """Ctrl-C or SIGTERM."""


class Process:
    """A child that writes to its own log, is started again when it dies, and dies with us whatever happens."""

    def __init__(self, name: str, command: list[str | Path], environment: dict[str, str]) -> None:
        self._command, self._environment = command, environment
        self.name, self.log = name, LOG_DIR / f"{name}.log"
        self._starts: deque[float] = deque(maxlen=RESTARTS_ALLOWED)
        self._start()

    def _start(self) -> None:
        self._starts.append(time.monotonic())
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            self._child = subprocess.Popen(
                self._command,
                cwd=PROJECT_DIR,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=_end_with_parent,
            )

    def watch(self) -> None:
        """Start the child again if it has died; give up when it dies over and over."""
        if self._child.poll() is None:
            return
        started_in_window = [at for at in self._starts if time.monotonic() - at < RESTART_WINDOW]
        if len(started_in_window) == RESTARTS_ALLOWED:
            raise Refusal(
                f"{_tail(self.log)}\n\n« {self.name} » s’arrête sans cesse. Son journal : {self.log}"
            )
        time.sleep(RESTART_PAUSE)
        self._start()

    def ask_to_stop(self) -> None:
        if self._child.poll() is None:
            self._child.terminate()

    def wait_or_kill(self, deadline: float) -> None:
        try:
            self._child.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(self._child.pid, signal.SIGKILL)
            self._child.wait()


def run_site(host: str, port: int) -> int:
    """Prepare the site, serve it until Ctrl-C or SIGTERM. Returns the exit status."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "HOST": host,
        "PORT": str(port),
        "PYTHONUNBUFFERED": "1",
    }
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _raise_stop)
    try:
        return _serve(environment)
    except Stop:
        print("Arrêté.", flush=True)
        return 0


def _serve(environment: dict[str, str]) -> int:
    prepared = subprocess.run(
        [sys.executable, "manage.py", "prepare"], env=environment, check=False, preexec_fn=_end_with_parent
    )
    if prepared.returncode:
        raise Refusal("La préparation du site a échoué (voir ci-dessus).")
    MAIL_DIR.mkdir(parents=True, exist_ok=True)
    mailbox = Mailbox(MAIL_DIR)
    processes: list[Process] = []
    try:
        processes.append(
            Process("site", [sys.executable, "-m", "gunicorn", "--config", "savoirs/server.py"], environment)
        )
        processes.append(Process("travaux", [sys.executable, "manage.py", "worker"], environment))
        _wait_until_open(processes, environment)
        print(_welcome(environment), flush=True)
        while True:
            time.sleep(1)
            for process in processes:
                process.watch()
            for message in mailbox.new_messages():
                print(message, flush=True)
    finally:
        _stop(processes)


def _wait_until_open(processes: list[Process], environment: dict[str, str]) -> None:
    while True:
        for process in processes:
            process.watch()
        try:
            socket.create_connection((environment["HOST"], int(environment["PORT"])), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return


def _welcome(environment: dict[str, str]) -> str:
    address = f"http://localhost:{environment['PORT']}"
    accounts = DEMONSTRATION_ACCOUNTS.read_text(encoding="utf-8") if DEMONSTRATION_ACCOUNTS.exists() else ""
    return (
        f"\n{accounts}\n"
        f"Le site            {address}/\n"
        f"L’administration   {address}/admin/\n"
        f"Les journaux       {LOG_DIR}\n"
        "Ctrl-C pour arrêter.\n"
    )


def _stop(processes: list[Process]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    for process in processes:
        process.ask_to_stop()
    deadline = time.monotonic() + GRACE
    for process in processes:
        process.wait_or_kill(deadline)


def _end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _raise_stop(number: int, frame: FrameType | None) -> None:
    raise Stop


def _tail(log: Path, lines: int = 15) -> str:
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
