"""Témoignage: one or more recordings, their people, their text to the second."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable
from wagtailmedia.edit_handlers import MediaChooserPanel

from ..panels import knowledge_edit_handler, lines
from ..vocabulary.lines import LinesField
from .kinds import Kind
from .knowledge_page import KnowledgePage


class TestimonyPage(KnowledgePage):
    """A memory told by a witness. Never public without the agreement of each speaker, examples apart."""

    __test__ = False  # its name starts with "Test": not a test class

    kind = Kind.TESTIMONY
    is_creatable = True
    parent_page_types = ["knowledge.KindIndexPage"]
    subpage_types: list[str] = []
    template = "pages/testimony_page.html"
    edit_handler = knowledge_edit_handler(
        lines("recordings", _("Enregistrements"), _("Enregistrement")),
        lines("chapters", _("Sujets, à la seconde"), _("Sujet")),
    )

    class Meta:
        verbose_name = _("témoignage")
        verbose_name_plural = _("témoignages")

    def get_context(self, request, *args, **kwargs):
        """Adds ``recordings`` with their timed text, in the order to listen, and ``chapters`` of the first.

        Neither those of ``sealed``, nor the chapters that tell what is in them.
        """
        context = super().get_context(request, *args, **kwargs)
        told, sealed = context["told"], context["sealed"]
        heard = [recording for recording in told if recording.file_key not in sealed]
        chapters = list(self.chapters.all()) if heard[:1] == told[:1] else []
        return {**context, "recordings": heard, "chapters": chapters}

    def must_have_agreement(self) -> bool:
        return not self.is_example or super().must_have_agreement()


class TestimonyRecording(Orderable):
    """A recording of a testimony, in the order to listen."""

    __test__ = False

    page = ParentalKey(TestimonyPage, on_delete=models.CASCADE, related_name="recordings")
    recording = models.ForeignKey(
        "media.Recording",
        verbose_name=_("enregistrement"),
        on_delete=models.PROTECT,
        related_name="testimonies",
    )

    panels = [MediaChooserPanel("recording")]

    class Meta(Orderable.Meta):
        verbose_name = _("enregistrement du témoignage")
        verbose_name_plural = _("enregistrements du témoignage")

    def __str__(self) -> str:
        return str(self.recording)


class Chapter(Orderable):
    """A subject of the first recording, between two instants in seconds (float)."""

    page = ParentalKey(TestimonyPage, on_delete=models.CASCADE, related_name="chapters")
    start = models.FloatField(_("début, en secondes"))
    end = models.FloatField(_("fin, en secondes"))
    title = models.CharField(_("sujet"), max_length=200)
    keywords_list: list[str]
    keywords = LinesField(_("mots-clés"), blank=True, help_text=_("Un par ligne."))

    panels = [FieldPanel("start"), FieldPanel("end"), FieldPanel("title"), FieldPanel("keywords")]

    class Meta(Orderable.Meta):
        verbose_name = _("sujet d’un enregistrement")
        verbose_name_plural = _("sujets d’un enregistrement")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.start is not None and self.end is not None and not 0 <= self.start < self.end:
            raise ValidationError({"end": _("La fin vient après le début.")})
