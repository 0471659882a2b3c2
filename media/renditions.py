"""Smaller copies of pictures, made when a picture arrives or is published, never during a visit."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import FilteredRelation, Q, QuerySet
from wagtail.images.models import Filter

from .models import Photo, Rendition

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class PhotoSpec:
    """How a picture is shown: WebP copies by width, a JPEG for older browsers, its width in the layout."""

    webp: tuple[str, ...]
    jpeg: str
    sizes: str

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.webp, self.jpeg)


COPY = "copy"


def _webp(*sizes: str) -> tuple[str, ...]:
    return tuple(f"{size}|format-webp|webpquality-74" for size in sizes)


_WIDE = _webp("width-480", "width-960", "width-1600")
_WIDE_JPEG = "width-960|format-jpeg|jpegquality-78"

_LINE = "(min-width: 48rem) 10rem, min(6.5rem, 26vw)"

STANDARD_SPECS: dict[str, PhotoSpec] = {
    "cover": PhotoSpec(_WIDE, _WIDE_JPEG, "(min-width: 60rem) 50vw, 100vw"),
    "figure": PhotoSpec(_WIDE, _WIDE_JPEG, "(min-width: 42rem) 38rem, 100vw"),
    "card": PhotoSpec(
        _webp("fill-160x160", "fill-320x320"), "fill-320x320|format-jpeg|jpegquality-78", _LINE
    ),
    "first": PhotoSpec(_WIDE, _WIDE_JPEG, f"(min-width: 60rem) 50vw, {_LINE}"),
}


def prepare(photo: Photo, specs: Iterable[str] = tuple(STANDARD_SPECS)) -> list[str]:
    """Make the copies missing for ``specs`` (names of ``STANDARD_SPECS``); return the filters that failed."""
    wanted = list(dict.fromkeys(f for name in specs for f in STANDARD_SPECS[name].all))
    if not photo.file.storage.exists(photo.file.name):
        logger.error("The file of photo %s is lost", photo.pk)
        return wanted
    return [filter_spec for filter_spec in wanted if not _is_made(photo, filter_spec)]


def _is_made(photo: Photo, filter_spec: str) -> bool:
    try:
        photo.get_rendition(filter_spec)
    except Exception:  # a picture that one library takes may still break another: the page must live
        logger.exception("No copy %s of photo %s", filter_spec, photo.pk)
        return False
    return True


def with_copies(photos: QuerySet[Photo]) -> dict[int, Photo]:
    """``photos`` by primary key, each with the copies that exist: one query."""
    found: dict[int, Photo] = {}
    for row in photos.annotate(**{COPY: FilteredRelation("renditions")}).select_related(COPY):
        photo = found.setdefault(row.pk, row)
        photo.prefetched_renditions = getattr(photo, "prefetched_renditions", [])
        if hasattr(row, COPY):
            photo.prefetched_renditions.append(getattr(row, COPY))
    return found


def joined(photo: str, name: str) -> FilteredRelation:
    """The copies that ``name`` shows of the field ``photo``: a query of another model selects them, a row each."""
    copies = f"{photo}__renditions"
    wanted = {f"{copies}__filter_spec__in": STANDARD_SPECS[name].all}
    return FilteredRelation(copies, condition=Q(**wanted))


def find(photo: Photo, name: str) -> tuple[list[Rendition], Rendition | None]:
    """The WebP copies by growing width, without twins, and the JPEG: those that exist, with one query at most."""
    spec = STANDARD_SPECS[name]
    existing = photo.find_existing_renditions(*(Filter(wanted) for wanted in spec.all))
    found = {wanted.spec: rendition for wanted, rendition in existing.items()}
    by_width = {found[wanted].width: found[wanted] for wanted in spec.webp if wanted in found}
    return [by_width[width] for width in sorted(by_width)], found.get(spec.jpeg)
