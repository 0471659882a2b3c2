"""The only way out for a file: who may have it is asked at each request, so that withdrawal acts at once."""

import mimetypes
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe
from whitenoise.middleware import WhiteNoiseFileResponse
from whitenoise.responders import SlicedFile

from . import transcripts
from .access import file_is_public, may_work_on
from .models import KeptDocument, Photo, Recording, Rendition, Transcript

ONE_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
PUBLIC = "no-cache"
PRIVATE = "private, no-store"
SANDBOX = "default-src 'none'; sandbox"


@dataclass(frozen=True)
class Stored:
    """A stored file: whose it is (``file_key``), what it is, whether the public may ever have it."""

    file: FieldFile
    file_key: str
    mime_type: str
    is_original: bool = False
    download_name: str = ""


def _photo(name: str) -> Stored | None:
    photo = Photo.objects.filter(file=name).first()
    return photo and Stored(photo.file, photo.file_key, photo.mime_type, is_original=True)


def _copy_of_photo(name: str) -> Stored | None:
    copy = Rendition.objects.filter(file=name).first()
    mime_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return copy and Stored(copy.file, f"photo:{copy.image_id}", mime_type)


def _recording(name: str) -> Stored | None:
    recording = Recording.objects.filter(file=name).first()
    return recording and Stored(recording.file, recording.file_key, recording.mime_type, is_original=True)


def _playback(name: str) -> Stored | None:
    recording = Recording.objects.filter(playback=name).first()
    return recording and Stored(recording.playback, recording.file_key, recording.playback_type)


def _poster(name: str) -> Stored | None:
    recording = Recording.objects.filter(thumbnail=name).first()
    return recording and Stored(recording.thumbnail, recording.file_key, "image/jpeg")


def _document(name: str) -> Stored | None:
    document = KeptDocument.objects.filter(file=name).first()
    if not document:
        return None
    suffix = PurePath(name).suffix
    title = re.sub(r"[\s/\\]+", " ", document.title.removesuffix(suffix)).strip()
    download_name = (title or str(document._meta.verbose_name)) + suffix
    return Stored(document.file, document.file_key, document.mime_type, download_name=download_name)


# A folder is a kind of file: a name is looked for in the database, never on the disk.
FOLDERS: dict[str, Callable[[str], Stored | None]] = {
    "photos": _photo,
    "copies": _copy_of_photo,
    "enregistrements": _recording,
    "ecoute": _playback,
    "affiches": _poster,
    "documents": _document,
}


@require_safe
def deliver(request: HttpRequest, name: str) -> HttpResponseBase:
    """GET, HEAD: the file stored under ``name``; 404 unless a public page shows it or its staff asks."""
    find = FOLDERS.get(name.partition("/")[0])
    stored = find(name) if find else None
    if stored is None:
        raise Http404
    is_public = not stored.is_original and file_is_public(stored.file_key)
    if not is_public and not may_work_on(request.user, stored.file_key):
        raise Http404
    return respond(request, stored, PUBLIC if is_public else PRIVATE)


@require_safe
def captions(request: HttpRequest, pk: int) -> HttpResponseBase:
    """GET, HEAD: the transcript of a recording as WebVTT, under the same rule as its sound."""
    recording = get_object_or_404(Recording, pk=pk)
    is_public = file_is_public(recording.file_key)
    if not is_public and not may_work_on(request.user, recording.file_key):
        raise Http404
    transcript = get_object_or_404(Transcript, recording=recording)
    content = transcripts.to_webvtt(transcript.segments.all())
    return HttpResponse(
        content,
        content_type="text/vtt; charset=utf-8",
        headers={"Cache-Control": PUBLIC if is_public else PRIVATE, "X-Content-Type-Options": "nosniff"},
    )


def respond(request: HttpRequest, stored: Stored, cache_control: str = PRIVATE) -> HttpResponseBase:
    """Stream ``stored``, whole or by one range (RFC 9110 §14). The right to have it is the caller's affair.

    Raises Http404 when the disk has lost the file.
    """
    try:
        size = stored.file.size
    except FileNotFoundError as error:
        raise Http404 from error
    etag = quote_etag(f"{stored.file.name}-{size}")
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged:
        unchanged["Cache-Control"] = cache_control
        return unchanged
    response = _ranged(request, stored.file, size)
    for name, value in _headers(stored, etag, cache_control).items():
        response[name] = value
    return response


def _ranged(request: HttpRequest, file: FieldFile, size: int) -> HttpResponseBase:
    """206 for one range, 416 for a range out of the file, else (nothing asked, several, nonsense) all of it."""
    match = ONE_RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    bounds = _bounds(match[1], match[2], size) if match else None
    first, last = bounds or (0, size - 1)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    headers = {"Content-Length": str(last - first + 1)}
    if bounds:
        headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    status = 206 if bounds else 200
    if request.method == "HEAD":
        return HttpResponse(status=status, headers=headers)
    opened = file.storage.open(str(file.name), "rb")
    return WhiteNoiseFileResponse(
        SlicedFile(opened, first, last) if bounds else opened, status=status, headers=headers
    )


def _bounds(first: str, last: str, size: int) -> tuple[int, int] | None:
    """First and last byte asked for: first > last when out of the file, None when the words mean nothing."""
    if first and last and int(last) < int(first):
        return None
    if first:
        return int(first), min(int(last), size - 1) if last else size - 1
    if last:
        return max(0, size - int(last)), size - 1
    return None


def _headers(stored: Stored, etag: str, cache_control: str) -> dict[str, str]:
    headers = {
        "Content-Type": stored.mime_type or "application/octet-stream",
        "X-Content-Type-Options": "nosniff",
        "Accept-Ranges": "bytes",
        "Cache-Control": cache_control,
        "ETag": etag,
        "Content-Security-Policy": SANDBOX,
    }
    if stored.download_name:
        headers["Content-Disposition"] = (
            content_disposition_header(True, stored.download_name) or "attachment"
        )
    return headers
