"""Keep the index true: called with keys, inside the transaction that changes the content."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from . import registry
from .engines import engine
from .schema import SearchDocument


@dataclass(frozen=True, slots=True)
class Comparison:
    """Keys that the index lacks, keys that it should not hold, keys that it holds in another state."""

    missing: list[str]
    extra: list[str]
    stale: list[str]

    @property
    def agrees(self) -> bool:
        return not (self.missing or self.extra or self.stale)


def index_keys(keys: Iterable[str]) -> None:
    """Make the index hold ``keys`` as the content has them now: what is no longer there is removed."""
    wanted = list(dict.fromkeys(keys))
    documents = registry.documents(wanted)
    engine().index(documents)
    remove_keys(set(wanted) - {document.key for document in documents})


def remove_keys(keys: Iterable[str]) -> None:
    """Forget ``keys``, whether the index holds them or not."""
    engine().delete(keys)


def rebuild(progress: Callable[[int], object] = lambda done: None) -> None:
    """Index all the content again. ``progress`` is told how many documents each batch has written."""

    def batches() -> Iterator[list[SearchDocument]]:
        for batch in registry.batches():
            yield batch
            progress(len(batch))

    engine().rebuild(batches())


def needs_rebuild() -> bool:
    """Is the index damaged, unfinished, made with another analysis, or empty beside a content that is not?"""
    health = engine().health()
    return health.stale or (health.documents == 0 and bool(registry.keys()))


def compare() -> Comparison:
    """Compare the index with the content, document by document."""
    held = engine().fingerprints()
    wanted = {document.key: document.fingerprint for batch in registry.batches() for document in batch}
    return Comparison(
        missing=sorted(wanted.keys() - held.keys()),
        extra=sorted(held.keys() - wanted.keys()),
        stale=sorted(key for key in wanted.keys() & held.keys() if wanted[key] != held[key]),
    )
