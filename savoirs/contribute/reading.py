"""Read what a browser sends, however large, so that the person gets our sentence and keeps what they typed."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from media.inspection import weight

View = Callable[..., HttpResponseBase]
CHUNK = 1024 * 1024
SMALL_CHUNK = 1024
PATIENCE = 5  # seconds without a byte, from someone who announced more than we take
PHOTOS_AT_ONCE = 12


def largest_body() -> int:
    """Bytes of one sending: the longest recording and a handful of pictures."""
    return settings.MEDIA_MAX_RECORDING_BYTES + PHOTOS_AT_ONCE * settings.MEDIA_MAX_PHOTO_BYTES


class ReadRequest(HttpRequest):
    """What a view decorated by :func:`gently_read` gets."""

    too_much: str
    is_unread: bool


def declared_length(request: HttpRequest) -> int:
    declared = request.META.get("CONTENT_LENGTH") or ""
    return int(declared) if declared.isascii() and declared.isdigit() else 0


def is_too_heavy(request: HttpRequest) -> bool:
    return declared_length(request) > largest_body()


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Did a page of another site send this? Browsers say so (Fetch Metadata, or else Origin of RFC 6454).

    No cookie proves it: these forms act by the secret of their address, never by who is signed in.
    """
    if relation := request.headers.get("Sec-Fetch-Site"):
        return relation not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    ours = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return origin is not None and origin not in ours


class StopWhenTooHeavy(FileUploadHandler):
    """Stops before the first file of a body that is too heavy: the words that come before it are kept.

    Such a body is read in small pieces, so that its first words are enough to answer.
    """

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.chunk_size = SMALL_CHUNK if is_too_heavy(request) else CHUNK

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        request = cast(ReadRequest, self.request)
        if is_too_heavy(request):
            request.too_much = _(
                "Vos fichiers sont trop lourds : %(size)s en tout, pour %(limit)s au plus. "
                "Envoyez-les en plusieurs fois, ou demandez de l’aide à l’équipe."
            ) % {
                "size": weight(declared_length(request)),
                "limit": weight(largest_body()),
            }
            raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def gently_read(view: View) -> View:
    """Decorate a view that takes a form: ``request.too_much`` is then a sentence for what was not read, or "".

    ``request.is_unread`` says that even the words could not be read: the form is empty and must change nothing.
    """

    @csrf_exempt
    @wraps(view)
    def reading(plain_request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request = cast(ReadRequest, plain_request)
        request.too_much, request.is_unread = "", False
        if request.method != "POST":
            return view(request, *args, **kwargs)
        if is_from_elsewhere(request):
            return import_string(settings.CSRF_FAILURE_VIEW)(request)
        if is_too_heavy(request) and "gunicorn.socket" in request.META:
            request.META["gunicorn.socket"].settimeout(PATIENCE)
        request.upload_handlers.insert(0, StopWhenTooHeavy(request))
        try:
            request.POST  # noqa: B018
        except (
            RequestDataTooBig,
            TooManyFieldsSent,
            TooManyFilesSent,
            MultiPartParserError,
            UnreadablePostError,
        ):
            request.too_much = _(
                "Nous n’avons pas pu lire ce que vous avez envoyé : c’est trop long, ou incomplet. "
                "Ce qui était déjà gardé l’est toujours. Envoyez la suite en plusieurs fois."
            )
            # Django marks it for some of these errors only; reading again would raise again.
            request._mark_post_parse_error()  # type: ignore[attr-defined]
            request.is_unread = True
        response = view(request, *args, **kwargs)
        return answer_then_drain(request, response) if request.too_much else response

    return reading


def answer_then_drain(request: HttpRequest, response: Any) -> StreamingHttpResponse:
    """Answer at once, then read the rest of the body, or the browser would see a cut connection."""
    content = response.content

    def parts() -> Iterator[bytes]:
        yield content
        try:
            while request.read(CHUNK):
                pass
        except UnreadablePostError:
            return

    answer = StreamingHttpResponse(parts(), status=response.status_code, headers=response.headers)
    answer["Content-Length"] = str(len(content))
    return answer
