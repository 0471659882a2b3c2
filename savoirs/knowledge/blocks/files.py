"""Pictures, recordings and documents inside a text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import AbstractMediaChooserBlock

from .fetched import Fetched


class PhotoChooserBlock(Fetched, ImageChooserBlock):
    pass


class KeptDocumentChooserBlock(Fetched, DocumentChooserBlock):
    pass


class RecordingChooserBlock(Fetched, AbstractMediaChooserBlock):
    def render_basic(self, value, context=None):
        return str(value)


class PictureBlock(blocks.StructBlock):
    photo = PhotoChooserBlock(label=_("Photo"))
    caption = blocks.CharBlock(label=_("Légende"), required=False)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "components/picture.html"


class GalleryBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Titre"), required=False)
    pictures = blocks.ListBlock(PictureBlock(), label=_("Images"), min_num=2)

    class Meta:
        icon = "image"
        label = _("Suite d’images")
        template = "components/gallery.html"


class RecordingValue(blocks.StructValue):
    """``rank``: place among all that the page lets one hear, from 1; the page around tells it (see ``?son=``)."""

    rank = 0


class RecordingBlock(blocks.StructBlock):
    recording = RecordingChooserBlock(label=_("Enregistrement"))
    caption = blocks.CharBlock(label=_("Légende"), required=False)

    class Meta:
        icon = "media"
        label = _("Enregistrement")
        template = "components/recording.html"
        value_class = RecordingValue

    def get_context(self, value, parent_context=None):
        """``recording``: unless the page around has found it in ``sealed``."""
        context = super().get_context(value, parent_context)
        recording = value["recording"]
        is_heard = recording and recording.file_key not in context.get("sealed", ())
        return {**context, "recording": recording if is_heard else None}


class DocumentBlock(blocks.StructBlock):
    document = KeptDocumentChooserBlock(label=_("Document"))
    words = blocks.CharBlock(label=_("Ce qu’il contient"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "components/document.html"
