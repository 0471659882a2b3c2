"""The marks that the starter content leaves on a site."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class StarterLoad(models.Model):
    """One row at most: the starter content was begun, and perhaps finished, on this site."""

    started_at = models.DateTimeField(_("commencé le"), default=timezone.now)
    finished_at = models.DateTimeField(_("fini le"), null=True, blank=True)
    # Keys of the questions asked here: one that was deleted since does not come back.
    questions = models.JSONField(_("questions posées"), default=list, editable=False)

    class Meta:
        app_label = "home"
        verbose_name = _("chargement des textes de départ")
        verbose_name_plural = _("chargements des textes de départ")

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d}"


class StarterInfo(models.Model):
    """An information page that the starter content has made here, so that what the town does with it is kept.

    ``revision_id`` is the revision that the page had then: while it is the latest, nobody has written since.
    ``digest`` (SHA-256) is that of the file. Without ``page``, the town has deleted it or has one of its own.
    """

    slug = models.SlugField(_("adresse"), max_length=120, unique=True)
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    revision_id = models.BigIntegerField(null=True)
    digest = models.CharField(max_length=64)

    class Meta:
        app_label = "home"
        default_permissions = ()
        verbose_name = _("page d’information de départ")
        verbose_name_plural = _("pages d’information de départ")

    def __str__(self) -> str:
        return self.slug
