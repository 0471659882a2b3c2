"""Keep the indexes true: called with keys, inside the transaction that changes the content."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from django.db import transaction

from . import outbox, registry
from .engines import engines, inside
from .engines.base import SearchEngine
from .schema import SearchDocument


@dataclass(frozen=True, slots=True)
class Comparison:
    """Keys that an index lacks, keys that it should not hold, keys that it holds in another state."""

    missing: list[str]
    extra: list[str]
    stale: list[str]

    @property
    def agrees(self) -> bool:
        return not (self.missing or self.extra or self.stale)


def index_keys(keys: Iterable[str]) -> None:
    """Make every index hold ``keys`` as the content has them now: what is no longer there is removed."""
    wanted = list(dict.fromkeys(keys))
    with transaction.atomic(savepoint=False):
        if transactional := inside():
            documents = registry.documents(wanted)
            gone = set(wanted) - {document.key for document in documents}
            for engine in transactional:
                engine.index(documents)
                engine.delete(gone)
        outbox.note(wanted)


def remove_keys(keys: Iterable[str]) -> None:
    """Forget ``keys``, whether an index holds them or not."""
    gone = list(keys)
    with transaction.atomic(savepoint=False):
        for engine in inside():
            engine.delete(gone)
        outbox.note(gone)


def rebuild(names: Collection[str], progress: Callable[[int], object] = lambda done: None) -> None:
    """Index all the content again in the engines ``names``; what one refuses is put aside in the outbox.

    ``progress`` is told how many documents were written.
    """

    def batches() -> Iterator[list[SearchDocument]]:
        for batch in registry.batches():
            yield batch
            progress(len(batch))

    for name in names:
        engine = engines()[name]
        if engine.transactional:
            engine.rebuild(batches())
        else:
            outbox.pay(name, partial(engine.rebuild, batches()))


def to_rebuild() -> list[str]:
    """Names of the engines whose index is damaged, unfinished, made with another analysis, wrongly empty or full."""
    return [name for name, engine in engines().items() if _needs_rebuild(engine)]


def _needs_rebuild(engine: SearchEngine) -> bool:
    health = engine.health()
    return health.stale or (not health.problems and bool(health.documents) != bool(registry.keys()))


def compare(engine: SearchEngine) -> Comparison:
    """Compare an index with the content, document by document."""
    held = engine.fingerprints()
    wanted = {document.key: document.fingerprint for batch in registry.batches() for document in batch}
    return Comparison(
        missing=sorted(wanted.keys() - held.keys()),
        extra=sorted(held.keys() - wanted.keys()),
        stale=sorted(key for key in wanted.keys() & held.keys() if wanted[key] != held[key]),
    )
