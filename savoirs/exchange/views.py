"""Other ways to have a page: on paper, easy to read, by an address short enough to be read aloud.

Each asks the access function as the page itself does: 410 once the page is withdrawn, 404 when it is closed.
"""

from collections.abc import Callable
from urllib.parse import urlencode

from django.db.models import QuerySet, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from savoirs.knowledge.listing import WITH_THEMES
from savoirs.knowledge.models import KnowledgePage
from savoirs.knowledge.models.kinds import Kind
from savoirs.knowledge.routing import pages_named, public_page_of
from savoirs.knowledge.views import gone

SHEETS = {
    Kind.STORY: "pages/print/knowledge_page.html",
    Kind.TESTIMONY: "pages/print/testimony_page.html",
    Kind.USEFUL: "pages/print/useful_info_page.html",
    Kind.PLACE: "pages/print/place_page.html",
    Kind.TRAIL: "pages/print/trail_page.html",
}
Show = Callable[[HttpRequest, KnowledgePage], HttpResponse]


@require_safe
def paper(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """``/recits/le-calen/imprimer/``: the whole page in large type. With ``?t=83``, its square opens there."""
    return _answer(request, pages_named(kind, slug), _on_paper)


@require_safe
def easy(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """``/infos-utiles/mairiebus/facile-a-lire/``: 404 for a page that has no such text."""
    return _answer(request, pages_named(kind, slug).exclude(easy_text=""), _easy_to_read)


@require_safe
def short(request: HttpRequest, pk: int) -> HttpResponse:
    """``/p/12/``: leads for ever to the page, wherever it has moved; keeps ``?t=83``."""
    return _answer(request, KnowledgePage.objects.filter(id=pk), _lead_on)


def _answer(request: HttpRequest, pages: QuerySet[KnowledgePage], show: Show) -> HttpResponse:
    page = public_page_of(pages)
    if page:
        return show(request, page)
    if pages.filter(withdrawn_at__isnull=False).exists():
        return gone(request)
    raise Http404


def _on_paper(request: HttpRequest, page: KnowledgePage) -> HttpResponse:
    moment = _moment(request)
    address = request.build_absolute_uri(reverse("short", args=[page.pk]))
    context = {
        **page.get_context(request),
        "page_address": request.build_absolute_uri(page.url),
        "address": address,
        "second": int(moment.get("t", 0)),
        "aimed": f"{address}?{urlencode(moment)}" if moment else address,
        "printed_on": timezone.localdate(),
    }
    return render(request, SHEETS[Kind(page.kind_slug)], context)


def _easy_to_read(request: HttpRequest, page: KnowledgePage) -> HttpResponse:
    prefetch_related_objects([page], WITH_THEMES)
    return render(request, "pages/easy.html", {"page": page})


def _lead_on(request: HttpRequest, page: KnowledgePage) -> HttpResponse:
    query = request.GET.urlencode()
    return redirect(f"{page.url}{'?' if query else ''}{query}", permanent=True)


def _moment(request: HttpRequest) -> dict[str, str]:
    """The second (``t``) and the recording (``son``, when not the first) that a reader asks for, if they make sense."""
    asked = {name: request.GET.get(name, "") for name in ("t", "son")}
    known = {
        name: text for name, text in asked.items() if text.isascii() and text.isdigit() and len(text) < 7
    }
    return known if int(known.get("t", 0)) else {}
