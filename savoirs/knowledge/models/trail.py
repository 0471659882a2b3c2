"""Parcours: ordered steps at places."""

from itertools import pairwise

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from ..blocks.text import INLINE_FEATURES
from ..panels import knowledge_edit_handler, lines
from .kinds import Kind
from .knowledge_page import KnowledgePage


class TrailPage(KnowledgePage):
    """A walk. ``length_km`` in kilometres; ``duration`` as one says it."""

    kind = Kind.TRAIL
    is_creatable = True

    duration = models.CharField(_("durée"), max_length=120, blank=True)
    length_km = models.FloatField(_("longueur, en kilomètres"), null=True, blank=True)
    access = models.TextField(_("accès"), blank=True)

    parent_page_types = ["knowledge.KindIndexPage"]
    subpage_types: list[str] = []
    template = "pages/trail_page.html"
    edit_handler = knowledge_edit_handler(
        FieldPanel("duration"),
        FieldPanel("length_km"),
        FieldPanel("access"),
        lines("steps", _("Étapes"), _("Étape")),
    )

    class Meta:
        verbose_name = _("parcours")
        verbose_name_plural = _("parcours")

    def cited_page_ids(self) -> list[int]:
        steps = [step.place_id for step in self.steps_in_order if step.place_id]
        return [*super().cited_page_ids(), *steps]

    def rich_texts(self) -> list[str]:
        return [*super().rich_texts(), *(step.text for step in self.steps_in_order)]

    @cached_property
    def steps_in_order(self) -> list["TrailStep"]:
        return list(self.steps.all())

    def get_context(self, request, *args, **kwargs):
        """Adds ``steps``, ready to show: HTML text, the place only where the public may go, the way to the next."""
        from ..walking import position_of, way_in_words

        context = super().get_context(request, *args, **kwargs)
        steps, cited = self.steps_in_order, context["cited"]
        for step in steps:
            step.text, step.place = context["texts"][step.text], cited.get(step.place_id)
        for step, following in pairwise(steps):
            here, there = (position_of(place) if place else None for place in (step.place, following.place))
            step.way_on = way_in_words(here, there) if here and there else ""
        return {**context, "steps": steps}


class TrailStep(Orderable):
    """A stop of the walk, at a place (which may come back)."""

    page = ParentalKey(TrailPage, on_delete=models.CASCADE, related_name="steps")
    place = models.ForeignKey(
        "knowledge.KnowledgePage",
        verbose_name=_("lieu"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="trail_steps",
    )
    title = models.CharField(_("titre"), max_length=160)
    text = RichTextField(_("texte"), features=INLINE_FEATURES)
    look = models.TextField(
        _("à regarder"), blank=True, help_text=_("Ce que l’on cherche des yeux, sur place, en une phrase.")
    )
    onward = models.TextField(
        _("pour aller à l’étape suivante"), blank=True, help_text=_("Le chemin à pied, s’il a été vérifié.")
    )

    # « à 350 m environ, vers le nord », as the crow flies, where positions allow to say it.
    way_on = ""

    panels = [
        PageChooserPanel("place", "knowledge.PlacePage"),
        FieldPanel("title"),
        FieldPanel("text"),
        FieldPanel("look"),
        FieldPanel("onward"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("étape du parcours")
        verbose_name_plural = _("étapes du parcours")

    def __str__(self) -> str:
        return self.title
