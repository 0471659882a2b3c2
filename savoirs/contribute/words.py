"""Words as people type them: cleaned of what is not writing, cut for a title, set into paragraphs."""

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.html import escape

LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029")
# Marks that turn the reading direction of what follows; letters of right-to-left scripts turn by themselves.
DIRECTION_MARKS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# A word joiner comes with a title copied from one of our pages.
UNSEEN = DIRECTION_MARKS | {"\u2060"}
ELLIPSIS = "…"
LONGEST_SHOWN, LONGEST_LINE_SHOWN = 100_000, 2_000


def clean(typed: str) -> str:
    """``typed`` in NFC, without control signs nor marks that are not seen, lines ended by a line feed, trimmed."""
    lines = LINE_ENDS.sub("\n", typed)
    kept = "".join(c for c in lines if _is_writing(c))
    return unicodedata.normalize("NFC", kept).strip()


def _is_writing(sign: str) -> bool:
    return sign in "\n\t" or (sign not in UNSEEN and unicodedata.category(sign) not in ("Cc", "Cs", "Co"))


def first_words(text: str, length: int) -> str:
    """The first sentence of ``text``, or as many words as ``length`` signs can hold, with an ellipsis."""
    flat = " ".join(text.split())
    sentence = re.match(r".*?[.!?…](?=\s)", flat)
    if sentence and len(sentence[0]) <= length:
        return sentence[0].rstrip(".")
    if len(flat) <= length:
        return flat.rstrip(".")
    return shortened(flat, length)


def shortened(text: str, length: int) -> str:
    """``text`` on one line, cut at a word so as to hold in ``length`` signs."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    cut = flat[: length - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(",;: ") + ELLIPSIS


def paragraphs(text: str) -> str:
    """``text`` as HTML: one paragraph per block of lines, line breaks kept, everything escaped."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]
    return "".join(f"<p>{escape(block).replace(chr(10), '<br/>')}</p>" for block in blocks)


class WordsField(forms.CharField):
    """A text field that cleans before it measures, and speaks plainly. ``several_lines`` gives an area."""

    def __init__(self, *, several_lines: bool = False, rows: int = 6, **kwargs: Any) -> None:
        self.several_lines = several_lines
        if several_lines:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**{"required": False, **kwargs})

    def to_python(self, value: Any) -> str:
        cleaned = clean(str(value or ""))
        return cleaned if self.several_lines else " ".join(cleaned.split())

    def prepare_value(self, value: Any) -> Any:
        """What is shown again beside an error: all that a person types, not ten megabytes of something else."""
        longest = LONGEST_SHOWN if self.several_lines else LONGEST_LINE_SHOWN
        return clean(value[:longest]) if isinstance(value, str) else value
