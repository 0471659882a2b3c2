"""What a visitor asks, as plain data: no engine in it, no error whatever was typed."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from django.http import QueryDict
from django.utils.http import urlencode

from .analysis import forms
from .years import read_year, written_year

LONGEST_TEXT = 10_000
MOST_VALUES = 50
LONGEST_VALUE = 255
PAGE_SIZE = 20
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")
_QUOTED = re.compile(r'((?:(?<=\s)|^)-)?["“”«]([^"“”«»]*)["“”»]')
_EXCLUDED = re.compile(r"(?:(?<=\s)|^)-(?=[^\W_])(\S+)")


class Sort(StrEnum):
    """How results are ordered. ``OLDEST`` follows the years that a page speaks of, ``NEWEST`` its own date."""

    RELEVANCE = "pertinence"
    TITLE = "titre"
    NEWEST = "recent"
    OLDEST = "ancien"


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of map, in degrees (WGS 84)."""

    west: float
    south: float
    east: float
    north: float

    def __str__(self) -> str:
        return f"{self.west},{self.south},{self.east},{self.north}"


@dataclass(frozen=True, slots=True)
class Wording:
    """A text taken apart: the words to look for, the phrases that must be there, what must not be."""

    words: str
    phrases: tuple[str, ...]
    excluded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """Text with "phrases" and -words; values of a filter are alternatives, filters add up.

    ``first_year`` and ``last_year`` are astronomical years, bounds included. ``as_typed`` refuses the repair of
    spelling. ``page`` counts from 1; an engine brings it back within the pages that exist. With a ``page_size`` of
    0, only the total and the counts are asked.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first_year: int | None = None
    last_year: int | None = None
    box: Box | None = None
    facets: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    page_size: int = PAGE_SIZE
    highlight: bool = True
    as_typed: bool = False

    @classmethod
    def parse(cls, params: QueryDict, facets: Collection[str] = ()) -> Self:
        """Read an address. What is unknown or absurd in it is left aside."""
        chosen = {
            name: tuple(dict.fromkeys(filter(None, map(_value, params.getlist(name)[:MOST_VALUES]))))
            for name in facets
        }
        first_year, last_year = read_year(params.get("de", "")), read_year(params.get("a", ""))
        if first_year is not None and last_year is not None and first_year > last_year:
            first_year = last_year = None
        return cls(
            text=clean(params.get("q", "")),
            filters={name: values for name, values in chosen.items() if values},
            first_year=first_year,
            last_year=last_year,
            box=_box(params.get("cadre", "")),
            facets=tuple(facets),
            sort=_sort(params.get("tri", "")),
            page=_page(params.get("page", "")),
            as_typed=params.get("tel_quel") == "1",
        )

    @property
    def wording(self) -> Wording:
        phrases: list[str] = []
        excluded: list[str] = []

        def take_phrase(match: re.Match[str]) -> str:
            (excluded if match[1] else phrases).append(match[2])
            return " "

        def take_word(match: re.Match[str]) -> str:
            excluded.append(match[1])
            return " "

        words = _EXCLUDED.sub(take_word, _QUOTED.sub(take_phrase, self.text))
        return Wording(words, tuple(phrases), tuple(excluded))

    @property
    def turned_round(self) -> Self | None:
        """Where the text says nothing but what to leave out, the search for that: a dash is soon typed."""
        wording = self.wording
        left_out = " ".join(wording.excluded)
        said = forms(" ".join([wording.words, *wording.phrases]))
        return self.with_(text=left_out) if forms(left_out) and not said else None

    @property
    def is_narrowed(self) -> bool:
        """Is anything asked beside the text?"""
        return bool(self.filters or self.box) or (self.first_year, self.last_year) != (None, None)

    def with_(self, **changes: Any) -> Self:
        """The same query with other fields, back on its first page."""
        return replace(self, **{"page": 1, **changes})

    def without_filter(self, name: str, *left: str) -> Self:
        kept = {
            other: tuple(value for value in values if other != name or value not in left)
            for other, values in self.filters.items()
        }
        return self.with_(filters={other: values for other, values in kept.items() if values})

    def widened(self) -> Self:
        """The same text, with nothing that narrows it."""
        return self.with_(filters={}, first_year=None, last_year=None, box=None)

    def params(self) -> list[tuple[str, str]]:
        """The parameters of this query's address, defaults left out."""
        plain = [
            ("q", self.text),
            ("de", "" if self.first_year is None else written_year(self.first_year)),
            ("a", "" if self.last_year is None else written_year(self.last_year)),
            ("cadre", str(self.box or "")),
            ("tri", "" if self.sort is Sort.RELEVANCE else self.sort.value),
            ("tel_quel", "1" if self.as_typed else ""),
            ("page", "" if self.page == 1 else str(self.page)),
        ]
        chosen = [(name, value) for name, values in self.filters.items() for value in values]
        return [(name, value) for name, value in plain[:1] + chosen + plain[1:] if value]

    def url(self) -> str:
        """The query part of this query's address: "?q=calen&theme=peche", or "?" alone."""
        return f"?{urlencode(self.params())}"


def clean(value: str) -> str:
    """What was typed, on one line, without the signs that no page can show."""
    return _CONTROLS.sub(" ", value)[:LONGEST_TEXT].strip()


def _value(typed: str) -> str:
    value = clean(typed)
    return value if len(value) <= LONGEST_VALUE else ""


def _page(value: str) -> int:
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 10 else 1


def _sort(value: str) -> Sort:
    return next((sort for sort in Sort if sort == value), Sort.RELEVANCE)


def _box(value: str) -> Box | None:
    try:
        west, south, east, north = (float(part) for part in value.split(","))
    except ValueError:
        return None
    in_order = -180 <= west <= east <= 180 and -90 <= south <= north <= 90
    return Box(west, south, east, north) if in_order else None
