"""« Retrouver mon récit »: with a code, without account."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from media.delivery import Stored, respond
from savoirs.rights.access import is_public

from . import follow as following
from .forms.follow import AnswerForm, CodeForm
from .models import Attempt, Contribution
from .reading import ReadRequest, gently_read
from .targets import public_question, public_target
from .views import drafts_only

FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])
SEEN = "max-800x800|format-jpeg"


def with_code(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Give the view the contribution of the signed address; without a good one, ask for the code again."""

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        contribution = following.followed(token)
        if contribution is None:
            return redirect("contribute:follow")
        return view(request, token, contribution, *args, **kwargs)

    return opened


@never_cache
@FORM_METHODS
@gently_read
def follow(request: ReadRequest) -> HttpResponse:
    """Ask for the code. ``?code=`` writes it in the field, for who has aimed at the square of the ticket."""
    if request.method != "POST":
        return _ask_code(request, CodeForm(initial={"code": request.GET.get("code", "")[:60]}))
    form = CodeForm(request.POST)
    if Attempt.is_one_too_many(request, Attempt.What.CODE):
        return _ask_code(request, form, is_limited=True)
    if form.is_valid():
        contribution = Contribution.objects.with_code(form.cleaned_data["code"])
        if contribution:
            return redirect(following.follow_path(contribution, following.AFTER_A_CODE))
        Attempt.note(request, Attempt.What.CODE)
        form.add_unknown()
    return _ask_code(request, form)


def _ask_code(request: HttpRequest, form: CodeForm, *, is_limited: bool = False) -> HttpResponse:
    status = 429 if is_limited else 422 if form.is_bound else 200
    return render(request, "contribute/follow.html", {"form": form, "is_limited": is_limited}, status=status)


@FORM_METHODS
@gently_read
@with_code
def followed(request: ReadRequest, token: str, contribution: Contribution) -> HttpResponse:
    """State, text, sound, pictures, questions, and a box to answer them."""
    form = AnswerForm(request.POST or None)
    if request.method == "POST":
        if request.too_much:
            form = AnswerForm(request.POST)
            form.add_error(None, request.too_much)
        if form.is_valid():
            following.answer(contribution, form.cleaned_data["text"])
            return redirect("contribute:followed", token)
    public_page = contribution.page if contribution.page and is_public(contribution.page) else None
    context = {
        "form": form,
        "token": token,
        "contribution": contribution,
        "target": public_target(contribution),
        "question": public_question(contribution),
        "public_page": public_page,
        "page_is_public": public_page is not None,
        "talk": contribution.messages.all(),
        "State": Contribution.State,
    }
    return render(request, "contribute/followed.html", context, status=422 if form.is_bound else 200)


@FORM_METHODS
@gently_read
@with_code
def withdraw(request: ReadRequest, token: str, contribution: Contribution) -> HttpResponse:
    """« Retirer », in two gestures."""
    if request.method == "POST" and not request.too_much:
        following.withdraw(contribution)
        return redirect("contribute:followed", token)
    return render(request, "contribute/withdraw.html", {"token": token, "contribution": contribution})


@require_safe
@with_code
def followed_file(request: HttpRequest, token: str, contribution: Contribution, pk: int) -> HttpResponseBase:
    return _private_file(request, contribution, pk)


@require_safe
@drafts_only
def draft_file(request: HttpRequest, secret: str, contribution: Contribution, pk: int) -> HttpResponseBase:
    return _private_file(request, contribution, pk)


def _private_file(request: HttpRequest, contribution: Contribution, pk: int) -> HttpResponseBase:
    """A file that its own contributor hears or sees, whatever the public may have."""
    if contribution.state == Contribution.State.WITHDRAWN:
        raise Http404
    file = get_object_or_404(contribution.files.select_related("photo", "recording"), pk=pk)
    if file.photo:
        copy = file.photo.get_rendition(SEEN)
        return respond(request, Stored(copy.file, file.photo.file_key, "image/jpeg"))
    recording = file.kept
    if recording.playback:
        return respond(request, Stored(recording.playback, recording.file_key, recording.playback_type))
    return respond(request, Stored(recording.file, recording.file_key, recording.mime_type))
