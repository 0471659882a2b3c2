"""From an address to its page in one query, instead of two for each step of the tree."""

from wagtail.models import Page

from savoirs.rights.access import public

from .models import KnowledgePage, PlacePage, StoryPage, TestimonyPage, TrailPage, UsefulInfoPage

MODELS: dict[str, type[KnowledgePage]] = {
    model.kind.value: model for model in (StoryPage, TestimonyPage, UsefulInfoPage, PlacePage, TrailPage)
}


def public_page_at(root: Page, path_components: list[str]) -> KnowledgePage | None:
    """The page at ``/recits/le-calen/`` below ``root`` if the public may have it now; None otherwise."""
    if len(path_components) != 2 or path_components[0] not in MODELS:
        return None
    pages = public(
        MODELS[path_components[0]].objects.filter(url_path=f"{root.url_path}{'/'.join(path_components)}/")
    )
    page = pages.select_related("quarter", "cover", "owner_service").first()
    if page:
        page.read_as_public = True
    return page
