"""What a file is, read from its content and never from its name; refusals say what to do instead."""

import warnings
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError
from pillow_heif import register_heif_opener

from . import probe

register_heif_opener()

MAX_FRAMES = 600
PHOTO_KINDS = {
    "JPEG": ("image/jpeg", "jpg"),
    "MPO": ("image/jpeg", "jpg"),  # a JPEG followed by a second view: what many phones write
    "PNG": ("image/png", "png"),
    "WEBP": ("image/webp", "webp"),
    "GIF": ("image/gif", "gif"),
    "HEIF": ("image/heic", "heic"),
}
MARKUP = (b"<svg", b"<html", b"<!doctype", b"<?xml", b"<script", b"<?php")
PHOTO_READERS = ("JPEG", "PNG", "WEBP", "GIF", "HEIF")
TEXT_CONTROLS = set(range(32)) - {9, 10, 12, 13} | {127}


class RefusedFile(ValidationError):
    """The file cannot be taken. The message, in French, says why and what to do."""


@dataclass(frozen=True)
class Facts:
    """What an inspection found.

    ``extension`` has no dot. ``duration`` is in seconds, ``width`` and ``height`` in pixels (0: not relevant).
    ``kind`` is "audio" or "video" for a recording. ``technical`` holds codec, rate… as JSON values.
    """

    mime_type: str
    extension: str
    width: int = 0
    height: int = 0
    duration: float = 0.0
    kind: str = ""
    technical: dict[str, Any] = field(default_factory=dict)


def weight(size: int) -> str:
    """``size`` in bytes, in the words of everyday: "40 Mo", "2,1 Go"."""
    if size >= 1_000_000_000:
        words = _("%(number)s Go") % {"number": number_format(size / 1_000_000_000, 1)}
    else:
        words = _("%(number)s Mo") % {"number": number_format(max(1, round(size / 1_000_000)))}
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def _check_size(file: File, limit: int) -> None:
    if not file.size:
        raise RefusedFile(
            _("Ce fichier est vide. Vérifiez-le sur votre appareil, puis envoyez-le de nouveau."),
            code="empty",
        )
    if file.size > limit:
        raise RefusedFile(
            _(
                "Ce fichier est trop lourd : %(size)s, pour %(limit)s au plus. "
                "Envoyez une version plus légère, ou demandez de l’aide à l’équipe."
            ),
            code="too_heavy",
            params={"size": weight(file.size), "limit": weight(limit)},
        )


def _head(file: File, size: int = 4096) -> bytes:
    file.seek(0)
    head = file.read(size)
    file.seek(0)
    return head


def _refuse_markup(head: bytes) -> None:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if b"<svg" in start:
        raise RefusedFile(
            _(
                "Les dessins SVG ne sont pas acceptés. Enregistrez l’image en PNG ou en JPEG, puis envoyez-la."
            ),
            code="svg",
        )
    if start.startswith(MARKUP):
        raise RefusedFile(
            _("Ce fichier est une page web. Copiez son texte, ou enregistrez la page en PDF."), code="markup"
        )


def inspect_photo(file: File) -> Facts:
    """Check that ``file`` is a whole picture of an accepted kind. Raises :class:`RefusedFile`."""
    _check_size(file, settings.MEDIA_MAX_PHOTO_BYTES)
    _refuse_markup(_head(file))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(file, formats=PHOTO_READERS) as image:
                _check_pixels(image)
                image.seek(0)
                image.load()
                mime_type, extension = PHOTO_KINDS[image.format or ""]
                return Facts(mime_type, extension, *image.size, technical={"mode": image.mode})
    except UnidentifiedImageError as error:
        raise RefusedFile(
            _("Ce n’est pas une image que nous savons lire. Envoyez une photo, ou une image JPEG ou PNG."),
            code="unknown",
        ) from error
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        IndexError,
        KeyError,
        TypeError,
        OverflowError,
    ) as error:
        raise RefusedFile(
            _(
                "Cette image est abîmée ou incomplète. Copiez-la de nouveau depuis l’appareil, puis envoyez-la."
            ),
            code="broken",
        ) from error
    finally:
        file.seek(0)


def _too_many_pixels() -> RefusedFile:
    return RefusedFile(
        _(
            "Cette image est trop grande : plus de %(limit)s millions de points, toutes ses vues comprises. "
            "Réduisez-la, puis envoyez-la de nouveau."
        ),
        code="too_many_pixels",
        params={"limit": settings.MEDIA_MAX_PIXELS // 1_000_000},
    )


def _check_pixels(image: Image.Image) -> None:
    """Refuse a bomb before anything is decoded; a GIF is read view by view, as it may not say how many it has."""
    one_view = image.width * image.height
    allowed_views = min(MAX_FRAMES, settings.MEDIA_MAX_PIXELS // one_view)
    if not allowed_views:
        raise _too_many_pixels()
    if image.format != "GIF":
        views = 1 if image.format in {"MPO", "HEIF"} else getattr(image, "n_frames", 1)
        if views > allowed_views:
            raise _too_many_pixels()
        return
    try:
        for view in range(allowed_views + 1):
            image.seek(view)
    except EOFError:
        return
    raise _too_many_pixels()


def inspect_recording(file: File) -> Facts:
    """Check that ``file`` is sound or video that we can decode. Raises :class:`RefusedFile`."""
    _check_size(file, settings.MEDIA_MAX_RECORDING_BYTES)
    _refuse_markup(_head(file))
    try:
        found = probe.measure(file)
    except probe.Truncated as error:
        raise RefusedFile(
            _(
                "Cet enregistrement est incomplet : la fin du fichier manque. "
                "Copiez-le de nouveau depuis l’appareil, puis envoyez-le."
            ),
            code="truncated",
        ) from error
    except probe.TooMuch as error:
        raise RefusedFile(
            _(
                "Cet enregistrement est trop long ou trop grand. Coupez-le en plusieurs parties, puis envoyez-les."
            ),
            code="too_much",
        ) from error
    except probe.Unreadable as error:
        raise RefusedFile(
            _(
                "Ce n’est pas un enregistrement que nous savons lire. Envoyez un son MP3 ou WAV, ou une vidéo MP4."
            ),
            code="unknown",
        ) from error
    finally:
        file.seek(0)
    return Facts(
        found.mime_type,
        found.extension,
        found.width,
        found.height,
        found.duration,
        "video" if found.has_video else "audio",
        found.technical,
    )


def inspect_document(file: File) -> Facts:
    """Check that ``file`` is a whole PDF or a plain text. Raises :class:`RefusedFile`."""
    _check_size(file, settings.MEDIA_MAX_DOCUMENT_BYTES)
    head = _head(file)
    if head.startswith(b"%PDF-"):
        file.seek(max(0, file.size - 2048))
        tail = file.read()
        file.seek(0)
        if b"%%EOF" not in tail:
            raise RefusedFile(
                _("Ce PDF est incomplet : la fin du fichier manque. Copiez-le de nouveau, puis envoyez-le."),
                code="truncated",
            )
        return Facts("application/pdf", "pdf")
    _refuse_markup(head)
    if _is_text(file):
        return Facts("text/plain", "txt")
    raise RefusedFile(
        _("Ce document n’est ni un PDF ni un texte simple. Enregistrez-le en PDF, puis envoyez-le."),
        code="unknown",
    )


def _is_text(file: File) -> bool:
    content = file.read()
    file.seek(0)
    if TEXT_CONTROLS & set(content):
        return False
    for encoding in ("utf-8", "cp1252"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
