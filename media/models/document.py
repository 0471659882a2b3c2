"""Documents to read or keep (PDF, text)."""

from django.core.files import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument

from media.inspection import Facts, inspect_document

from .original import ArrivingFileField, Original


class KeptDocument(Original, AbstractDocument):
    """A document given to read or to keep. Its only address is the one of :mod:`media.delivery`."""

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

    def inspect(self, content: File) -> Facts:
        return inspect_document(content)

    def arrive(self, content: File, name: str, facts: Facts) -> None:
        super().arrive(content, name, facts)
        self.file_size = content.size

    @property
    def url(self) -> str:
        return self.file.url
