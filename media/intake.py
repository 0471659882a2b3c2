"""Take a file in: the functions for code (contribution form, starter content, imports).

Forms of the admin take the same road: see :mod:`media.forms` and :class:`media.models.original.ArrivingFile`.
"""

from typing import Any

from django.core.files import File

from .inspection import RefusedFile, inspect_document, inspect_photo, inspect_recording
from .models import KeptDocument, Photo, Recording

__all__ = ["RefusedFile", "check", "receive_document", "receive_photo", "receive_recording"]

# Names of the settings that hold the largest size accepted, in bytes.
LIMITS = {
    "photo": "MEDIA_MAX_PHOTO_BYTES",
    "recording": "MEDIA_MAX_RECORDING_BYTES",
    "document": "MEDIA_MAX_DOCUMENT_BYTES",
}
INSPECTIONS = {"photo": inspect_photo, "recording": inspect_recording, "document": inspect_document}


def check(uploaded: File, kind: str) -> None:
    """Inspect ``uploaded`` as a "photo", "recording" or "document"; raise :class:`RefusedFile`.

    What is found stays on ``uploaded``, so that a form may check and receive it later without a second reading.
    """
    uploaded.facts = INSPECTIONS[kind](uploaded)  # type: ignore[attr-defined]


def receive_photo(uploaded: File, *, title: str, **fields: Any) -> Photo:
    """Keep a picture and return it saved. ``fields`` are fields of :class:`Photo` (alt, credit…).

    Raises :class:`RefusedFile`. The alternative text may come later: a page without it is not published.
    """
    check(uploaded, "photo")
    photo = Photo(title=title[:255], file=uploaded, **fields)
    photo._set_image_file_metadata()
    photo.save()
    return photo


def receive_recording(uploaded: File, *, title: str, **fields: Any) -> Recording:
    """Keep a sound or a video and return it saved. Raises :class:`RefusedFile`.

    Its copy to hear is made in the background (:func:`media.derivatives.prepare` makes it at once).
    """
    check(uploaded, "recording")
    recording = Recording(title=title[:255], file=uploaded, **fields)
    recording.save()
    return recording


def receive_document(uploaded: File, *, title: str, **fields: Any) -> KeptDocument:
    """Keep a PDF or a plain text and return it saved. Raises :class:`RefusedFile`."""
    check(uploaded, "document")
    document = KeptDocument(title=title[:255], file=uploaded, **fields)
    document._set_document_file_metadata()
    document.save()
    return document
