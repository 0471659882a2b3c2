"""The editor of rich texts, for what no editor sends."""

from html import escape
from typing import Any

from draftjs_exporter.error import ExporterException
from wagtail.admin.rich_text import DraftailRichTextArea


class TolerantRichTextArea(DraftailRichTextArea):
    """Wagtail's breaks on what is not its own JSON, an empty value included. Here such words are kept as they are."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        try:
            return super().value_from_datadict(data, files, name)
        except (ValueError, TypeError, AttributeError, LookupError, RecursionError, ExporterException):
            words = data.get(name)
            return f"<p>{escape(words)}</p>" if words.strip() else ""
