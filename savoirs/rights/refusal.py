"""A refused publication is a message in the admin, whatever road the request took; never an error page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin import messages

from .gate import PublicationRefused


class PublicationRefusalMiddleware:
    """Brings the person back to the page, where what they wrote is kept, and says what is missing.

    Wagtail's review dialog, which posts by script, follows the address given as JSON.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, PublicationRefused):
            return None
        say_refused(request, exception)
        editor = reverse("wagtailadmin_pages:edit", args=[exception.page.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": editor})
        return redirect(editor)


def say_refused(request: HttpRequest, refusal: PublicationRefused) -> None:
    """Leave the reasons of ``refusal`` for the next admin page that the person sees."""
    title = refusal.page.get_admin_display_title()
    intro = _("La page « %(title)s » n’est pas mise en ligne.") % {"title": title}
    reasons = format_html_join("", "<li>{}</li>", ((reason,) for reason in refusal.messages))
    messages.error(request, format_html("{}<ul>{}</ul>", intro, reasons))
