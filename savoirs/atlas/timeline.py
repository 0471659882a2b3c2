"""Dated pages, each at its place in time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property

from savoirs.knowledge.listing import bar_height, told
from savoirs.knowledge.models import KnowledgePage, Period
from savoirs.knowledge.vocabulary import edtf
from savoirs.knowledge.vocabulary.years import span_in_words
from savoirs.rights.access import public


@dataclass(frozen=True)
class Moment:
    """A page on the line. ``is_sure``: its date bears no doubt and is no approximation."""

    page: KnowledgePage

    @property
    def is_sure(self) -> bool:
        return edtf.is_sure(self.page.when_edtf)


@dataclass
class Stretch:
    """A period and what begins in it; without a period, what begins outside of them all."""

    period: Period | None
    moments: list[Moment] = field(default_factory=list)
    height: int = 1

    @property
    def anchor(self) -> str:
        return self.period.slug if self.period else "autres-dates"

    @cached_property
    def years(self) -> str:
        """« de 1500 à 1599 »."""
        return span_in_words(self.period.start_year, self.period.end_year) if self.period else ""


def dated_pages() -> QuerySet[KnowledgePage]:
    """Public pages that have a date, from the most ancient; what has no beginning comes first."""
    beginning = Coalesce("start_year", "end_year")
    pages = public(told(KnowledgePage.objects.exclude(when_edtf="")))
    return (
        pages.select_related("quarter")
        .defer("body", "easy_text")
        .order_by(F("start_year").asc(nulls_first=True), beginning, "end_year", "title")
    )


def in_order_of_time(periods: Sequence[Period], pages: Iterable[KnowledgePage]) -> list[Stretch]:
    """Every period, in order, with the pages that begin in it: the empty ones too, so that they can say so."""
    stretches = [Stretch(period) for period in periods]
    outside = Stretch(None)
    for page in pages:
        met = (s for s in stretches if s.period and s.period.meets(page.start_year, page.end_year))
        next(met, outside).moments.append(Moment(page))
    tallest = max((len(stretch.moments) for stretch in stretches), default=0)
    for stretch in stretches:
        stretch.height = bar_height(len(stretch.moments), tallest)
    return [*stretches, outside] if outside.moments else stretches
