"""From an address to its page in one query, instead of two for each step of the tree."""

from django.db.models import QuerySet

from savoirs.rights.access import public

from .models import KnowledgePage, PlacePage, StoryPage, TestimonyPage, TrailPage, UsefulInfoPage

MODELS: dict[str, type[KnowledgePage]] = {
    model.kind.value: model for model in (StoryPage, TestimonyPage, UsefulInfoPage, PlacePage, TrailPage)
}


def pages_named(kind: str, slug: str) -> QuerySet[KnowledgePage]:
    """The page of a kind by the last part of its address, public or not: one row at most."""
    return MODELS[kind].objects.filter(slug=slug) if kind in MODELS else KnowledgePage.objects.none()


def public_page_of(pages: QuerySet[KnowledgePage]) -> KnowledgePage | None:
    """The one page of ``pages``, ready to be read, if the public may have it now; None otherwise."""
    page = public(pages).select_related("quarter", "owner_service").first()
    if page:
        page.read_as_public = True
    return page
