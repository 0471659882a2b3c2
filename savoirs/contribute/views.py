"""The front door, screen by screen. Reading a screen writes nothing; a draft begins with the first answer."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from savoirs.knowledge.models import Question
from savoirs.knowledge.questions.listing import question_to_answer
from savoirs.rights.keys import is_key, key

from . import sending, ticket
from .agreement_text import current
from .forms.begin import BeginForm, readable_page
from .forms.naming import HelperForm
from .models import Attempt, Contribution, Helper
from .reading import ReadRequest, gently_read
from .steps import BEGIN_LABEL, Position, address, position, road_of
from .targets import public_question, public_target

FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])
BACK, STAY, LATER, HELP = "revenir", "ajouter", "plus-tard", "aide"


def drafts_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Give the view the draft of the secret address; 404 without one, the ticket once it is sent."""

    @never_cache
    @wraps(view)
    def with_draft(request: HttpRequest, secret: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        contribution = Contribution.objects.at_address(secret)
        if contribution is None:
            raise Http404
        if not contribution.is_draft:
            return redirect("contribute:thanks", secret)
        return view(request, secret, contribution, *args, **kwargs)

    return with_draft


@never_cache
@FORM_METHODS
@gently_read
def begin(request: ReadRequest) -> HttpResponse:
    """What to share. ``?page=``: the page one was reading; ``?titre=``: what one was looking for; ``?question=``."""
    if request.method != "POST":
        first = {name: request.GET.get(name, "") for name in ("page", "titre", "question")}
        return _show_begin(
            request, BeginForm(initial=first), first["page"], question_to_answer(first["question"])
        )
    form = BeginForm(request.POST)
    if request.too_much:
        form.add_error(None, request.too_much)
    is_limited = Attempt.is_one_too_many(request, Attempt.What.BEGIN)
    if not form.is_valid() or is_limited:
        question = question_to_answer(request.POST.get("question", ""))
        return _show_begin(request, form, request.POST.get("page", ""), question, is_limited=is_limited)
    Attempt.note(request, Attempt.What.BEGIN)
    contribution, secret = Contribution.objects.begin(**form.beginning())
    return _first_step(request, secret, contribution)


def _first_step(request: HttpRequest, secret: str, contribution: Contribution) -> HttpResponseRedirect:
    wants_to_write = "ecrire" in request.GET.get("vers", "")
    return redirect(address(secret, road_of(contribution)[0]) + ("#ecrire" if wants_to_write else ""))


@FORM_METHODS
@gently_read
@drafts_only
def choose(request: ReadRequest, secret: str, contribution: Contribution) -> HttpResponse:
    """The same first screen, come back to: another choice keeps all that was given."""
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        contribution.kind = form.cleaned_data["nature"]
        contribution.save(update_fields=["kind"])
        return _first_step(request, secret, contribution)
    return _show_begin(request, form, str(contribution.target_id or ""), public_question(contribution))


def _show_begin(
    request: HttpRequest, form: BeginForm, page: str, question: Question | None, *, is_limited: bool = False
) -> HttpResponse:
    status = 429 if is_limited else 422 if form.is_bound else 200
    context = {
        "form": form,
        "target": readable_page(page),
        "question": question,
        "is_limited": is_limited,
        "label": BEGIN_LABEL,
        "Kind": Contribution.Kind,
    }
    return render(request, "contribute/begin.html", context, status=status)


@FORM_METHODS
@gently_read
@drafts_only
def step(request: ReadRequest, secret: str, contribution: Contribution, slug: str) -> HttpResponseBase:
    """One question. The button pressed says where to go; whatever it is, what was typed is kept first."""
    place = position(contribution, slug)
    if place is None:
        raise Http404
    if request.method != "POST" or request.is_unread:
        form = place.step.form(instance=contribution, request=request)
        form.say_unread()
        return _show_step(request, secret, place, form, status=422 if request.is_unread else 200)
    pressed = request.POST.get("aller", "")
    form = place.step.form(request.POST, request.FILES, instance=contribution, request=request)
    is_good = form.take(going_on=pressed not in (BACK, STAY, LATER, HELP) and "enlever" not in request.POST)
    if "enlever" in request.POST:
        _remove_file(contribution, request.POST["enlever"])
    if not is_good:
        return _show_step(request, secret, place, _after_files(form), status=422)
    if pressed in (BACK, LATER, HELP):
        return _leave(secret, place, pressed)
    if form.stays or pressed == STAY or "enlever" in request.POST:
        return redirect(f"{address(secret, place.step)}#images")
    return redirect(address(secret, place.next)) if place.next else _send(request, secret, contribution)


def _after_files(form: Any) -> Any:
    """The same form, with the files that have just arrived in its list, and its errors."""
    renewed = type(form)(form.data, instance=form.instance, request=form.request)
    renewed._errors, renewed.cleaned_data = form._errors, form.cleaned_data
    return renewed


def _remove_file(contribution: Contribution, pk: str) -> None:
    file = contribution.files.filter(pk=key(pk)).first()
    if file:
        kept = file.kept
        file.delete()
        kept.delete()


def _leave(secret: str, place: Position, pressed: str) -> HttpResponseRedirect:
    if pressed == LATER:
        return redirect("contribute:later", secret)
    if pressed == HELP:
        return redirect("contribute:helpers", secret)
    return (
        redirect(address(secret, place.previous)) if place.previous else redirect("contribute:choose", secret)
    )


def _show_step(
    request: HttpRequest, secret: str, place: Position, form: Any, *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "place": place,
        "secret": secret,
        "contribution": form.instance,
        "target": public_target(form.instance),
        "question": public_question(form.instance),
        "agreement_text": current(),
    }
    return render(request, place.step.template, context, status=status)


def _send(request: HttpRequest, secret: str, contribution: Contribution) -> HttpResponse:
    if not contribution.says_something:
        return redirect(address(secret, road_of(contribution)[0]))
    try:
        sending.send(contribution)
    except sending.NotReady:
        return render(request, "contribute/not_ready.html", {"secret": secret}, status=503)
    return redirect("contribute:thanks", secret)


@FORM_METHODS
@gently_read
@drafts_only
def helpers(request: ReadRequest, secret: str, contribution: Contribution) -> HttpResponse:
    """« Quelqu’un vous aide ? », outside the count of steps."""
    form = HelperForm(instance=Helper(contribution=contribution))
    if request.method == "POST":
        removed = request.POST.get("enlever", "")
        if is_key(removed):
            contribution.helpers.filter(pk=removed).delete()
            return redirect("contribute:helpers", secret)
        form = HelperForm(request.POST, instance=Helper(contribution=contribution))
        if request.too_much:
            form.add_error(None, request.too_much)
        if form.is_valid():
            form.save()
            return redirect("contribute:helpers", secret)
    context = {"form": form, "secret": secret, "helpers": contribution.helpers.all()}
    return render(request, "contribute/helpers.html", context, status=422 if form.is_bound else 200)


@require_safe
@drafts_only
def later(request: HttpRequest, secret: str, contribution: Contribution) -> HttpResponse:
    """How to come back to a draft: its address, as a link, in full and as a square to aim at."""
    back = address(secret, road_of(contribution)[0])
    absolute = request.build_absolute_uri(back)
    return render(
        request,
        "contribute/later.html",
        {"secret": secret, "back": back, "absolute": absolute, "qr": ticket.qr(absolute)},
    )


@never_cache
@FORM_METHODS
@gently_read
@drafts_only
def erase(request: ReadRequest, secret: str, contribution: Contribution) -> HttpResponse:
    """« Tout effacer »: a draft and its files, in two gestures."""
    if request.method == "POST" and not request.too_much:
        for file in contribution.files.select_related("photo", "recording"):
            _remove_file(contribution, str(file.pk))
        contribution.delete()
        return render(request, "contribute/erased.html")
    return render(request, "contribute/erase.html", {"secret": secret, "contribution": contribution})


@never_cache
@require_safe
def thanks(request: HttpRequest, secret: str) -> HttpResponse:
    """The ticket, for a day after the sending; later on, its code is what opens."""
    contribution = Contribution.objects.at_address(secret)
    if contribution is None:
        raise Http404
    if contribution.is_draft:
        return redirect(address(secret, road_of(contribution)[0]))
    if not ticket.is_still_shown(contribution):
        return redirect("contribute:follow")
    code = ticket.code_of(secret)
    follow = request.build_absolute_uri(reverse("contribute:follow"))
    context = {
        "contribution": contribution,
        "code": code,
        "follow": follow,
        "qr": ticket.qr(f"{follow}?code={code}"),
    }
    return render(request, "contribute/thanks.html", context)
