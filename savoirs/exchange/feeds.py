"""Atom feed (RFC 4287) of the latest public pages."""

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from savoirs.knowledge.listing import ready_to_list
from savoirs.knowledge.models import KnowledgePage

LATEST = 30


class LatestPages(Feed):
    """``/flux.atom``: the thirty pages published last, newest first."""

    feed_type = Atom1Feed
    title = _("Bibliothèque des savoirs martégaux : dernières pages")
    subtitle = _("Récits, témoignages, lieux, parcours et infos utiles de Martigues.")
    link = "/"
    language = "fr"

    def items(self):
        return ready_to_list(KnowledgePage.objects.all()).order_by("-first_published_at", "-pk")[:LATEST]

    def item_title(self, item: KnowledgePage) -> str:
        return item.title

    def item_description(self, item: KnowledgePage) -> str:
        return item.summary

    def item_link(self, item: KnowledgePage) -> str:
        return item.url or "/"

    def item_guid(self, item: KnowledgePage) -> str:
        return f"urn:uuid:{item.translation_key}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: KnowledgePage):
        return item.first_published_at

    def item_updateddate(self, item: KnowledgePage):
        return item.last_published_at

    def item_categories(self, item: KnowledgePage) -> list[str]:
        return [themed.tag.name for themed in item.themed_items.all()]
