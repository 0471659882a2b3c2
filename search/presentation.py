"""The page of results, as its template shows it."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import registry
from .analysis import fold, forms, stems
from .engines.base import Hit, Passage
from .finder import Found
from .highlight import Marked, Marker
from .query import Query, Sort, clean
from .registry import Card, Facet, Kind, Label
from .years import read_year, year_in_words

VALUES_SHOWN, VALUES_OFFERED = 6, 8
LONGEST_TITLE = 80
LONGEST_WORD, WORDS_TOLD = 25, 5
LONGEST_YEAR = 40
_QUOTED = re.compile(r'[«"]\s*([^«»"]+?)\s*[»"]')
_UNPAIRED = re.compile(r'[«»"]')
SORTS = {
    Sort.RELEVANCE: gettext_lazy("Les plus proches de vos mots"),
    Sort.TITLE: gettext_lazy("Par titre, de A à Z"),
    Sort.NEWEST: gettext_lazy("Les dernières ajoutées"),
    Sort.OLDEST: gettext_lazy("De l’époque la plus ancienne à aujourd’hui"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, with the number of pages that it would give."""

    value: str
    label: Label
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A filter and its values: the first ones, then ``more``, folded."""

    name: str
    label: Label
    first: Sequence[Choice]
    more: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Chip:
    """Something asked, in words, and the address of the same search without it."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class WayIn:
    """Where to enter when nothing is found: the values of a filter that most pages have."""

    name: str
    label: Label
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Year:
    """A field of the form, as it was filled; ``problem`` says what is wrong with it."""

    name: str
    label: str
    typed: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Listen:
    """A passage to listen to: its time as people read it, its address, what is said."""

    clock: str
    url: str
    text: Marked


@dataclass(frozen=True, slots=True)
class Heard:
    """What a recording of a page says of the words; ``name`` tells it from the others of the page."""

    name: str
    passages: Sequence[Listen]


@dataclass(frozen=True, slots=True)
class Line:
    """A result."""

    hit: Hit
    card: Card
    marker: Marker

    @property
    def kind(self) -> Kind:
        return registry.kind(self.card.kind)

    @property
    def text(self) -> Marked:
        """The extract, or the summary when the words are elsewhere."""
        return self.hit.summary if self.hit.summary.ranges or not self.hit.extract.text else self.hit.extract

    @property
    def meta(self) -> list[Marked]:
        """The small words. When a word of the query is nowhere to be seen, the names that it leads by are told."""
        told = {words: self.marker.mark(words) for words in self.card.meta}
        shown = (self.hit.title, self.hit.summary, self.hit.extract, *told.values())
        if not self.hit.passages and not any(one.ranges for one in shown):
            for name, others in self.card.called.items():
                if any(self.marker.mark(words).ranges for words in (name, *others)):
                    told[name] = Marked(name, ((0, len(name)),))
        return list(told.values())

    @property
    def recordings(self) -> Iterator[Heard]:
        """Passages to listen to, recording by recording; the first one needs a name only beside others."""
        by_recording = groupby(self.hit.passages, key=lambda passage: passage.recording)
        several = any(passage.recording for passage in self.hit.passages)
        for rank, passages in by_recording:
            name = _("Enregistrement %(rank)s") % {"rank": rank + 1} if several else ""
            yield Heard(name, [self._listen(passage) for passage in passages])

    def _listen(self, passage: Passage) -> Listen:
        return Listen(_clock(passage.second), self.card.url + _moment(passage), passage.text)


class ResultsPage:
    """Everything that the template of results reads."""

    def __init__(self, found: Found, params: QueryDict) -> None:
        self.query = found.query
        self.results = found.results
        self.total = found.total
        self.years = _year_fields(params)
        self._offered = found.offered
        marker = self._marker()
        self.lines = [Line(hit, card, marker) for hit, card in found.lines]

    def _marker(self) -> Marker:
        wording = self.query.with_(text=self.text).wording
        looked_for = " ".join((wording.words, *wording.phrases, *self.results.also))
        return Marker(stems(looked_for))

    @property
    def asked_elsewhere(self) -> bool:
        """Was a page asked that the results do not have?"""
        return bool(self.total) and self.query.page != self.results.page

    @property
    def text(self) -> str:
        """What was really looked for: nothing, where no word was typed (« ? », « 😀 »)."""
        text = self.results.corrected or self.query.text
        return text if forms(text) else ""

    @property
    def short_text(self) -> str:
        return _to_quote(self.text)

    @property
    def short_text_typed(self) -> str:
        return _to_quote(self.query.text)

    @property
    def asked_for(self) -> str:
        """The words looked for, then the filters in use, to name the page by."""
        values = (choice for group in self.groups for choice in (*group.first, *group.more))
        chosen = [str(choice.label) for choice in values if choice.chosen]
        return ", ".join(filter(None, (self.short_text, *chosen, _years(self.query))))

    @property
    def unknown(self) -> str:
        """The words that no page holds, the first ones, each as a quotation."""
        shown = [Truncator(word).chars(LONGEST_WORD) for word in self.results.unknown[:WORDS_TOLD]]
        told = ", ".join(_("« %(word)s »") % {"word": word} for word in shown)
        return (
            told if len(shown) == len(self.results.unknown) else _("%(words)s et d’autres") % {"words": told}
        )

    @property
    def as_typed_url(self) -> str:
        return self.query.with_(as_typed=True).url()

    @property
    def widened_url(self) -> str:
        return self.query.widened().url()

    @cached_property
    def _labels(self) -> Mapping[str, Mapping[str, Label]]:
        """Words for every value that the page may show, asked once."""
        shown = (self.results.facets, self.query.filters, self._offered)
        names = (*self.query.facets, *self._offered)
        return registry.labels(
            {name: {value for one in shown for value in one.get(name, ())} for name in names}
        )

    @property
    def has_unknown_choices(self) -> bool:
        """Is a value of a filter chosen that does not exist, or no longer?"""
        chosen = self.query.filters
        return any(value not in self._labels.get(name, ()) for name in chosen for value in chosen[name])

    def _labelled(self, name: str, values: Collection[str]) -> dict[str, Label]:
        """Those of ``values`` that exist, in their order."""
        return {value: label for value, label in self._labels.get(name, {}).items() if value in values}

    @property
    def ways_in(self) -> Iterator[WayIn]:
        """Where to enter when nothing is found, by what most pages have."""
        for name, counts in self._offered.items():
            if labels := self._labelled(name, counts):
                offered = choices(counts, labels)[:VALUES_OFFERED]
                yield WayIn(name, registry.facets()[name].way_in, offered)

    @cached_property
    def groups(self) -> list[Group]:
        """The filters that have something to offer or are in use."""
        counts, chosen = self.results.facets, self.query.filters
        asked = {name: {*counts.get(name, ()), *chosen.get(name, ())} for name in self.query.facets}
        labels = {name: self._labelled(name, values) for name, values in asked.items()}
        return [self._group(registry.facets()[name], found) for name, found in labels.items() if found]

    def _group(self, facet: Facet, labels: Mapping[str, Label]) -> Group:
        chosen = self.query.filters.get(facet.name, ())
        every = choices(self.results.facets.get(facet.name, {}), labels, chosen, facet.in_order)
        first = [choice for rank, choice in enumerate(every) if rank < VALUES_SHOWN or choice.chosen]
        return Group(facet.name, facet.label, first, [choice for choice in every if choice not in first])

    @cached_property
    def chips(self) -> list[Chip]:
        chips = [chip for name, values in self.query.filters.items() for chip in self._chips_of(name, values)]
        if years := _years(self.query):
            chips.append(Chip(years, self.query.with_(first_year=None, last_year=None).url()))
        if self.query.box:
            chips.append(Chip(_("Sur un morceau de carte"), self.query.with_(box=None).url()))
        return chips

    def _chips_of(self, name: str, values: Collection[str]) -> Iterator[Chip]:
        """One for each value, and one for all those that do not exist: what was typed is not said again as ours."""
        heading = registry.facets()[name].label
        known = self._labelled(name, values)
        for value in values:
            if value in known:
                yield Chip(f"{heading}\u00a0: {known[value]}", self.query.without_filter(name, value).url())
        if unknown := [value for value in values if value not in known]:
            words = _("choix inconnu")
            yield Chip(f"{heading}\u00a0: {words}", self.query.without_filter(name, *unknown).url())

    @property
    def problems(self) -> list[str]:
        """Why what was typed in the form was not followed."""
        return [field.problem for field in self.years if field.problem]

    @property
    def can_be_refined(self) -> bool:
        return bool(self.total > 1 or self.query.is_narrowed or self.problems)

    @property
    def sorts(self) -> list[tuple[str, Label, bool]]:
        """(value, words, chosen) of each order."""
        offered = [sort for sort in SORTS if self.query.text or sort is not Sort.RELEVANCE]
        chosen = self.query.sort if self.query.sort in offered else Sort.NEWEST
        return [(sort.value, SORTS[sort], sort is chosen) for sort in offered]

    @property
    def other_parameters(self) -> list[tuple[str, str]]:
        """What the form of filters has to carry along."""
        carried = {"q", "cadre", "tel_quel"}
        return [(name, value) for name, value in self.query.params() if name in carried]

    @property
    def pages(self) -> Page:
        return Paginator(range(self.results.pages), 1).page(self.results.page)

    @property
    def parameters(self) -> str:
        """What the address of another page of these results asks beside its number."""
        return self.query.with_().url().removeprefix("?")

    @property
    def nearest(self) -> list[Chip]:
        """Words to try instead."""
        plain = self.query.widened().with_(as_typed=False)
        return [Chip(word, plain.with_(text=word).url()) for word in self.results.nearest]


def choices(
    counts: Mapping[str, int],
    labels: Mapping[str, Label],
    chosen: Collection[str] = (),
    in_order: bool = False,
) -> list[Choice]:
    """The values of a filter that exist, counted; the most frequent first unless they have an order of their own."""
    found = [Choice(value, label, counts.get(value, 0), value in chosen) for value, label in labels.items()]
    return found if in_order else sorted(found, key=lambda choice: (-choice.count, fold(str(choice.label))))


def _to_quote(text: str) -> str:
    """``text``, shortened, to stand between « and »: the quotation marks that it has become those inside others.

    One without its pair goes.
    """
    paired = _QUOTED.sub("“\\1”", text)
    shown = _UNPAIRED.sub("", paired).strip() or text
    return shown if len(shown) <= LONGEST_TITLE else f"{shown[:LONGEST_TITLE].rstrip()}…"


def _clock(second: float) -> str:
    """1:12, or 1:02:07 from an hour on."""
    minutes, seconds = divmod(int(second), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _moment(passage: Passage) -> str:
    """The second, the recording unless it is the first, and where its player stands in the page."""
    rank = passage.recording + 1
    return f"?t={int(passage.second)}{f'&son={rank}' if passage.recording else ''}#lecteur-{rank}"


def _year_fields(params: QueryDict) -> list[Year]:
    """The two years as they were typed, and why :meth:`Query.parse` has left them aside if it has."""
    typed = [clean(params.get(name, ""))[:LONGEST_YEAR] for name in ("de", "a")]
    years = [read_year(words) for words in typed]
    not_a_year = _("« %(typed)s » : écrivez l’année en chiffres, par exemple 1950 ou 600 av. J.-C.")
    problems = [
        not_a_year % {"typed": words} if words and figure is None else ""
        for words, figure in zip(typed, years, strict=True)
    ]
    first, last = years
    if first is not None and last is not None and first > last:
        reversed_ = _("%(first)s vient après %(last)s : nous avons cherché dans toutes les années.")
        problems[1] = reversed_ % {"first": year_in_words(first), "last": year_in_words(last)}
    labels = (_("De l’année"), _("À l’année"))
    return [Year(*field) for field in zip(("de", "a"), labels, typed, problems, strict=True)]


def _years(query: Query) -> str:
    years = (query.first_year, query.last_year)
    first, last = ("" if year is None else year_in_words(year) for year in years)
    if first and last:
        return _("De %(first)s à %(last)s") % {"first": first, "last": last}
    if first:
        return _("Depuis %(first)s") % {"first": first}
    return _("Jusqu’à %(last)s") % {"last": last} if last else ""
