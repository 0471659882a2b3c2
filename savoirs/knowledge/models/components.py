"""Which files a page shows, and which of a witness's voice, image and words it makes public."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue

from media.models import KeptDocument, Photo, Recording

if TYPE_CHECKING:
    from .knowledge_page import KnowledgePage

KeptFile = Photo | Recording | KeptDocument


def files_and_components(page: "KnowledgePage") -> tuple[set[str], dict[str, bool]]:
    """Return the file keys that ``page`` shows, and its ``uses_voice``, ``uses_image``, ``uses_text``."""
    files = _files_of(page)
    videos = [f for f in files if isinstance(f, Recording) and f.type == "video"]
    return {f.file_key for f in files}, {
        "uses_voice": any(isinstance(f, Recording) for f in files),
        "uses_image": any(isinstance(f, Photo) for f in files) or bool(videos),
        "uses_text": bool(page.body) or any(_has_transcript(item.recording) for item in _recordings(page)),
    }


def pictures_without_words(page: "KnowledgePage") -> list[Photo]:
    """Pictures of ``page`` that are neither described nor marked decorative."""
    photos = [f for f in _files_of(page) if isinstance(f, Photo)]
    return [photo for photo in photos if not photo.alt.strip() and not photo.is_decorative]


def _files_of(page: "KnowledgePage") -> list[KeptFile]:
    files = list(_files_in(page.body))
    if page.cover:
        files.append(page.cover)
    files.extend(item.recording for item in _recordings(page))
    return files


def _recordings(page: "KnowledgePage") -> list[Any]:
    related = getattr(page, "recordings", None)
    return list(related.all()) if related is not None else []


def _has_transcript(recording: Recording) -> bool:
    return hasattr(recording, "transcript") and recording.transcript.segments.exists()


def _files_in(value: Any) -> Iterator[KeptFile]:
    if isinstance(value, KeptFile):
        yield value
    elif isinstance(value, StreamValue):
        for child in value:
            yield from _files_in(child.value)
    elif isinstance(value, StructValue):
        for child in value.values():
            yield from _files_in(child)
    elif isinstance(value, ListValue | list):
        for child in value:
            yield from _files_in(child)
