"""Shows in the terminal the messages that the site sends: under `make run` they are files, not mail."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

SEPARATOR = b"-" * 79 + b"\n"  # written by Django's file backend after each message


class Mailbox:
    """The folder of messages. Those that were there at the start are old news."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen = {path: path.stat().st_size for path in folder.glob("*.log")}

    def new_messages(self) -> list[str]:
        """The messages written whole since the last call, ready to print."""
        return [text for path in sorted(self._folder.glob("*.log")) for text in self._read(path)]

    def _read(self, path: Path) -> list[str]:
        start = self._seen.get(path, 0)
        with path.open("rb") as file:
            file.seek(start)
            complete, separator, _ = file.read().rpartition(SEPARATOR)
        self._seen[path] = start + len(complete) + len(separator)
        return [_readable(message) for message in complete.split(SEPARATOR) if message.strip()]


def _readable(raw: bytes) -> str:
    message = message_from_bytes(raw.strip(), policy=default)
    body = message.get_body(("plain", "html"))
    text = body.get_content().strip() if body else ""
    lines = [f"Courriel à {message['To']} : {message['Subject']}", *text.splitlines()]
    return "\n".join(f"  │ {line}" for line in lines)
