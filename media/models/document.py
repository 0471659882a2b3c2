"""Documents to read or keep (PDF, text)."""

from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument

from .original import Original


class KeptDocument(Original, AbstractDocument):
    """A document given to read or to keep."""

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
