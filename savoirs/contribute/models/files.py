"""The files that come with a contribution."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContributionFile(models.Model):
    """A picture or a recording, in the order received. ``words`` say what it shows, as the person says it."""

    contribution = models.ForeignKey(
        "contribute.Contribution", on_delete=models.CASCADE, related_name="files"
    )
    photo = models.ForeignKey(
        "media.Photo",
        verbose_name=_("photo"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    recording = models.ForeignKey(
        "media.Recording",
        verbose_name=_("enregistrement"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    words = models.CharField(_("ce que l’on voit"), max_length=250, blank=True)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("fichier d’une contribution")
        verbose_name_plural = _("fichiers d’une contribution")
        ordering = ["sort_order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(photo__isnull=False) ^ models.Q(recording__isnull=False),
                name="one_file_of_one_nature",
            )
        ]

    def __str__(self) -> str:
        return str(self.kept)

    @property
    def kept(self):
        """The :class:`media.models.Photo` or :class:`media.models.Recording`."""
        return self.photo or self.recording
