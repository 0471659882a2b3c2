"""Links inside a text lead only where the public may go: elsewhere their words stay, without the link."""

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text import extract_references_from_rich_text
from wagtail.rich_text.pages import PageLinkHandler

from savoirs.rights.access import public_pages
from savoirs.rights.keys import is_key

from .fetched import already_fetched


def linked_page_ids(html: str) -> list[int]:
    """Primary keys of the pages that a stored text links to."""
    named = (pk for model, pk, *_ in extract_references_from_rich_text(html) if model is Page)
    return [int(pk) for pk in named if is_key(pk)]


class PublicPageLinkHandler(PageLinkHandler):
    """Judged when read, like everything public. A link without address is valid HTML and takes no focus."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        ids = [int(attrs["id"]) for attrs in attrs_list if is_key(attrs.get("id", ""))]
        fetched = already_fetched(Page)
        pages = public_pages(ids) if fetched is None else [fetched[pk] for pk in ids if pk in fetched]
        urls = {str(page.pk): page.url for page in pages}
        found = (urls.get(attrs.get("id", "")) for attrs in attrs_list)
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in found]
