"""Where the rooms above say what can be found. Each app's ``documents`` module registers here when Django starts."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .beginning import Beginning
from .schema import SearchDocument

BATCH = 100
KIND_FACET = "genre"
Label = str | Promise


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page. ``label`` is singular ("Récit"), ``plural`` heads the filter ("Récits").

    ``plaque`` completes the CSS class ``plaque--…`` ("voice", "useful", "place" or nothing).
    """

    slug: str
    label: Label
    plural: Label
    plaque: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter. ``name`` is its French name in addresses, ``label`` what is read above it.

    Its values are shown in the order of their labels when ``in_order``, otherwise the most frequent come first.
    ``way_in`` heads them where nothing was found, if one may enter by them ("Entrez par un thème").
    """

    name: str
    label: Label
    in_order: bool = False
    way_in: Label = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of a page, read in the content at that moment. ``duration`` is in seconds.

    ``meta`` holds the small words under the extract (theme, date in words); ``language`` is that of the title
    when it is not French ("oc"); ``photo`` is its own, for the tag of that name; without any, ``picture`` is the path
    of a decorative image below the static folder. ``called`` gives the other words of the names that lead to the
    page.
    """

    key: str
    url: str
    title: str
    kind: str
    summary: str = ""
    meta: tuple[str, ...] = ()
    duration: float | None = None
    language: str = ""
    photo: object = None
    picture: str = ""
    called: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where what is being typed may lead. ``kind`` says in words what it is ("Thème").

    ``rank`` is that of :meth:`Beginning.rank`; ``called`` the other name that was begun, when it is not ``text``.
    """

    rank: int
    text: str
    kind: Label
    url: str
    called: str = ""


Slugs = Mapping[str, Collection[str]]
Labels = Mapping[str, Mapping[str, Label]]


class Source(Protocol):
    """The content behind the keys that start with ``prefix`` ("page:")."""

    prefix: str

    def keys(self) -> Sequence[str]:
        """Every key that the index must hold, now."""
        ...

    def documents(self, keys: Sequence[str]) -> Iterable[SearchDocument]:
        """Those of ``keys`` that the index must hold, as they are in the database, now."""
        ...

    def versions(self, keys: Sequence[str]) -> dict[str, int]:
        """The version of each of ``keys`` that exists, whether the index must hold it or not."""
        ...

    def cards(self, keys: Sequence[str]) -> dict[str, Card]:
        """What to show of ``keys``, with the same number of queries however many they are."""
        ...


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words of the place, added to a query when it is asked.

    Each of ``sets`` holds wordings that are worth the same; in ``one_way`` who looks for the first wording also
    finds the others, not the reverse. A wording may have several words.
    """

    sets: Sequence[Sequence[str]] = ()
    one_way: Sequence[tuple[str, Sequence[str]]] = ()


_sources: dict[str, Source] = {}
_kinds: dict[str, Kind] = {}
_facets: dict[str, Facet] = {}
_labels: list[Callable[[Slugs], Labels]] = []
_synonyms: list[Callable[[], Synonyms]] = []
_instead: ContextVar[Synonyms | None] = ContextVar("words_of_the_place", default=None)
_suggestions: list[Callable[[Beginning], Iterable[Suggestion]]] = []
_renamings: list[Callable[[Slugs], Mapping[str, Mapping[str, str]]]] = []


def register_source(source: Source) -> None:
    _sources[source.prefix] = source


def register_kind(kind: Kind) -> None:
    """Add a kind. The first one also opens the filter by kind, which comes before those registered later."""
    _kinds[kind.slug] = kind
    _facets.setdefault(KIND_FACET, Facet(KIND_FACET, _("Genre"), in_order=True))


def register_facets(facets: Iterable[Facet], labels: Callable[[Slugs], Labels]) -> None:
    """Add filters. ``labels`` is given slugs by facet and answers with the words of those that exist, in order."""
    _facets.update({facet.name: facet for facet in facets})
    _labels.append(labels)


def register_renamings(renamings: Callable[[Slugs], Mapping[str, Mapping[str, str]]]) -> None:
    """``renamings`` is given slugs by facet and answers, by facet, with the new slug of those that have changed."""
    _renamings.append(renamings)


def register_synonyms(synonyms: Callable[[], Synonyms]) -> None:
    """``synonyms()`` is called at each search, so that a word added by staff acts at once."""
    _synonyms.append(synonyms)


def register_suggestions(suggestions: Callable[[Beginning], Iterable[Suggestion]]) -> None:
    """``suggestions`` answers, for a sort of things, with those that begin so and that the public may have, now."""
    _suggestions.append(suggestions)


def kind(slug: str) -> Kind:
    return _kinds.get(slug) or Kind(slug, slug, slug)


def facets() -> dict[str, Facet]:
    """The filters, by name, in the order in which they were registered."""
    return _facets


def labels(slugs: Slugs) -> dict[str, Mapping[str, Label]]:
    """Words, by facet, for the values of filters that exist among ``slugs``."""
    found: dict[str, Mapping[str, Label]] = {KIND_FACET: _plurals(slugs.get(KIND_FACET, ()))}
    for ask in _labels:
        found |= ask(slugs)
    return found


def renamed(chosen: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]] | None:
    """The same values of filters by their names of today; None when no name has changed."""
    changes: dict[str, Mapping[str, str]] = {}
    for ask in _renamings:
        changes |= ask(chosen)
    today = {
        facet: tuple(dict.fromkeys(changes.get(facet, {}).get(value, value) for value in values))
        for facet, values in chosen.items()
    }
    return None if today == dict(chosen) else today


def synonyms() -> Synonyms:
    instead = _instead.get()
    if instead is not None:
        return instead
    known = [ask() for ask in _synonyms]
    return Synonyms(
        sets=[words for one in known for words in one.sets],
        one_way=[pair for one in known for pair in one.one_way],
    )


@contextmanager
def words_of_the_place(words: Synonyms) -> Iterator[None]:
    """Inside, and in this thread alone, queries are taken with ``words`` instead of what was registered."""
    token = _instead.set(words)
    try:
        yield
    finally:
        _instead.reset(token)


def suggestions(beginning: Beginning) -> Iterator[Iterable[Suggestion]]:
    """What begins so, sort by sort."""
    return (ask(beginning) for ask in _suggestions)


def keys() -> list[str]:
    """Every key that the index must hold."""
    return [key for source in _sources.values() for key in source.keys()]  # noqa: SIM118


def documents(keys: Iterable[str]) -> list[SearchDocument]:
    return [
        document
        for prefix, source in _sources.items()
        if (own := [key for key in keys if key.startswith(prefix)])
        for document in source.documents(own)
    ]


def versions(keys: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for prefix, source in _sources.items():
        own = [key for key in keys if key.startswith(prefix)]
        found |= source.versions(own) if own else {}
    return found


def cards(keys: Sequence[str]) -> dict[str, Card]:
    found: dict[str, Card] = {}
    for prefix, source in _sources.items():
        own = [key for key in keys if key.startswith(prefix)]
        found |= source.cards(own) if own else {}
    return found


def batches() -> Iterator[list[SearchDocument]]:
    """All the content, each batch read only when it is asked for."""
    waiting = iter(keys())
    while batch := list(islice(waiting, BATCH)):
        yield documents(batch)


def _plurals(slugs: Collection[str]) -> dict[str, Label]:
    return {slug: kind.plural for slug, kind in _kinds.items() if slug in slugs}
