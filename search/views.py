"""``GET /recherche/``: look for words in everything that the public may see; ``completer/``: what they may become."""

import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import asked, registry
from .engines.base import Unavailable
from .finder import complete, find
from .presentation import ResultsPage
from .query import Query

logger = logging.getLogger(__name__)


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Parameters: see :meth:`search.query.Query.parse`. Result pages stay out of the engines of the web."""
    query = Query.parse(request.GET, registry.facets().keys())
    try:
        found = find(query)
    except (Unavailable, DatabaseError):
        logger.exception("Search: no engine answers")
        return render(request, "search/resting.html", {"query_text": query.text}, status=503)
    page = ResultsPage(found, request.GET)
    if page.has_unknown_choices and (filters := registry.renamed(query.filters)) is not None:
        address = query.with_(filters=filters, page=query.page).url()
        return HttpResponsePermanentRedirect(f"{request.path}{address}")
    context = {"results_page": page, "query_text": query.text}
    response = asked.CountedResponse(render_to_string("search/results.html", context, request))
    response["X-Robots-Tag"] = "noindex"
    asked.count_afterwards(request, response, query, found.results)
    return response


@require_safe
@never_cache
def suggestions(request: HttpRequest) -> HttpResponse:
    """What ``q`` may become, as a piece of page. Nowhere kept: what the public may have changes at the minute."""
    try:
        found = complete(request.GET.get("q", ""))
    except (Unavailable, DatabaseError):
        logger.exception("Search: no engine answers")
        found = []
    response = render(request, "search/suggestions.html", {"suggestions": found})
    response["X-Robots-Tag"] = "noindex"
    return response
