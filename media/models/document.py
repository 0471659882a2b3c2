"""Documents to read or keep (PDF, text)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument

from ..inspection import inspect_document
from .original import ArrivingFileField, Original


class KeptDocument(Original, AbstractDocument):
    """A document given to read or to keep. Its only address is the one of :mod:`media.delivery`."""

    inspection = staticmethod(inspect_document)

    file = ArrivingFileField(_("fichier"), upload_to="documents")

    admin_form_fields = (
        "title",
        "file",
        "credit",
        "licence",
        "licence_url",
        "date_words",
        "holder",
        "inventory_number",
        "provenance",
        "collection",
    )

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]
        indexes = [models.Index(fields=["file"], name="document_by_file")]

    @property
    def url(self) -> str:
        return self.file.url
