"""What every search engine does, and what it answers with. No engine knows who may see what: ``hidden`` tells it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from search.highlight import Marked
from search.query import Query
from search.schema import SearchDocument


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a recording where the words are said. ``second`` is in seconds from its start."""

    recording: int
    second: float
    text: Marked


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found. ``extract`` is the best part of its text, ``passages`` the best of its recordings."""

    key: str
    score: float
    title: Marked
    summary: Marked
    extract: Marked
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """``facets`` gives counts by facet and slug, each facet counted without its own filter.

    ``corrected`` is the text really looked for ("" when it is the one asked), ``also`` the words of the place
    added to it, ``unknown`` the words that no document holds, as typed, ``nearest`` known words that look like them.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]]
    page: int = 1
    pages: int = 1
    corrected: str = ""
    also: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Completion:
    """The title of a document, for the beginning of a word."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Health:
    """``problems`` are French sentences for staff; ``stale`` says that the index has to be rebuilt.

    Without ``answers``, there is nothing to ask: the server is silent, or has no index yet.
    """

    documents: int
    stale: bool
    problems: tuple[str, ...] = ()
    answers: bool = True


class Unavailable(Exception):
    """The engine cannot answer now. The message is for staff and logs."""


class Answering(Protocol):
    """What visitors ask."""

    def search(self, query: Query, hidden: Collection[str] = ()) -> Results:
        """Answer, as if the documents whose keys are ``hidden`` were not there."""
        ...

    def complete(self, prefix: str, limit: int = 8, hidden: Collection[str] = ()) -> list[Completion]: ...


class SearchEngine(Answering, Protocol):
    """``transactional`` engines write in the caller's transaction."""

    @property
    def transactional(self) -> bool: ...

    def index(self, documents: Iterable[SearchDocument]) -> None:
        """Write these documents. Idempotent; an older version never replaces a newer one."""
        ...

    def delete(self, keys: Iterable[str]) -> None: ...

    def alone(self) -> AbstractContextManager[object]:
        """Inside, no one else writes a state read earlier over a later one, nor over what is gone."""
        ...

    def write(self, documents: Collection[SearchDocument], gone: Mapping[str, int]) -> Mapping[str, str]:
        """Index ``documents``, take out the keys of ``gone`` unless what is held is newer than their version.

        Returns what went wrong, by key.
        """
        ...

    def rebuild(self, batches: Iterable[Sequence[SearchDocument]]) -> Mapping[str, str]:
        """Hold exactly these documents, readers being served meanwhile. A batch is asked for when it is written.

        Returns what was refused and why, by key.
        """
        ...

    def fingerprints(self) -> dict[str, str]:
        """Key and :attr:`SearchDocument.fingerprint` of everything held."""
        ...

    def health(self) -> Health: ...
