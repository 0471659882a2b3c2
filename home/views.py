"""Small public addresses of the site itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def robots(request: HttpRequest) -> HttpResponse:
    """``/robots.txt`` (RFC 9309): everything public may be read, forms and the admin may not."""
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")
