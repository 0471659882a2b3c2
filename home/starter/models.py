"""The mark that the starter content leaves on a site."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class StarterLoad(models.Model):
    """One row at most: the starter content was begun, and perhaps finished, on this site."""

    started_at = models.DateTimeField(_("commencé le"), default=timezone.now)
    finished_at = models.DateTimeField(_("fini le"), null=True, blank=True)

    class Meta:
        app_label = "home"
        verbose_name = _("chargement des textes de départ")
        verbose_name_plural = _("chargements des textes de départ")

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d}"
