"""Public pages of the vocabulary, and the page that stands where something was withdrawn."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from savoirs.rights.access import public

from .listing import PAGE_SIZE, pages_of_period, pages_of_quarter, pages_of_theme, period_bars, ready_to_list
from .models import KnowledgePage, Period, Quarter, Theme


def gone(request: HttpRequest) -> HttpResponse:
    """410: withdrawn at the person's request. Says nothing of the page nor of the person."""
    return render(request, "410.html", status=410)


def _counts(path: str) -> dict[int, int]:
    """Number of public pages by primary key of the related entry."""
    rows = public(KnowledgePage.objects.filter(**{f"{path}__isnull": False}))
    return dict(rows.order_by().values_list(path).annotate(Count("pk", distinct=True)))


def _listing(request: HttpRequest, template: str, name: str, entry, pages) -> HttpResponse:
    ordered = ready_to_list(pages).order_by("title")
    shown = Paginator(ordered, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, template, {name: entry, "pages": shown})


def themes(request: HttpRequest) -> HttpResponse:
    counts = _counts("themed_items__tag")
    entries = [(theme, counts.get(theme.pk, 0)) for theme in Theme.objects.all()]
    return render(request, "vocabulary/themes.html", {"themes": entries})


def theme(request: HttpRequest, slug: str) -> HttpResponse:
    entry = get_object_or_404(Theme.objects.select_related("broader"), slug=slug)
    return _listing(request, "vocabulary/theme.html", "theme", entry, pages_of_theme(entry))


def quarters(request: HttpRequest) -> HttpResponse:
    counts = _counts("quarter")
    entries = [(quarter, counts.get(quarter.pk, 0)) for quarter in Quarter.objects.all()]
    return render(request, "vocabulary/quarters.html", {"quarters": entries})


def quarter(request: HttpRequest, slug: str) -> HttpResponse:
    entry = get_object_or_404(Quarter, slug=slug)
    return _listing(request, "vocabulary/quarter.html", "quarter", entry, pages_of_quarter(entry))


def periods(request: HttpRequest) -> HttpResponse:
    dated = public(KnowledgePage.objects.exclude(when_edtf="")).values_list("start_year", "end_year")
    return render(request, "vocabulary/periods.html", {"periods": period_bars(Period.objects.all(), dated)})


def period(request: HttpRequest, slug: str) -> HttpResponse:
    entry = get_object_or_404(Period, slug=slug)
    return _listing(request, "vocabulary/period.html", "period", entry, pages_of_period(entry))
