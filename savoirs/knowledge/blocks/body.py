"""The body of a page: the families of blocks together."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .fetched import Fetched
from .files import DocumentBlock, GalleryBlock, PictureBlock, RecordingBlock
from .text import FurtherBlock, NoteBlock, QuotationBlock, TextBlock


class PlaceChooserBlock(Fetched, blocks.PageChooserBlock):
    pass


class PlaceBlock(blocks.StructBlock):
    place = PlaceChooserBlock(label=_("Lieu"), page_type="knowledge.PlacePage")
    words = blocks.CharBlock(label=_("Pourquoi ce lieu"), required=False)

    class Meta:
        icon = "site"
        label = _("Lieu")
        template = "components/place.html"

    def get_context(self, value, parent_context=None):
        """``place``: the page, only where the public may go; the page around has fetched it in ``cited``."""
        context = super().get_context(value, parent_context)
        place = value["place"]
        return {**context, "place": context.get("cited", {}).get(place.pk) if place else None}


class BodyBlock(blocks.StreamBlock):
    text = TextBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    quotation = QuotationBlock()
    recording = RecordingBlock()
    document = DocumentBlock()
    place = PlaceBlock()
    note = NoteBlock()
    further = FurtherBlock()

    class Meta:
        required = False
