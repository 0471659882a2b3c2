"""``GET /recherche/``: look for words in everything that the public may see; ``completer/``: what they may become."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import asked, registry
from .finder import complete, find
from .presentation import ResultsPage
from .query import Query


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Parameters: see :meth:`search.query.Query.parse`. Result pages stay out of the engines of the web."""
    query = Query.parse(request.GET, registry.facets().keys())
    found = find(query)
    page = ResultsPage(found, request.GET)
    if page.has_unknown_choices and (filters := registry.renamed(query.filters)) is not None:
        address = query.with_(filters=filters, page=query.page).url()
        return HttpResponsePermanentRedirect(f"{request.path}{address}")
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
