"""The rights that every page of knowledge carries."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Governed(models.Model):
    """Abstract: what the access function reads on a page. See :mod:`savoirs.rights.access`.

    ``uses_voice``, ``uses_image`` and ``uses_text`` say which components the page shows; the page writes
    them each time it is saved, so that the access function is one SQL condition.
    """

    needs_agreement = models.BooleanField(
        _("demande un accord"),
        default=False,
        help_text=_("La page vient d’un témoin : elle n’est publique qu’avec l’accord de chaque personne."),
    )
    embargo_until = models.DateTimeField(
        _("fermé jusqu’au"),
        null=True,
        blank=True,
        help_text=_("La page et ses fichiers s’ouvrent seuls, à la minute dite (heure de Paris)."),
    )
    withdrawn_at = models.DateTimeField(_("retiré le"), null=True, blank=True, editable=False)
    uses_voice = models.BooleanField(default=False, editable=False)
    uses_image = models.BooleanField(default=False, editable=False)
    uses_text = models.BooleanField(default=True, editable=False)

    class Meta:
        abstract = True

    def must_have_agreement(self) -> bool:
        """Does this state of the page, stored or draft, come from someone whose agreement is needed?"""
        raise NotImplementedError

    def components_used(self) -> dict[str, bool]:
        """``uses_voice``, ``uses_image`` and ``uses_text`` of this state of the page, stored or draft."""
        raise NotImplementedError

    def unready(self) -> list[str]:
        """What this state of the page itself lacks to be public, in French: a picture without words…"""
        raise NotImplementedError
