"""The front door of the site."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page


class HomePage(Page):
    """The root of the site. Its sections follow the content; editors choose the big story and the question."""

    featured = models.ForeignKey(
        "knowledge.KnowledgePage",
        verbose_name=_("grand sujet"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Vide : un récit différent chaque jour."),
    )
    search_examples = models.CharField(
        _("exemples de recherche"),
        max_length=160,
        blank=True,
        default="calen, rue Droite, pont tournant",
        help_text=_("Trois mots ou noms, séparés par des virgules."),
    )
    question = models.ForeignKey(
        "knowledge.Question",
        verbose_name=_("question du moment"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Vide : une autre question chaque jour."),
    )

    content_panels = [
        *Page.content_panels,
        PageChooserPanel("featured", ["knowledge.StoryPage", "knowledge.TestimonyPage"]),
        FieldPanel("search_examples"),
        FieldPanel("question"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["knowledge.KindIndexPage", "home.InfoPage"]
    max_count = 1
    template = "pages/home_page.html"
    private_page_options: list[str] = []

    class Meta:
        verbose_name = _("page d’accueil")
        verbose_name_plural = _("pages d’accueil")

    @property
    def search_example_list(self) -> list[str]:
        return [words for part in self.search_examples.split(",") if (words := part.strip())]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..front import home_context  # its lists need every model loaded

        return {**super().get_context(request, *args, **kwargs), **home_context(self)}
