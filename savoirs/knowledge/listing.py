"""Lists of public pages, ready to show with few queries. Every list asks the access function."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet

from savoirs.rights.access import public

from .models import KindIndexPage, KnowledgePage, Link, Period, Quarter, Theme, ThemedPage

PAGE_SIZE = 24
SAME_SUBJECT = 6
TALLEST_BAR = 12


def ready_to_list(pages: QuerySet[KnowledgePage]) -> QuerySet[KnowledgePage]:
    """Public pages of ``pages`` with all that a list shows, whatever their number: three queries."""
    items = ThemedPage.objects.select_related("tag").order_by("pk")
    return (
        public(pages)
        .select_related("quarter", "cover")
        .prefetch_related(Prefetch("themed_items", queryset=items))
    )


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
    """A period, how many pages meet it, and the height of its bar (1 to 12)."""

    period: Period
    count: int
    height: int


def period_bars(periods: Iterable[Period], years: Iterable[tuple[int | None, int | None]]) -> list[PeriodBar]:
    """The bars of the timeline; ``years`` gives the first and last year of each dated page (None: open)."""
    years = list(years)
    counts = [(period, sum(period.meets(start, end) for start, end in years)) for period in periods]
    tallest = max((count for _, count in counts), default=0) or 1
    return [
        PeriodBar(period, count, max(1, round(TALLEST_BAR * count / tallest))) for period, count in counts
    ]


def pages_of_quarter(quarter: Quarter) -> QuerySet[KnowledgePage]:
    return KnowledgePage.objects.filter(quarter=quarter)


def linked_pages(page: KnowledgePage) -> list[KnowledgePage]:
    """Pages that ``page`` links to, in its order, then those that link to it; public ones only."""
    outgoing = list(page.links.all().order_by("sort_order").values_list("target_id", "role"))
    incoming = list(page.backlinks.order_by("pk").values_list("source_id", "role"))
    wanted = [pk for pk, role in outgoing if role == Link.Role.RELATED]
    wanted += [pk for pk, role in incoming]
    found = {p.pk: p for p in ready_to_list(KnowledgePage.objects.filter(pk__in=wanted))}
    return [found[pk] for pk in dict.fromkeys(wanted) if pk in found]


def places_of(page: KnowledgePage) -> list[KnowledgePage]:
    """The places where ``page`` happens, in its order; public ones only."""
    targets = page.links.filter(role=Link.Role.PLACE).order_by("sort_order")
    wanted = list(targets.values_list("target_id", flat=True))
    found = {p.pk: p for p in ready_to_list(KnowledgePage.objects.filter(pk__in=wanted))}
    return [found[pk] for pk in wanted if pk in found]


def same_subject(page: KnowledgePage, without: list[KnowledgePage]) -> list[KnowledgePage]:
    """A few pages that share the main theme, not already listed as linked; nearest in time first."""
    theme = page.main_theme
    if theme is None:
        return []
    known = [page.pk, *(p.pk for p in without)]
    candidates = ready_to_list(pages_of_theme(theme).exclude(pk__in=known))
    middle = page.start_year if page.start_year is not None else page.end_year

    def distance(other: KnowledgePage) -> int:
        year = other.start_year if other.start_year is not None else other.end_year
        return abs(year - middle) if year is not None and middle is not None else 10_000

    return sorted(candidates, key=lambda other: (distance(other), other.title))[:SAME_SUBJECT]


def page_context(page: KnowledgePage) -> dict:
    """What the template of a page of knowledge gets besides Wagtail's own context."""
    linked = linked_pages(page)
    return {
        "themes": [item.tag for item in page.themed_items.select_related("tag").order_by("pk")],
        "periods": page.periods(),
        "places": places_of(page),
        "linked": linked,
        "same_subject": same_subject(page, linked),
        "sources": page.sources.all(),
        "participations": page.participations.select_related("person"),
    }


def kind_context(page: KindIndexPage, request) -> dict:
    """The pages of one kind, by title, a screenful at a time (``?page=2``)."""
    pages = ready_to_list(KnowledgePage.objects.filter(kind_slug=page.kind_slug)).order_by("title")
    return {"pages": Paginator(pages, PAGE_SIZE).get_page(request.GET.get("page"))}
