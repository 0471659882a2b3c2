"""Links inside a text lead only where the public may go: elsewhere their words stay, without the link."""

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from savoirs.rights.access import public_pages


class PublicPageLinkHandler(PageLinkHandler):
    """Judged when read, like everything public. A link without address is valid HTML and takes no focus."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        ids = [int(attrs["id"]) for attrs in attrs_list if attrs.get("id", "").isdigit()]
        urls = {str(page.pk): page.url for page in public_pages(ids)}
        found = (urls.get(attrs.get("id", "")) for attrs in attrs_list)
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in found]
