"""Withdrawal by the team, at the request of a person: two gestures, effective at once."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.models import Page

from .gate import is_governed
from .withdrawal import readmit, withdraw


def _page(request: HttpRequest, pk: int) -> Page:
    page = get_object_or_404(Page, pk=pk).specific
    if not is_governed(page) or not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page


@require_http_methods(["GET", "POST"])
def withdraw_page(request: HttpRequest, pk: int) -> HttpResponse:
    page = _page(request, pk)
    if request.method == "GET":
        return TemplateResponse(request, "rights/withdraw.html", {"page": page})
    if page.withdrawn_at is None:
        withdraw(page, user=request.user)
    messages.success(
        request, _("La page et ses fichiers sont retirés : personne ne peut plus les voir sur le site.")
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


@require_http_methods(["POST"])
def readmit_page(request: HttpRequest, pk: int) -> HttpResponse:
    page = _page(request, pk)
    if page.withdrawn_at is not None:
        readmit(page, user=request.user)
    messages.success(
        request, _("La page est de nouveau un brouillon : elle peut être relue puis mise en ligne.")
    )
    return redirect("wagtailadmin_pages:edit", page.pk)
