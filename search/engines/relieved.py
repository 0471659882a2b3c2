"""What stands between visitors and an engine that is told of changes after the content."""

import logging
import time
from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from search import outbox
from search.query import Query

from .base import Answering, Completion, Results, Unavailable

logger = logging.getLogger(__name__)

REST = 10.0  # seconds that a silent server is not asked, so that visitors do not all wait for it
MOST_OWED = 2000

Answer = TypeVar("Answer")


class DiscreetEngine:
    """Ask ``engine`` as if it did not hold what it, or the index that it asks about words, knows in a former state.

    With a ``most``, it is as good as silent from so many such keys on, or once it has refused one: visitors would no
    longer find that page.
    """

    def __init__(self, engine: Answering, names: Collection[str], most: int | None = None) -> None:
        self._engine, self._names, self._most = engine, names, most

    def search(self, query: Query, hidden: Collection[str] = ()) -> Results:
        return self._engine.search(query, self._left_out(hidden))

    def complete(self, prefix: str, limit: int = 8, hidden: Collection[str] = ()) -> list[Completion]:
        return self._engine.complete(prefix, limit, self._left_out(hidden))

    def _left_out(self, hidden: Collection[str]) -> Collection[str]:
        owed = outbox.owed(self._names, self._most)
        if self._most and (fault := fault_of(owed, self._most)):
            raise Unavailable(fault)
        return {*hidden, *owed}


def fault_of(owed: Mapping[str, bool], most: int) -> str:
    """Why an engine that is owed so much is as good as silent, or nothing."""
    if len(owed) == most:
        return f"it is owed {most} keys or more"
    return "it has refused a page" if any(owed.values()) else ""


class RelievedEngine:
    """Ask ``server``; ``relief`` when it cannot answer. Visitors notice nothing, staff are told elsewhere."""

    def __init__(self, server: Answering, relief: Answering) -> None:
        self._server, self._relief = server, relief
        self._asked_again_at = 0.0
        self._is_relieved = False

    def search(self, query: Query, hidden: Collection[str] = ()) -> Results:
        return self._answer(lambda one: one.search(query, hidden))

    def complete(self, prefix: str, limit: int = 8, hidden: Collection[str] = ()) -> list[Completion]:
        return self._answer(lambda one: one.complete(prefix, limit, hidden))

    def _answer(self, ask: Callable[[Answering], Answer]) -> Answer:
        if time.monotonic() >= self._asked_again_at:
            try:
                answer = ask(self._server)
            except Unavailable as error:
                self._asked_again_at = time.monotonic() + REST
                if not self._is_relieved:
                    logger.warning("Search: the embedded index answers in the server's place: %s", error)
                self._is_relieved = True
            else:
                if self._is_relieved:
                    logger.warning("Search: the server answers again")
                self._is_relieved = False
                return answer
        return ask(self._relief)
