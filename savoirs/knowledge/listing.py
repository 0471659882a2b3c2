"""Lists of public pages, ready to show with few queries. Every list asks the access function."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet

from media.models import Photo
from savoirs.rights.access import is_sealed, public
from search.analysis import filed

from .models import KindIndexPage, KnowledgePage, Period, PlacePage, Quarter, Theme, ThemedPage
from .models.kinds import Kind

PAGE_SIZE = 25  # one large, then two columns
TALLEST_BAR = 12
P = TypeVar("P", bound=KnowledgePage)


WITH_THEMES = Prefetch("themed_items", queryset=ThemedPage.objects.select_related("tag").order_by("pk"))


def listed(pages: QuerySet[P]) -> QuerySet[P]:
    """Public pages of ``pages`` with what a list shows of each; their themes are still to fetch, in one go."""
    return (
        public(pages)
        .annotate(has_sealed_cover=is_sealed(Photo, named_by="cover_id"))
        .select_related("quarter", "cover")
        .prefetch_related("cover__renditions")
        .defer("body", "easy_text")
    )


def told(pages: QuerySet[P]) -> QuerySet[P]:
    """``pages`` without the examples, which show the form of a page and tell nothing of the town."""
    return pages.filter(is_example=False)


def ready_to_list(pages: QuerySet[P]) -> QuerySet[P]:
    """Public pages of ``pages`` with all that a list shows, whatever their number: three queries."""
    return listed(pages).prefetch_related(WITH_THEMES)


class Screenful(ListPage):
    """``asked_elsewhere``: another number was asked, which the list does not have."""

    asked_elsewhere = False


class Screenfuls(Paginator):
    """A list, a screenful at a time; whoever asks beyond its end (``?page=99``) has the last one, and is told."""

    def get_page(self, number: Any) -> Screenful:
        page = cast(Screenful, super().get_page(number))
        with suppress(TypeError, ValueError):
            page.asked_elsewhere = int(number) != page.number and bool(self.count)
        return page

    def _get_page(self, *args: Any, **kwargs: Any) -> Screenful:
        return Screenful(*args, **kwargs)


def pages_of_theme(theme: Theme) -> QuerySet[KnowledgePage]:
    """Pages of a theme, or of a theme that it contains."""
    return KnowledgePage.objects.filter(
        Q(themed_items__tag=theme) | Q(themed_items__tag__broader=theme)
    ).distinct()


def pages_of_period(period: Period) -> QuerySet[KnowledgePage]:
    """Dated pages whose years meet the period, as :meth:`Period.meets` says."""
    pages = KnowledgePage.objects.exclude(when_edtf="")
    if period.end_year is not None:
        pages = pages.filter(Q(start_year__isnull=True) | Q(start_year__lte=period.end_year))
    if period.start_year is not None:
        pages = pages.filter(Q(end_year__isnull=True) | Q(end_year__gte=period.start_year))
    return pages


@dataclass(frozen=True)
class PeriodBar:
    """A period, how many pages meet it, and the height of its bar (1 to 12).

    ``address`` is where the bar leads when it is not the page of the period; then an empty bar leads nowhere.
    """

    period: Period
    count: int
    height: int
    address: str = ""

    @property
    def href(self) -> str:
        if self.address:
            return self.address if self.count else ""
        return self.period.get_absolute_url()


def period_bars(periods: Iterable[Period], years: Iterable[tuple[int | None, int | None]]) -> list[PeriodBar]:
    """The bars of the timeline; ``years`` gives the first and last year of each dated page (None: open)."""
    years = list(years)
    counts = [(period, sum(period.meets(start, end) for start, end in years)) for period in periods]
    tallest = max((count for _, count in counts), default=0)
    return [PeriodBar(period, count, bar_height(count, tallest)) for period, count in counts]


def bar_height(count: int, tallest: int) -> int:
    """The height of a bar, from 1 to 12, beside one of ``tallest``."""
    return max(1, round(TALLEST_BAR * count / (tallest or 1)))


def pages_of_quarter(quarter: Quarter) -> QuerySet[KnowledgePage]:
    return KnowledgePage.objects.filter(quarter=quarter)


def kind_context(page: KindIndexPage, request) -> dict:
    """The pages of one kind, by title, a screenful at a time (``?page=2``); places by quarter, all together."""
    if page.kind_slug == Kind.PLACE:
        return {"groups": places_by_quarter()}
    titles = public(told(KnowledgePage.objects.filter(kind_slug=page.kind_slug))).values_list("title", "pk")
    by_title = [pk for title, pk in sorted(titles, key=lambda row: (filed(row[0]), row[1]))]
    pages = Screenfuls(by_title, PAGE_SIZE).get_page(request.GET.get("page"))
    shown = ready_to_list(KnowledgePage.objects.all()).in_bulk(list(pages))
    pages.object_list = [shown[pk] for pk in pages if pk in shown]
    context = {"pages": pages}
    if page.kind_slug == Kind.TESTIMONY:
        waits = not true_voices().exists()
        return {**context, "waits_for_voice": waits, "example": _example() if waits else None}
    return context


@dataclass(frozen=True)
class QuarterPlaces:
    """The public places of a quarter, by title; None: those of no single quarter."""

    quarter: Quarter | None
    places: list[PlacePage]

    @property
    def anchor(self) -> str:
        return self.quarter.slug if self.quarter else "ailleurs"


def places_by_quarter() -> list[QuarterPlaces]:
    """Every quarter, even without a place, so that the map leads somewhere; then what lies in none. Four queries."""
    places = ready_to_list(told(PlacePage.objects.all()))
    found: dict[int | None, list[PlacePage]] = {}
    for place in sorted(places, key=lambda place: filed(place.title)):
        found.setdefault(place.quarter_id, []).append(place)
    groups = [QuarterPlaces(quarter, found.get(quarter.pk, [])) for quarter in Quarter.objects.all()]
    return [*groups, QuarterPlaces(None, found[None])] if None in found else groups


def true_voices() -> QuerySet[KnowledgePage]:
    """Public testimonies in which someone is heard, examples apart."""
    return public(told(KnowledgePage.objects.filter(kind_slug=Kind.TESTIMONY, uses_voice=True)))


def _example() -> KnowledgePage | None:
    examples = public(KnowledgePage.objects.filter(kind_slug=Kind.TESTIMONY, is_example=True))
    return examples.defer("body", "easy_text").order_by("-uses_voice", "title").first()
