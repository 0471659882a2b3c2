"""An engine that another one relieves when it does not answer: visitors notice nothing, staff are told elsewhere."""

import logging
import time
from collections.abc import Callable, Collection
from typing import TypeVar

from search import outbox
from search.query import Query

from .base import Answering, Completion, Results, Unavailable

logger = logging.getLogger(__name__)

REST = 10.0  # seconds that a silent server is not asked, so that visitors do not all wait for it
MOST_OWED = 2000

Answer = TypeVar("Answer")


class RelievedEngine:
    """Ask ``server`` as if it did not hold what it knows in a former state; ``relief`` when it cannot answer."""

    def __init__(self, name: str, server: Answering, relief: Answering) -> None:
        self._name, self._server, self._relief = name, server, relief
        self._asked_again_at = 0.0

    def search(self, query: Query, hidden: Collection[str] = ()) -> Results:
        return self._answer(hidden, lambda one, left_out: one.search(query, left_out))

    def complete(self, prefix: str, limit: int = 8, hidden: Collection[str] = ()) -> list[Completion]:
        return self._answer(hidden, lambda one, left_out: one.complete(prefix, limit, left_out))

    def _answer(self, hidden: Collection[str], ask: Callable[[Answering, Collection[str]], Answer]) -> Answer:
        if time.monotonic() >= self._asked_again_at:
            owed = outbox.owed(self._name, MOST_OWED)
            if len(owed) < MOST_OWED:
                try:
                    return ask(self._server, {*hidden, *owed})
                except Unavailable as error:
                    self._asked_again_at = time.monotonic() + REST
                    logger.warning("Search: %s is relieved for %s s: %s", self._name, REST, error)
        return ask(self._relief, hidden)
