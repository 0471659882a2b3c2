"""The real site on a folder and a port of its own: what `make run` starts, with its starter content."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

PROJECT_DIR = Path(__file__).resolve().parents[1]
PREPARATION = 600  # seconds; migrations, starter content and static files on a busy machine


class RunningSite:
    """Starts on entering, stops on leaving. ``folder`` becomes ``SAVOIRS_VAR``; ``environment`` is added to ours."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.port = _free_port()
        self.url = f"http://localhost:{self.port}"
        self.environment = {
            **os.environ,
            "SAVOIRS_VAR": str(folder),
            "PORT": str(self.port),
            "HOST": "127.0.0.1",
            "DJANGO_SETTINGS_MODULE": "savoirs.settings.development",
            **environment,
        }

    def __enter__(self) -> "RunningSite":
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "launcher.log").open("wb") as log:
            self._launcher = subprocess.Popen(
                [sys.executable, "-m", "savoirs.launcher", "serve"],
                cwd=PROJECT_DIR,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait_until_open()
        return self

    def __exit__(self, *exception: object) -> None:
        if self._launcher.poll() is None:
            self._launcher.send_signal(signal.SIGTERM)
        self.exit_status()

    @property
    def pid(self) -> int:
        """The launcher's."""
        return self._launcher.pid

    def exit_status(self) -> int:
        """Wait for the launcher to end."""
        return self._launcher.wait(60)

    def manage(self, *arguments: str, text: str | None = None) -> str:
        """Run ``manage.py`` on this site's data (``text`` on its standard input); return what it prints."""
        answer = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=PROJECT_DIR,
            env=self.environment,
            input=text,
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 0, answer.stdout + answer.stderr
        return answer.stdout

    def accounts(self) -> dict[str, str]:
        """The demonstration accounts: name → password."""
        lines = (self.folder / "demonstration.txt").read_text(encoding="utf-8").splitlines()
        rows = [line.split() for line in lines if line.startswith("  ")]
        return {row[0]: row[1] for row in rows}

    def mails(self) -> list[str]:
        """The messages sent so far, raw, oldest first."""
        return [path.read_text(encoding="utf-8") for path in sorted((self.folder / "mails").glob("*.log"))]

    def _wait_until_open(self) -> None:
        deadline = time.monotonic() + PREPARATION
        while time.monotonic() < deadline and self._launcher.poll() is None:
            try:
                with urlopen(f"{self.url}/", timeout=30):
                    return
            except HTTPError:
                break
            except OSError:
                time.sleep(0.2)
        logs = [self.folder / "launcher.log", *sorted((self.folder / "logs").glob("*.log"))]
        told = "\n".join(f"--- {log.name}\n{log.read_text(encoding='utf-8')[-4000:]}" for log in logs)
        self.__exit__()
        raise AssertionError(f"The site did not open.\n{told}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
