"""Récit de patrimoine."""

from django.utils.translation import gettext_lazy as _

from .kinds import Kind
from .knowledge_page import KnowledgePage


class StoryPage(KnowledgePage):
    """A heritage story: what the town knows, with its sources."""

    kind = Kind.STORY
    is_creatable = True
    parent_page_types = ["knowledge.KindIndexPage"]
    subpage_types: list[str] = []
    template = "pages/story_page.html"

    class Meta:
        verbose_name = _("récit de patrimoine")
        verbose_name_plural = _("récits de patrimoine")
