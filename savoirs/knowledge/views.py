"""Public pages of the vocabulary, and the page that stands where something was withdrawn."""

from collections import defaultdict

from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from savoirs.rights.access import public
from search.analysis import forms, singular

from .drawings import Drawing, drawings_of, family, plates_of_all
from .listing import (
    PeriodBar,
    pages_of_period,
    pages_of_quarter,
    pages_of_theme,
    period_bars,
    ready_to_list,
    told,
)
from .models import KnowledgePage, Period, Quarter, Question, Theme
from .questions.listing import open_questions
from .routing import pages_named, public_page_of
from .shelves import Shelves
from .vocabulary.years import span_in_words

NEAR, ASKED = 6, 3


def gone(request: HttpRequest) -> HttpResponse:
    """410: withdrawn at the person's request. Says nothing of the page nor of the person."""
    return render(request, "410.html", status=410)


def page(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """``/recits/le-calen/``: straight to a public page; Wagtail's way, step by step, for all the rest."""
    found = public_page_of(pages_named(kind, slug))
    if found:
        # Where Wagtail's own serve, hooks and all, looks for a route that is already known.
        request._wagtail_route_for_request = RouteResult(found)  # type: ignore[attr-defined]
    return serve(request, request.path)


def _counts(path: str) -> dict[int, int]:
    """Number of public pages by primary key of the related entry."""
    rows = public(told(KnowledgePage.objects.filter(**{f"{path}__isnull": False})))
    return dict(rows.order_by().values_list(path).annotate(Count("pk", distinct=True)))


def _with_counts(themes: list[Theme]) -> list[tuple[Theme, int]]:
    """Each theme with the number of pages of its own page: those of the themes that it contains too."""
    broader = {theme.pk: theme.broader_id for theme in themes}
    pages: dict[int | None, set[int]] = defaultdict(set)
    for theme_pk, page_pk in public(told(KnowledgePage.objects.all())).values_list("themed_items__tag", "pk"):
        for counted in (theme_pk, broader.get(theme_pk)):
            pages[counted].add(page_pk)
    return [(theme, len(pages[theme.pk])) for theme in themes]


def _period_bars() -> list[PeriodBar]:
    dated = public(told(KnowledgePage.objects.exclude(when_edtf=""))).values_list("start_year", "end_year")
    return period_bars(Period.objects.all(), dated)


def _plate(period: Period) -> Drawing | None:
    """The plate of one of the pages that begin in the period, but that of the invitation; two queries."""
    begun = Q() if period.start_year is None else Q(start_year__gte=period.start_year)
    pages = ready_to_list(told(pages_of_period(period).filter(begun)))
    plates = plates_of_all(pages.order_by("start_year", F("end_year").asc(nulls_last=True), "pk"))
    return next((plate for plate in plates if plate != family("subjects")["a-deux"]), None)


def _entry(request: HttpRequest, template: str, entry, shelves: Shelves, **context) -> HttpResponse:
    name = str(entry)
    shared = {
        "entry": entry,
        "drawing": next(iter(drawings_of(entry)), None),
        "name": name,
        "other_words": _other_words(name, entry.aliases_list),
        "shelves": shelves.by_kind(),
        "centuries": shelves.centuries,
        "beside": (),
    }
    return render(request, template, {**shared, **context})


def _other_words(name: str, aliases: list[str]) -> list[str]:
    """Those of ``aliases`` that are neither the name again nor a plural beside its singular."""
    told = {_in_the_singular(name): name}
    for words in aliases:
        told.setdefault(_in_the_singular(words), words)
    return list(told.values())[1:]


def _in_the_singular(words: str) -> tuple[str, ...]:
    return tuple(map(singular, forms(words)))


def _asked(**of: Theme | Quarter) -> list[Question]:
    """The latest open questions of a theme or a quarter; one query."""
    return list(open_questions().filter(**of).order_by("-asked_at", "-pk")[:ASKED])


def themes(request: HttpRequest) -> HttpResponse:
    sheet = list(Theme.objects.all())
    return render(request, "vocabulary/themes.html", {"themes": _with_counts(sheet), "sheet": sheet})


def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """A theme with what belongs to it and to its narrower themes, and the themes that share most pages with it."""
    entry = get_object_or_404(Theme.objects.select_related("broader"), slug=slug)
    shelves = Shelves(pages_of_theme(entry), "theme", entry.slug)
    every = {theme.pk: theme for theme in Theme.objects.all()}
    family = {
        entry.pk,
        entry.broader_id,
        *(pk for pk, theme in every.items() if theme.broader_id == entry.pk),
    }
    near = [(every[pk], count) for pk, count in shelves.themes_met() if pk not in family]
    return _entry(
        request,
        "vocabulary/theme.html",
        entry,
        shelves,
        bars=shelves.bars(),
        narrower=[theme for theme in every.values() if theme.broader_id == entry.pk],
        near=near[:NEAR],
        beside=[theme for theme, _count in near[:NEAR]],
        questions=_asked(theme=entry),
    )


def quarters(request: HttpRequest) -> HttpResponse:
    counts = _counts("quarter")
    entries = [(quarter, counts.get(quarter.pk, 0)) for quarter in Quarter.objects.all()]
    return render(request, "vocabulary/quarters.html", {"quarters": entries})


def quarter(request: HttpRequest, slug: str) -> HttpResponse:
    """A quarter with what happens there, the themes met there, and the other quarters."""
    entry = get_object_or_404(Quarter, slug=slug)
    shelves = Shelves(pages_of_quarter(entry), "quartier", entry.slug)
    every = {theme.pk: theme for theme in Theme.objects.all()}
    return _entry(
        request,
        "vocabulary/quarter.html",
        entry,
        shelves,
        bars=shelves.bars(),
        met=[(every[pk], count) for pk, count in shelves.themes_met()],
        quarters=Quarter.objects.exclude(pk=entry.pk),
        questions=_asked(quarter=entry),
    )


def periods(request: HttpRequest) -> HttpResponse:
    return render(request, "vocabulary/periods.html", {"periods": _period_bars()})


def period(request: HttpRequest, slug: str) -> HttpResponse:
    """A period with what happens in it, between the one before and the one after."""
    entry = get_object_or_404(Period, slug=slug)
    bars = _period_bars()
    order = [bar.period for bar in bars]
    rank = order.index(entry)
    return _entry(
        request,
        "vocabulary/period.html",
        entry,
        Shelves(pages_of_period(entry), "epoque", entry.slug, entry.start_year),
        drawing=_plate(entry),
        periods=bars,
        span=span_in_words(entry.start_year, entry.end_year),
        before=order[rank - 1] if rank else None,
        after=order[rank + 1] if rank + 1 < len(order) else None,
    )
