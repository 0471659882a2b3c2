"""All that a page of knowledge shows, fetched before it is drawn.

First what its own parts name, then each sort of thing in one query, whatever its number and whoever names it.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, FilteredRelation, Model, Q
from wagtail.models import Page

from media import renditions
from media.models import KeptDocument, Photo, Recording
from savoirs.rights.access import is_sealed

from .around import Around, around
from .blocks.fetched import Things, chosen, fetched
from .blocks.links import linked_page_ids
from .blocks.text import expand_together
from .hearing import heard_in
from .models import KnowledgePage, PlacePage, TestimonyRecording
from .questions.listing import asked_around, questions_of_page


def shown_on(page: KnowledgePage, is_draft: bool) -> dict[str, Any]:
    """The context of its templates. ``sealed``: keys of the files of which the public may have nothing;
    ``told``: the recordings that the page is made of, sealed ones too, in the order to listen.

    ``is_draft``: staff see a draft before anyone, with the links and the recordings that it holds in memory.
    """
    texts = list(dict.fromkeys(page.rich_texts()))
    asked = asked_around(page)
    answering = [pk for question in asked for pk in (question.page_id, question.answered_by) if pk]
    neighbours = around(page, [*linked_page_ids("".join(texts)), *answering], is_draft)
    photos = _photos(page, neighbours, is_draft)
    recordings, told = _recordings(page, is_draft)
    things: dict[type[Model], Things] = {
        Photo: photos,
        Recording: recordings,
        KeptDocument: KeptDocument.objects.in_bulk(chosen(page.body, "document")),
        PlacePage: {pk: PlacePage(pk=pk, id=pk) for pk in page.cited_page_ids()},
        Page: neighbours.named,
    }
    sealed = set() if is_draft else _sealed([*photos.values(), *recordings.values()])
    with fetched(things):
        heard_in(page.body, told, sealed)
        html = dict(zip(texts, expand_together(texts), strict=True))
    return {
        **vars(neighbours),
        "texts": html,
        "themes": [item.tag for item in page.themed_items.all()],
        "periods": page.periods(),
        "sources": list(page.sources.all()),
        "participations": list(page.participations.select_related("person")),
        "questions": questions_of_page(page, asked, neighbours.named),
        "sealed": sealed,
        "told": told,
    }


def _sealed(files: Iterable[Any]) -> set[str]:
    return {file.file_key for file in files if file.is_sealed}


def _photos(page: KnowledgePage, neighbours: Around, is_draft: bool) -> dict[int, Photo]:
    """The pictures of the text and the covers, each given to its page unless it is sealed. One query."""
    covers = [(other, other.cover_id) for other in (page, *neighbours.pages) if other.cover_id]
    ids = {*chosen(page.body, "photo"), *(pk for _, pk in covers)}
    photos = renditions.with_copies(Photo.objects.filter(pk__in=ids).annotate(is_sealed=is_sealed(Photo)))
    for other, pk in covers:
        cover = photos.get(pk)
        other.cover = None if cover and cover.is_sealed and not is_draft else cover
    return photos


def _recordings(page: KnowledgePage, is_draft: bool) -> tuple[dict[int, Recording], list[Recording]]:
    """The recordings of the text and of the page itself, by primary key; then its own, in order. Two queries."""
    parts = page.recordings.all() if hasattr(page, "recordings") else TestimonyRecording.objects.none()
    drafted = [part.recording_id for part in parts] if is_draft else []
    own = drafted if is_draft else parts.order_by().values("recording")
    rows = (
        Recording.objects.filter(Q(pk__in=chosen(page.body, "recording")) | Q(pk__in=own))
        .annotate(is_sealed=is_sealed(Recording))
        .annotate(part=FilteredRelation("testimonies", condition=Q(testimonies__page=page.pk)))
        .annotate(rank=F("part__sort_order"), part_id=F("part__pk"))
        .select_related("transcript")
        .prefetch_related("transcript__segments")
        .order_by("rank", "part_id")
    )
    found = {row.pk: row for row in rows}
    return found, [found[pk] for pk in drafted] if is_draft else [row for row in rows if row.part_id]
