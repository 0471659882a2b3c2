"""Written words: text, quotation, dated note."""

from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText, expand_db_html

INLINE_FEATURES = ["bold", "italic", "link", "langue"]
TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "langue"]

_BETWEEN_TEXTS = "<!-- next text -->"


def expand_together(texts: list[str]) -> list[SafeString]:
    """Expand several stored rich texts into HTML with the queries of one."""
    if not texts:
        return []
    return [mark_safe(html) for html in expand_db_html(_BETWEEN_TEXTS.join(texts)).split(_BETWEEN_TEXTS)]


def rich_texts(body: blocks.StreamValue) -> list[str]:
    """The texts and notes of ``body`` as stored."""
    texts = [block.value for block in body.blocks_by_name("text")]
    return [text.source for text in [*texts, *(block.value["text"] for block in body.blocks_by_name("note"))]]


def in_html(text: RichText, context: dict[str, Any]) -> SafeString:
    """From ``texts`` of the page around, which has expanded them together; otherwise by itself."""
    together = context.get("texts", {})
    return together[text.source] if text.source in together else expand_together([text.source])[0]


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(**{"features": TEXT_FEATURES, "label": _("Texte"), **kwargs})

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        return {**context, "html": in_html(value, context)}

    class Meta:
        icon = "pilcrow"
        template = "components/text.html"


class QuotationBlock(blocks.StructBlock):
    words = blocks.TextBlock(label=_("Paroles citées"), help_text=_("Sans guillemets : la page les ajoute."))
    said_by = blocks.CharBlock(label=_("Qui parle ou écrit"), required=False)
    source = blocks.CharBlock(label=_("D’où vient la citation"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Citation")
        template = "components/quotation.html"


class NoteBlock(blocks.StructBlock):
    """« Repère »: a dated, sourced note of staff beside a memory, never inside it."""

    text = blocks.RichTextBlock(label=_("Repère"), features=INLINE_FEATURES)
    date = blocks.DateBlock(label=_("Écrit le"))
    source = blocks.CharBlock(label=_("Source"))

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        return {**context, "html": in_html(value["text"], context)}

    class Meta:
        icon = "date"
        label = _("Repère")
        template = "components/note.html"


class FurtherBlock(blocks.StructBlock):
    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label=_("Titre"))),
                ("url", blocks.URLBlock(label=_("Adresse"), required=False)),
                ("words", blocks.CharBlock(label=_("En deux mots"), required=False)),
            ]
        ),
        label=_("Livres, films, adresses"),
    )

    class Meta:
        icon = "link-external"
        label = _("Pour aller plus loin")
        template = "components/further.html"
