"""Sitemap (sitemaps.org protocol 0.9): only what the public may have, now."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from wagtail.models import Page

from savoirs.knowledge.models import KnowledgePage, Period, Quarter, Theme
from savoirs.knowledge.questions.listing import open_questions
from savoirs.rights.access import public


class KnowledgeSitemap(Sitemap):
    """Pages of knowledge."""

    def items(self):
        return public(KnowledgePage.objects.order_by("pk"))

    def location(self, item: KnowledgePage) -> str:
        return item.get_url() or "/"

    def lastmod(self, item: KnowledgePage):
        return item.last_published_at


class OtherPagesSitemap(Sitemap):
    """Home, the pages of the kinds, the pages of information."""

    def items(self):
        governed = KnowledgePage.objects.values("pk")
        return Page.objects.live().filter(depth__gt=1).exclude(pk__in=governed).order_by("path")

    def location(self, item: Page) -> str:
        return item.get_url() or "/"

    def lastmod(self, item: Page):
        return item.last_published_at


class VocabularySitemap(Sitemap):
    """Themes, quarters and periods."""

    def items(self):
        return [*Theme.objects.all(), *Quarter.objects.all(), *Period.objects.all()]


class QuestionSitemap(Sitemap):
    """What the town does not know yet: the list, then each question."""

    def items(self):
        return [
            reverse("questions"),
            *(asked.get_absolute_url() for asked in open_questions().order_by("pk")),
        ]

    def location(self, item: str) -> str:
        return item


SITEMAPS = {
    "savoirs": KnowledgeSitemap,
    "pages": OtherPagesSitemap,
    "vocabulaire": VocabularySitemap,
    "questions": QuestionSitemap,
}
