"""How to answer a contributor: a table apart."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContactDetails(models.Model):
    """Private. No public page, index, export, revision or log reads it; it goes with its contribution."""

    contribution = models.OneToOneField(
        "contribute.Contribution", on_delete=models.CASCADE, related_name="contact_details"
    )
    name = models.CharField(_("nom"), max_length=160, blank=True)
    email = models.EmailField(_("courriel"), blank=True)
    phone = models.CharField(_("téléphone"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("coordonnées")
        verbose_name_plural = _("coordonnées")

    def __str__(self) -> str:
        # Never the data themselves: this may end in a log.
        return f"#{self.contribution_id}"
