"""The editor of rich texts, for what no editor sends."""

from html import escape
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from draftjs_exporter.error import ExporterException
from wagtail.admin.rich_text import DraftailRichTextArea


class TolerantRichTextArea(DraftailRichTextArea):
    """Wagtail's breaks on what is not its own JSON, an empty value included. Here such words are kept as they are."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        try:
            return super().value_from_datadict(data, files, name)
        except (ValueError, TypeError, AttributeError, LookupError, RecursionError, ExporterException):
            words = data.get(name)
            if not words.strip():
                return ""
            if isinstance(data, QueryDict):
                setattr(data, KEPT_AS_TYPED, True)
            return f"<p>{escape(words)}</p>"


# On what a request sends: the only thing that a widget shares with the hook that speaks to the editor.
KEPT_AS_TYPED = "kept_as_typed"


def say_what_was_kept(request: HttpRequest, *page: Any) -> None:
    """A hook for what follows a change."""
    if getattr(request.POST, KEPT_AS_TYPED, False):
        words = _("Un texte nous est arrivé sans sa mise en forme. Ses mots sont gardés : relisez-les.")
        messages.warning(request, words)
