"""The texts easy to read, one file a page: ``easy/<slug>.md``, Markdown without header, one idea a paragraph.

Rules: *Information for all, European standards for making information easy to read and understand* (Inclusion
Europe, 2009). A text enters once, where nobody has ever written one: what an editor changed or emptied stays so.
"""

from pathlib import Path

from django.db import transaction
from wagtail.models import Revision

from savoirs.knowledge.models import KnowledgePage

from .loader import page_ids_of
from .models import StarterLoad
from .pages import MODELS
from .prose import to_rich_text
from .reading import FOLDER, Library


def files() -> dict[str, Path]:
    """The texts by slug of their page."""
    return {path.stem: path for path in sorted((FOLDER / "easy").glob("*.md"))}


def load_easy_texts(library: Library) -> int:
    """Give each page of ``library`` its easy text, where it never had one; return how many pages got one.

    A site without the starter content keeps its own pages as they are.
    """
    if not StarterLoad.objects.exists():
        return 0
    page_ids = page_ids_of(list(library.pages.values()))
    wanted = {slug: path for slug, path in files().items() if slug in page_ids and slug in library.pages}
    return sum(
        _fill(library.pages[slug].kind, slug, to_rich_text(path.read_text("utf-8"), page_ids))
        for slug, path in wanted.items()
    )


def _fill(kind: str, slug: str, text: str) -> bool:
    """Through a revision: published at once on a public page, unless an editor has a draft under way there."""
    with transaction.atomic():
        page = MODELS[kind].objects.filter(slug=slug).first()
        if page is None or page.easy_text or _was_ever_written(page):
            return False
        is_as_published = page.live and not page.has_unpublished_changes
        latest = page.get_latest_revision_as_object()
        latest.easy_text = text
        revision = latest.save_revision()
        if is_as_published:
            revision.publish()
        return True


def _was_ever_written(page: KnowledgePage) -> bool:
    contents = Revision.objects.for_instance(page).values_list("content", flat=True)
    return any(content.get("easy_text") for content in contents)
