"""``GET /recherche/``: look for words in everything that the public may see."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from . import access, registry
from .engines import engine
from .finder import find
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
    return response


def _main_themes() -> list[Choice]:
    """The themes with most pages, to enter by when nothing is found."""
    counts = engine().search(Query(facets=(THEME,), page_size=0), access.hidden()).facets.get(THEME, {})
    return choices(counts, registry.labels({THEME: counts}).get(THEME, {}))[:THEMES_OFFERED]
