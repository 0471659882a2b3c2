"""« Poser une question à la ville », without account: the staff read it before the public does."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from savoirs.knowledge.models.question import LONGEST_QUESTION, question_about

from .forms.asking import QuestionForm
from .forms.begin import readable_page
from .models import Attempt
from .reading import ReadRequest, gently_read
from .views import FORM_METHODS
from .words import shortened

LONGEST_WORDS = 200


@never_cache
@FORM_METHODS
@gently_read
def ask(request: ReadRequest) -> HttpResponse:
    """``?mots=``: what was searched in vain. ``?page=``: the page one was reading."""
    if request.method != "POST":
        words = " ".join(request.GET.get("mots", "")[:LONGEST_WORDS].split())
        first = {"mots": words, "page": request.GET.get("page", ""), "text": _first_text(words)}
        return _show(request, QuestionForm(initial=first), first["page"])
    form = QuestionForm(request.POST)
    if request.too_much:
        form.add_error(None, request.too_much)
    is_limited = Attempt.is_one_too_many(request, Attempt.What.ASK)
    if not form.is_valid() or is_limited:
        return _show(request, form, request.POST.get("page", ""), is_limited=is_limited)
    Attempt.note(request, Attempt.What.ASK)
    form.keep()
    return redirect("contribute:asked")


def _first_text(words: str) -> str:
    return question_about(shortened(words, LONGEST_QUESTION - 30))


def _show(request: HttpRequest, form: QuestionForm, page: str, *, is_limited: bool = False) -> HttpResponse:
    status = 429 if is_limited else 422 if form.is_bound else 200
    context = {"form": form, "target": readable_page(page), "is_limited": is_limited}
    return render(request, "contribute/ask.html", context, status=status)


@never_cache
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "contribute/asked.html")
