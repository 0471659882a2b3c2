"""The text of a recording: timed segments are the source, plain text is derived from them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Transcript(models.Model):
    """One transcript per recording."""

    recording = models.OneToOneField(
        "media.Recording",
        verbose_name=_("enregistrement"),
        on_delete=models.CASCADE,
        related_name="transcript",
    )
    language = models.CharField(_("langue"), max_length=12, default="fr")

    class Meta:
        verbose_name = _("transcription")
        verbose_name_plural = _("transcriptions")

    def __str__(self) -> str:
        return str(self.recording)

    @property
    def plain_text(self) -> str:
        return "\n".join(segment.text for segment in self.segments.all())


class Segment(models.Model):
    """What one speaker says between two instants, in seconds (float) from the start of the recording."""

    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="segments")
    start = models.FloatField(_("début"))
    end = models.FloatField(_("fin"))
    speaker = models.CharField(_("voix"), max_length=120, blank=True)
    text = models.TextField(_("texte"))

    class Meta:
        verbose_name = _("segment")
        verbose_name_plural = _("segments")
        ordering = ["start", "pk"]

    def __str__(self) -> str:
        return f"{self.start:.1f}: {self.text[:40]}"
