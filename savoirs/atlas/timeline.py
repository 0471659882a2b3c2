"""Dated pages, each at its place in time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from savoirs.knowledge.drawings import Drawing, Tray, plates_of_all
from savoirs.knowledge.listing import WITH_THEMES, bar_height, told
from savoirs.knowledge.models import KnowledgePage, Period
from savoirs.knowledge.vocabulary import edtf
from savoirs.knowledge.vocabulary.years import span_in_words
from savoirs.rights.access import public


@dataclass
class Moment:
    """A date on the line, with the pages that bear it. ``is_sure``: no doubt and no approximation in it."""

    words: str
    is_sure: bool
    pages: list[KnowledgePage] = field(default_factory=list)


@dataclass
class Stretch:
    """A period and the pages that begin in it; without a period, those that begin outside of them all."""

    period: Period | None
    pages: list[KnowledgePage] = field(default_factory=list)
    height: int = 1
    drawing: Drawing | None = None

    @property
    def anchor(self) -> str:
        return self.period.slug if self.period else "autres-dates"

    @property
    def label(self) -> str:
        return self.period.label if self.period else _("Autres dates")

    @cached_property
    def years(self) -> str:
        """« de 1500 à 1599 »."""
        return span_in_words(self.period.start_year, self.period.end_year) if self.period else ""

    @cached_property
    def moments(self) -> list[Moment]:
        """Its dates, each said once."""
        moments: dict[tuple[str, bool], Moment] = {}
        for page in self.pages:
            said = page.when_words, edtf.is_sure(page.when_edtf)
            moments.setdefault(said, Moment(*said)).pages.append(page)
        return list(moments.values())


def dated_pages() -> QuerySet[KnowledgePage]:
    """Public pages that have a date, from the most ancient; what has no beginning comes first."""
    beginning = Coalesce("start_year", "end_year")
    pages = public(told(KnowledgePage.objects.exclude(when_edtf="")))
    return (
        pages.select_related("quarter")
        .prefetch_related(WITH_THEMES)
        .defer("body", "easy_text")
        .order_by(F("start_year").asc(nulls_first=True), beginning, "end_year", "title")
    )


def in_order_of_time(periods: Sequence[Period], pages: Iterable[KnowledgePage]) -> list[Stretch]:
    """Every period, in order, with the pages that begin in it: the empty ones too, so that they can say so."""
    stretches = [Stretch(period) for period in periods]
    outside = Stretch(None)
    for page in pages:
        met = (s for s in stretches if s.period and s.period.meets(page.start_year, page.end_year))
        next(met, outside).pages.append(page)
    tallest, tray = max((len(stretch.pages) for stretch in stretches), default=0), Tray()
    for stretch in stretches:
        stretch.height = bar_height(len(stretch.pages), tallest)
        stretch.drawing = tray.take(plates_of_all(stretch.pages))
    return [*stretches, outside] if outside.pages else stretches
