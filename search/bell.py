"""What wakes the worker when there is something to tell: a named pipe in the data folder, that any process may ring.

To ring never waits nor fails. When nobody hears, the worker being dead or on another machine, nothing is lost: the
worker looks by itself as well.
"""

import logging
import os
import time
from contextlib import suppress
from pathlib import Path
from select import select
from types import TracebackType

from django.conf import settings

logger = logging.getLogger(__name__)

TOGETHER = 0.1  # seconds left to a burst of changes to be one
_CAPACITY = 65_536


def _place() -> Path:
    return settings.VAR_DIR / "worker.bell"


def ring() -> None:
    with suppress(OSError):
        pipe = os.open(_place(), os.O_WRONLY | os.O_NONBLOCK)
        try:
            os.write(pipe, b"!")
        finally:
            os.close(pipe)


class Bell:
    """The worker's end. In a folder that takes no pipe it is deaf, which only makes it later."""

    def __enter__(self) -> "Bell":
        self._pipes: list[int] = []
        try:
            _place().unlink(missing_ok=True)
            os.mkfifo(_place())
            # Opened for writing too, so that it does not close with the last who rings.
            self._pipes.append(os.open(_place(), os.O_RDWR | os.O_NONBLOCK))
        except OSError as error:
            logger.warning("Changes do not wake the worker, which looks by itself: %s", error)
        return self

    def wait(self, seconds: float) -> bool:
        """Return True as soon as it has rung, False after ``seconds``. Rings that come together are one."""
        rung, _, _ = select(self._pipes, [], [], seconds)
        for pipe in rung:
            time.sleep(TOGETHER)
            os.read(pipe, _CAPACITY)
        return bool(rung)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pipe in self._pipes:
            os.close(pipe)
            _place().unlink(missing_ok=True)
