"""``GET /recherche/``: look for words in everything that the public may see; ``completer/``: what they may become."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import access, asked, registry
from .engines import engine
from .finder import complete, find
from .presentation import Choice, ResultsPage, choices
from .query import Query

THEME = "theme"
THEMES_OFFERED = 8


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Parameters: see :meth:`search.query.Query.parse`. Result pages stay out of the engines of the web."""
    query = Query.parse(request.GET, registry.facets().keys())
    if (filters := registry.renamed(query.filters)) is not None:
        address = query.with_(filters=filters, page=query.page).url()
        return HttpResponsePermanentRedirect(f"{request.path}{address}")
    found = find(query)
    page = ResultsPage(found, themes=[] if found.total else _main_themes())
    response = render(request, "search/results.html", {"results_page": page, "query_text": query.text})
    response["X-Robots-Tag"] = "noindex"
    asked.count_afterwards(request, response, query, found.results)
    return response


@require_safe
@never_cache
def suggestions(request: HttpRequest) -> HttpResponse:
    """What ``q`` may become, as a piece of page. Nowhere kept: what the public may have changes at the minute."""
    found = complete(request.GET.get("q", ""))
    response = render(request, "search/suggestions.html", {"suggestions": found})
    response["X-Robots-Tag"] = "noindex"
    return response


def _main_themes() -> list[Choice]:
    """The themes with most pages, to enter by when nothing is found."""
    counts = engine().search(Query(facets=(THEME,), page_size=0), access.hidden()).facets.get(THEME, {})
    return choices(counts, registry.labels({THEME: counts}).get(THEME, {}))[:THEMES_OFFERED]
