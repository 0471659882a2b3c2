"""Sound and video recordings."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtailmedia.models import AbstractMedia

from .original import Original


class Recording(Original, AbstractMedia):
    """A recording. ``duration`` is in seconds (float) and computed, never typed; so is the poster."""

    language = models.CharField(_("langue"), max_length=12, default="fr", help_text=_("Code BCP 47 : fr, oc…"))
    mime_type = models.CharField(max_length=80, blank=True, editable=False)

    admin_form_fields = (
        "title",
        "file",
        "language",
        "credit",
        "licence",
        "licence_url",
        "date_words",
        "holder",
        "inventory_number",
        "provenance",
        "collection",
    )

    class Meta:
        verbose_name = _("enregistrement")
        verbose_name_plural = _("enregistrements")
