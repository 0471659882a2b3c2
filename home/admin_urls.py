"""Addresses of the admin that we answer before Wagtail: actions on several pages or files, named by their numbers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.bulk_action import index
from wagtail.models import Page

DIGITS = 18  # more do not fit in a key


@never_cache
@require_admin_access
def on_several(request: HttpRequest, app_label: str, model_name: str, action: str) -> HttpResponse:
    """Wagtail's own view, which breaks on ``?id=abc`` and on a parent that is gone."""
    chosen, parents = request.GET.getlist("id"), request.GET.getlist("childOf")
    if not all(_is_key(typed) for typed in [*(pk for pk in chosen if pk != "all"), *parents]):
        raise Http404
    try:
        return index(request, app_label, model_name, action)
    except Page.DoesNotExist as gone:
        raise Http404 from gone


def _is_key(typed: str) -> bool:
    return typed.isascii() and typed.isdecimal() and len(typed) <= DIGITS


urlpatterns = [path("bulk/<str:app_label>/<str:model_name>/<str:action>/", on_several)]
