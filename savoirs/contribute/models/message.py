"""What reviewer and contributor say to each other."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ReviewMessage(models.Model):
    """A question, an answer, or the reason of a refusal. ``author`` is None when the contributor speaks."""

    contribution = models.ForeignKey(
        "contribute.Contribution", on_delete=models.CASCADE, related_name="messages"
    )
    from_staff = models.BooleanField(_("écrit par l’équipe"), default=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("auteur"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    text = models.TextField(_("message"))
    written_at = models.DateTimeField(_("écrit le"), default=timezone.now)

    class Meta:
        verbose_name = _("message de relecture")
        verbose_name_plural = _("messages de relecture")
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]
