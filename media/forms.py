"""Forms of the admin: the same inspection as everywhere, and the transcript beside its recording."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from . import transcripts
from .inspection import weight
from .intake import LIMITS, check
from .languages import LANGUAGES


class InspectedFileField(forms.FileField):
    """A file judged by its content. Errors are those of :mod:`media.inspection`.

    ``max_upload_size`` and the messages serve Wagtail's script, which speaks before a heavy file is sent.
    """

    default_error_messages = {
        "required": _("Choisissez un fichier."),
        "invalid_image_extension": _(
            "Envoyez une image JPEG, PNG, WebP, GIF ou HEIC (les photos des iPhone)."
        ),
    }

    def __init__(self, kind: str, **kwargs: Any) -> None:
        self.kind = kind
        self.max_upload_size: int = getattr(settings, LIMITS[kind])
        super().__init__(allow_empty_file=True, **kwargs)
        self.error_messages["file_too_large_unknown_size"] = _(
            "Ce fichier est trop lourd : %(limit)s au plus."
        ) % {"limit": weight(self.max_upload_size)}

    def to_python(self, data: Any) -> Any:
        uploaded = super().to_python(data)
        if uploaded:
            check(uploaded, self.kind)
        return uploaded


class OriginalFormMixin:
    """An original is never replaced: what was agreed for one file is not agreed for another."""

    kind: str
    accept: str
    help_text: Any
    fields: dict[str, forms.Field]
    instance: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" not in self.fields:
            return
        if self.instance.pk:
            del self.fields["file"]
            return
        asked = self.fields["file"]
        asked.widget.attrs["accept"] = self.accept
        self.fields["file"] = InspectedFileField(
            self.kind,
            label=asked.label,
            help_text=self.help_text,
            widget=asked.widget,
        )


class PhotoForm(OriginalFormMixin, BaseImageForm):
    kind = "photo"
    accept = "image/jpeg,image/png,image/webp,image/gif,image/heic,image/heif,.heic"
    help_text = _(
        "JPEG, PNG, WebP, GIF ou HEIC (iPhone). L’original est gardé tel quel et ne se remplace pas."
    )


class DocumentForm(OriginalFormMixin, BaseDocumentForm):
    kind = "document"
    accept = "application/pdf,text/plain"
    help_text = _("PDF ou texte simple. L’original est gardé tel quel et ne se remplace pas.")


class RecordingForm(OriginalFormMixin, BaseMediaForm):
    kind = "recording"
    accept = "audio/*,video/*"
    help_text = _(
        "Son (MP3, WAV, M4A, OGG, FLAC…) ou vidéo (MP4, MOV, WebM…). "
        "L’original est gardé tel quel et ne se remplace pas."
    )

    transcript_text = forms.CharField(
        label=_("Transcription"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "true", "lang": "fr"}),
        help_text=_(
            "Pour chaque passage : une ligne de temps (début --> fin), puis le texte, précédé de la voix "
            "entre chevrons (<v Marie>). Une ligne vide sépare deux passages."
        ),
    )
    transcript_file = forms.FileField(
        label=_("Envoyer une transcription"),
        required=False,
        help_text=_("Un fichier de sous-titres WebVTT (.vtt). Il remplace toute la transcription ci-dessus."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "language" in self.fields:
            self.fields["language"] = forms.ChoiceField(
                label=_("Langue"), choices=_languages(self.instance.language)
            )
        self.written = transcripts.to_webvtt(self.instance.segments) if self.instance.segments else ""
        self.initial["transcript_text"] = self.written
        self.segments: list[transcripts.Line] | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        uploaded, text = cleaned.get("transcript_file"), cleaned.get("transcript_text", "")
        name = "transcript_file" if uploaded else "transcript_text"
        duration = cleaned["file"].facts.duration if cleaned.get("file") else self.instance.duration
        try:
            if uploaded:
                self.segments = transcripts.read(uploaded.read(transcripts.MAX_BYTES + 1), duration)
            elif _same_lines(text) != _same_lines(self.written):
                self.segments = transcripts.read(text.encode(), duration) if text.strip() else []
        except ValidationError as error:
            self.add_error(name, error)
        return cleaned

    def save(self, commit: bool = True) -> Any:
        recording = super().save(commit)
        if commit and self.segments is not None:
            transcripts.replace(recording, self.segments)
        return recording


def _languages(present: str) -> list[tuple[str, Any]]:
    """Those to choose from, and the present one whatever it is."""
    known = list(LANGUAGES.items())
    return known if present in LANGUAGES else [*known, (present, present)]


def _same_lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").strip().split("\n")
