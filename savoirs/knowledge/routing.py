"""From an address to its page in one query, instead of two for each step of the tree."""

from django.db.models import QuerySet
from wagtail.models import Page

from savoirs.rights.access import public, uses_sealed_file

from .models import KnowledgePage, PlacePage, StoryPage, TestimonyPage, TrailPage, UsefulInfoPage

MODELS: dict[str, type[KnowledgePage]] = {
    model.kind.value: model for model in (StoryPage, TestimonyPage, UsefulInfoPage, PlacePage, TrailPage)
}


def public_page_at(root: Page, path_components: list[str]) -> KnowledgePage | None:
    """The page at ``/recits/le-calen/`` below ``root`` if the public may have it now; None otherwise."""
    if len(path_components) != 2 or path_components[0] not in MODELS:
        return None
    return public_page_of(
        MODELS[path_components[0]].objects.filter(url_path=f"{root.url_path}{'/'.join(path_components)}/")
    )


def pages_named(kind: str, slug: str) -> QuerySet[KnowledgePage]:
    """The page of a kind by the last part of its address, public or not: one row at most."""
    return MODELS[kind].objects.filter(slug=slug) if kind in MODELS else KnowledgePage.objects.none()


def public_page_of(pages: QuerySet[KnowledgePage]) -> KnowledgePage | None:
    """The one page of ``pages``, ready to be read, if the public may have it now; None otherwise."""
    marked = public(pages).annotate(one_is_sealed=uses_sealed_file())
    page = marked.select_related("quarter", "cover", "owner_service").first()
    if page:
        page.read_as_public = True
        page.shares_sealed_file = page.one_is_sealed
    return page
