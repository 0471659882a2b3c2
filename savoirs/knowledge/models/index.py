"""The page of a kind: /recits/, /temoignages/, /infos-utiles/, /lieux/, /parcours/."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from .kinds import Kind


class KindIndexPage(Page):
    """Lists all pages of one kind, its children."""

    kind_slug = models.CharField(_("genre"), max_length=20, choices=Kind, unique=True)
    introduction = models.CharField(_("introduction"), max_length=280, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("kind_slug"), FieldPanel("introduction")]
    parent_page_types = ["home.HomePage"]
    subpage_types = [
        "knowledge.StoryPage",
        "knowledge.TestimonyPage",
        "knowledge.UsefulInfoPage",
        "knowledge.PlacePage",
        "knowledge.TrailPage",
    ]
    template = "pages/kind_index_page.html"
    private_page_options: list[str] = []

    class Meta:
        verbose_name = _("page d’un genre")
        verbose_name_plural = _("pages des genres")

    def get_template(self, request, *args, **kwargs):
        """Places are laid out by quarter, beside the map; the other kinds are lists."""
        return "pages/places_page.html" if self.kind_slug == Kind.PLACE else self.template

    def get_context(self, request, *args, **kwargs):
        from ..listing import kind_context

        return {**super().get_context(request, *args, **kwargs), **kind_context(self, request)}
