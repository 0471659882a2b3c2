"""The questions of the town: all of them, one, and the sheet with which a young person goes and asks."""

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..listing import PAGE_SIZE, Screenfuls, ready_to_list
from ..models import KnowledgePage, Question
from ..qr import qr
from ..themes.merging import former_slugs
from .listing import open_first, open_questions, public_questions, with_answers, with_drawings
from .narrowing import choices

NEIGHBOURS = 4


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """``/questions/?theme=&quartier=&page=``: open ones first. A merged theme leads to the one that it became."""
    became = former_slugs().get(request.GET.get("theme", ""))
    if became:
        query = request.GET.copy()
        query["theme"] = became
        return HttpResponsePermanentRedirect(f"{request.path}?{query.urlencode()}")
    narrowing = choices(request.GET)
    asked = with_drawings(with_answers(public_questions().filter(narrowing.chosen.condition)))
    shown = Screenfuls(open_first(asked), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "questions/list.html", {"questions": shown, "narrowing": narrowing})


@require_safe
def question(request: HttpRequest, pk: int) -> HttpResponse:
    asked = _public(pk)
    answers = [answer.page_id for answer in asked.public_answers]
    pages = {
        page.pk: page
        for page in ready_to_list(KnowledgePage.objects.filter(pk__in=[*answers, asked.page_id]))
    }
    others = open_questions().filter(theme=asked.theme_id).exclude(pk=pk)
    next_ones = others.order_by(ExpressionWrapper(Q(pk__lt=pk), output_field=BooleanField()), "pk")
    context = {
        "question": asked,
        "page": pages.get(asked.page_id),
        "answers": [pages[answer] for answer in answers],
        "others": with_answers(next_ones)[:NEIGHBOURS] if asked.theme_id else [],
    }
    return render(request, "questions/question.html", context)


@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """« Allez demander »: the question very large, a square to aim at, an address that one can say aloud."""
    address = request.build_absolute_uri(reverse("question-short", args=[pk])).removesuffix("/")
    context = {"question": _public(pk), "qr": qr(address), "address": address.partition("://")[2]}
    return render(request, "questions/sheet.html", context)


@require_safe
def short(request: HttpRequest, pk: int) -> HttpResponse:
    """``/q/12``: from the sheet to the red button."""
    return redirect(f"/racontez/?question={pk}")


def _public(pk: int) -> Question:
    return get_object_or_404(with_answers(public_questions()), pk=pk)
