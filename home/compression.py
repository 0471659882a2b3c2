"""Pages weigh a third once compressed: what every visitor receives alike is."""

import re

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import has_vary_header

TEXTS = re.compile(r"text/|application/(\w+\+)?(xml|json)")


class SharedTextCompression(GZipMiddleware):
    """gzip for the texts that do not vary with the reader.

    A page with a form or an account varies by cookie, one with a code may be stored nowhere: its length, once
    compressed beside words of the address, could tell its secret (BREACH).
    Files are sent by parts, and are compressed by nature.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        is_shared_text = not response.streaming and TEXTS.match(response.headers.get("Content-Type", ""))
        is_kept_nowhere = "no-store" in response.headers.get("Cache-Control", "")
        if not is_shared_text or is_kept_nowhere or has_vary_header(response, "Cookie"):
            return response
        return super().process_response(request, response)
