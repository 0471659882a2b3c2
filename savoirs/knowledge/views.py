"""Public pages of the vocabulary, and the page that stands where something was withdrawn."""

from collections import defaultdict

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from savoirs.rights.access import public

from .listing import (
    PAGE_SIZE,
    PeriodBar,
    pages_of_period,
    pages_of_quarter,
    pages_of_theme,
    period_bars,
    ready_to_list,
)
from .models import KnowledgePage, Period, Quarter, Theme


def gone(request: HttpRequest) -> HttpResponse:
    """410: withdrawn at the person's request. Says nothing of the page nor of the person."""
    return render(request, "410.html", status=410)


def _counts(path: str) -> dict[int, int]:
    """Number of public pages by primary key of the related entry."""
    rows = public(KnowledgePage.objects.filter(**{f"{path}__isnull": False}))
    return dict(rows.order_by().values_list(path).annotate(Count("pk", distinct=True)))


def _with_counts(themes: list[Theme]) -> list[tuple[Theme, int]]:
    """Each theme with the number of pages of its own page: those of the themes that it contains too."""
    broader = {theme.pk: theme.broader_id for theme in themes}
    pages: dict[int | None, set[int]] = defaultdict(set)
    for theme_pk, page_pk in public(KnowledgePage.objects.all()).values_list("themed_items__tag", "pk"):
        for counted in (theme_pk, broader.get(theme_pk)):
            pages[counted].add(page_pk)
    return [(theme, len(pages[theme.pk])) for theme in themes]


def _period_bars() -> list[PeriodBar]:
    dated = public(KnowledgePage.objects.exclude(when_edtf="")).values_list("start_year", "end_year")
    return period_bars(Period.objects.all(), dated)


def _listing(request: HttpRequest, template: str, entry, pages, **context) -> HttpResponse:
    ordered = ready_to_list(pages).order_by("title")
    shown = Paginator(ordered, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, template, {"entry": entry, "pages": shown, **context})


def themes(request: HttpRequest) -> HttpResponse:
    sheet = list(Theme.objects.all())
    return render(request, "vocabulary/themes.html", {"themes": _with_counts(sheet), "sheet": sheet})


def theme(request: HttpRequest, slug: str) -> HttpResponse:
    entry = get_object_or_404(Theme.objects.select_related("broader"), slug=slug)
    return _listing(
        request, "vocabulary/theme.html", entry, pages_of_theme(entry), themes=Theme.objects.all()
    )


def quarters(request: HttpRequest) -> HttpResponse:
    counts = _counts("quarter")
    entries = [(quarter, counts.get(quarter.pk, 0)) for quarter in Quarter.objects.all()]
    return render(request, "vocabulary/quarters.html", {"quarters": entries})


def quarter(request: HttpRequest, slug: str) -> HttpResponse:
    entry = get_object_or_404(Quarter, slug=slug)
    others = Quarter.objects.exclude(pk=entry.pk)
    return _listing(request, "vocabulary/quarter.html", entry, pages_of_quarter(entry), quarters=others)


def periods(request: HttpRequest) -> HttpResponse:
    return render(request, "vocabulary/periods.html", {"periods": _period_bars()})


def period(request: HttpRequest, slug: str) -> HttpResponse:
    entry = get_object_or_404(Period, slug=slug)
    return _listing(request, "vocabulary/period.html", entry, pages_of_period(entry), periods=_period_bars())
