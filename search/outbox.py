"""What engines outside the content's transaction have yet to be told.

A row is written with the content, and its commit wakes the worker. The worker tells the engine the state of that
moment, the last one per key, and forgets the row unless it changed meanwhile. A server that does not answer is left
alone a little longer each time, and rows wait; a document that a server refuses is tried again, then put aside for
staff to see.
"""

import logging
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils import timezone

from . import registry
from .bell import ring
from .engines import outside
from .engines.base import Unavailable
from .models import Delivery

logger = logging.getLogger(__name__)

BATCH = 200
MOST_TRIES = 8
FIRST_WAIT = timedelta(seconds=2)
LONGEST_REST = 60.0  # seconds that a server which does not answer is left alone
# The version of what has gone for ever: no later change can follow it.
GONE = 2**62


def note(keys: Collection[str]) -> None:
    """Remember, in the caller's transaction, that ``keys`` have changed."""
    names = list(outside())
    if not (names and keys):
        return
    versions = registry.versions(keys)
    Delivery.objects.bulk_create(
        [
            Delivery(engine=name, key=key, version=versions.get(key, GONE), stamp=uuid4())
            for name in names
            for key in keys
        ],
        update_conflicts=True,
        unique_fields=["engine", "key"],
        update_fields=["version", "stamp", "tries", "due", "error"],
    )
    transaction.on_commit(ring)


def owed(names: Collection[str], most: int | None) -> dict[str, bool]:
    """Keys that one of the engines ``names`` holds in a former state, ``most`` at most; has it refused the last?"""
    rows = Delivery.objects.filter(engine__in=names).values_list("key").annotate(Max("tries"))
    return {key: bool(refusals) for key, refusals in rows[:most]}


@dataclass(frozen=True, slots=True)
class Debt:
    """``waiting`` leaves out what was put aside; ``oldest`` is when the first change that waits was made."""

    waiting: int
    put_aside: int
    oldest: datetime | None


def debt(name: str) -> Debt:
    aside = Q(due=None)
    figures = Delivery.objects.filter(engine=name).aggregate(
        waiting=Count("pk", filter=~aside),
        put_aside=Count("pk", filter=aside),
        oldest=Min("since", filter=~aside),
    )
    return Debt(**figures)


def refused(names: Collection[str]) -> QuerySet[Delivery]:
    """What the engines ``names`` have refused, once or more, as it is now."""
    return Delivery.objects.filter(engine__in=names, tries__gt=0)


def drain(name: str) -> int:
    """Tell the engine ``name`` all that is due; return how many keys it took. Raises :class:`Unavailable`."""
    told = 0
    due = Delivery.objects.filter(engine=name, due__lte=timezone.now()).order_by("since", "pk")
    while rows := list(due[:BATCH]):
        told += _tell(name, rows)
    return told


def pay(name: str, rebuild: Callable[[], Mapping[str, str]]) -> None:
    """``rebuild`` pays what the engine ``name`` is owed now, but for what it refuses, which is put aside."""
    stamps = list(Delivery.objects.filter(engine=name).values_list("stamp", flat=True))
    refused = rebuild()
    versions = registry.versions(refused)
    with transaction.atomic():
        _forget(stamps)
        Delivery.objects.bulk_create(
            [
                Delivery(
                    engine=name,
                    key=key,
                    version=versions.get(key, GONE),
                    tries=MOST_TRIES,
                    due=None,
                    error=error,
                )
                for key, error in refused.items()
            ],
            ignore_conflicts=True,  # changed meanwhile: it is owed anew
        )


def _tell(name: str, rows: Sequence[Delivery]) -> int:
    engine = outside()[name]
    with engine.alone():
        documents = registry.documents([row.key for row in rows])
        present = {document.key for document in documents}
        gone = {row.key: min(row.version + 1, GONE) for row in rows if row.key not in present}
        failed = engine.write(documents, gone)
    with transaction.atomic():
        _forget(row.stamp for row in rows if row.key not in failed)
        for row in rows:
            if row.key in failed:
                _put_off(row, failed[row.key])
    return len(rows) - len(failed)


def _forget(stamps: Iterable[UUID]) -> None:
    """Rows changed since they were read have another stamp: they stay."""
    Delivery.objects.filter(stamp__in=list(stamps)).delete()


def _put_off(row: Delivery, error: str) -> None:
    tries = row.tries + 1
    due = None if tries >= MOST_TRIES else timezone.now() + FIRST_WAIT * 2**tries
    Delivery.objects.filter(stamp=row.stamp).update(tries=tries, due=due, error=error)
    logger.error("Search: %s refused by %s (try %s): %s", row.key, row.engine, tries, error)


def try_again(name: str) -> int:
    """Make due at once what was put aside or off; return how many."""
    again = refused([name]).update(tries=0, due=timezone.now(), error="")
    transaction.on_commit(ring)
    return again


class Drainer:
    """The worker's part: drain every engine that is owed something, and give a silent server some rest."""

    def __init__(self) -> None:
        self._rests: dict[str, float] = {}
        self._awake_at: dict[str, float] = {}

    def run(self) -> None:
        for name in outside():
            if time.monotonic() >= self._awake_at.get(name, 0.0):
                self._drain(name)

    def _drain(self, name: str) -> None:
        try:
            drain(name)
        except Unavailable as error:
            if name not in self._rests:
                logger.warning("Search: %s does not answer, changes wait: %s", name, error)
            rest = self._rests[name] = min(2 * self._rests.get(name, 0.5), LONGEST_REST)
            self._awake_at[name] = time.monotonic() + rest
        else:
            if self._rests.pop(name, None) is not None:
                logger.warning("Search: %s answers again", name)
