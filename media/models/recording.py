"""Sound and video recordings."""

from django.conf import settings
from django.core.files import File
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtailmedia.models import AbstractMedia

from media.inspection import Facts, inspect_recording

from .original import ArrivingFileField, Original
from .transcript import Segment


class Recording(Original, AbstractMedia):
    """A recording. ``type``, ``duration`` (seconds, float) and sizes are measured on the file, never typed.

    The public hears ``playback``, a copy that every browser plays, without hidden data; the original stays
    with the staff. ``peaks`` are loudness marks from 0 to 100, evenly spread over the duration.
    """

    file = ArrivingFileField(_("fichier"), upload_to="enregistrements")
    language = models.CharField(
        _("langue"),
        max_length=12,
        default="fr",
        help_text=_("« fr » pour le français, « oc » pour le provençal."),
    )
    playback = models.FileField(_("copie à écouter"), upload_to="ecoute", blank=True, editable=False)
    playback_type = models.CharField(
        _("nature de la copie à écouter"), max_length=80, blank=True, editable=False
    )
    thumbnail = models.FileField(_("image de la vidéo"), upload_to="affiches", blank=True, editable=False)
    peaks = models.JSONField(_("relief du son"), default=list, blank=True, editable=False)

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
        indexes = [
            models.Index(fields=["file"], name="recording_by_file"),
            models.Index(fields=["playback"], name="recording_by_playback"),
            models.Index(fields=["thumbnail"], name="recording_by_thumbnail"),
        ]

    def inspect(self, content: File) -> Facts:
        return inspect_recording(content)

    def arrive(self, content: File, name: str, facts: Facts) -> None:
        super().arrive(content, name, facts)
        self.type = facts.kind
        self.duration = facts.duration
        self.width, self.height = facts.width or None, facts.height or None
        self.playback = self.thumbnail = self.playback_type = ""
        self.peaks = []

    @property
    def is_video(self) -> bool:
        return self.type == "video"

    @property
    def is_right_to_left(self) -> bool:
        """Is what is said written from right to left, as Arabic is?"""
        return self.language.partition("-")[0] in settings.LANGUAGES_BIDI

    @property
    def sources(self) -> list[dict[str, str]]:
        """What a player is given: nothing as long as the copy to hear is not ready."""
        return [{"src": self.playback.url, "type": self.playback_type}] if self.playback else []

    @property
    def segments(self) -> list[Segment]:
        """The timed lines of the transcript, in order; empty without transcript. Prefetch "transcript__segments"."""
        transcript = getattr(self, "transcript", None)
        return list(transcript.segments.all()) if transcript else []

    @property
    def captions_url(self) -> str:
        return reverse("media:captions", args=[self.pk])
