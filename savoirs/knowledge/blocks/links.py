"""Links inside a text lead only where the public may go: elsewhere their words stay, without the link."""

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text import expand_db_html
from wagtail.rich_text.pages import PageLinkHandler

from savoirs.rights.access import public_page_ids

_BETWEEN_TEXTS = "<!-- next text -->"


class PublicPageLinkHandler(PageLinkHandler):
    """Judged when read, like everything public. A link without address is valid HTML and takes no focus."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        ids = [int(attrs["id"]) for attrs in attrs_list if attrs.get("id", "").isdigit()]
        pages = Page.objects.in_bulk(public_page_ids(ids))
        found = (
            pages.get(int(attrs["id"])) if attrs.get("id", "").isdigit() else None for attrs in attrs_list
        )
        return [f'<a href="{escape(page.url)}">' if page else "<a>" for page in found]


def expand_together(texts: list[str]) -> list[str]:
    """Expand several stored rich texts into HTML with the queries of one."""
    return expand_db_html(_BETWEEN_TEXTS.join(texts)).split(_BETWEEN_TEXTS)
