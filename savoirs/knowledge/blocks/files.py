"""Pictures, recordings and documents inside a text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import AbstractMediaChooserBlock


class RecordingChooserBlock(AbstractMediaChooserBlock):
    def bulk_to_python(self, values):
        """The recordings come with their lines, in two queries whatever their number."""
        kept = self.model_class.objects.select_related("transcript").prefetch_related("transcript__segments")
        found = kept.in_bulk(set(values))
        return [found.get(pk) for pk in values]

    def render_basic(self, value, context=None):
        return str(value)


class PictureBlock(blocks.StructBlock):
    photo = ImageChooserBlock(label=_("Photo"))
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


class RecordingBlock(blocks.StructBlock):
    recording = RecordingChooserBlock(label=_("Enregistrement"))
    caption = blocks.CharBlock(label=_("Légende"), required=False)

    class Meta:
        icon = "media"
        label = _("Enregistrement")
        template = "components/recording.html"

    def get_context(self, value, parent_context=None):
        """``recording``: unless the page around has found it in ``sealed``."""
        context = super().get_context(value, parent_context)
        recording = value["recording"]
        is_heard = recording and recording.file_key not in context.get("sealed", ())
        return {**context, "recording": recording if is_heard else None}


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    words = blocks.CharBlock(label=_("Ce qu’il contient"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "components/document.html"
