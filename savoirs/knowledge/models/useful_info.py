"""Info utile: what to do, with whom, kept true by a service."""

from dateutil.relativedelta import relativedelta
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from ..panels import knowledge_edit_handler, lines
from ..vocabulary.lines import LinesField
from .kinds import Kind
from .knowledge_page import KnowledgePage

ONE_PER_LINE = _("Un par ligne.")


class UsefulInfoPage(KnowledgePage):
    """A useful page. ``review_by`` follows ``verified_on`` and ``review_months``."""

    kind = Kind.USEFUL
    is_creatable = True

    audience_list: list[str]
    audience = LinesField(_("pour qui"), blank=True, help_text=ONE_PER_LINE)
    steps_list: list[str]
    steps = LinesField(_("étapes"), blank=True, help_text=_("Une par ligne, dans l’ordre."))
    bring_list: list[str]
    bring = LinesField(_("à apporter"), blank=True, help_text=ONE_PER_LINE)
    cost = models.CharField(_("prix"), max_length=250, blank=True)
    address = models.CharField(_("adresse"), max_length=250, blank=True)
    phone = models.CharField(_("téléphone"), max_length=60, blank=True)
    hours = models.TextField(_("horaires"), blank=True)
    verified_on = models.DateField(_("vérifié le"), null=True, blank=True)
    review_months = models.PositiveSmallIntegerField(_("à revoir tous les… mois"), default=6)

    parent_page_types = ["knowledge.KindIndexPage"]
    subpage_types: list[str] = []
    template = "pages/useful_info_page.html"
    edit_handler = knowledge_edit_handler(
        *(FieldPanel(name) for name in ("audience", "steps", "bring", "cost", "address", "phone", "hours")),
        lines("useful_links", _("Liens officiels"), _("Lien officiel")),
        review=(FieldRowPanel([FieldPanel("verified_on"), FieldPanel("review_months")]),),
    )

    class Meta:
        verbose_name = _("info utile")
        verbose_name_plural = _("infos utiles")

    def get_context(self, request, *args, **kwargs):
        return {
            **super().get_context(request, *args, **kwargs),
            "useful_links": list(self.useful_links.all()),
        }

    def save(self, *args, **kwargs) -> None:
        if self.verified_on:
            self.review_by = self.verified_on + relativedelta(months=self.review_months)
        super().save(*args, **kwargs)


class UsefulLink(Orderable):
    """An official address where one can act."""

    page = ParentalKey(UsefulInfoPage, on_delete=models.CASCADE, related_name="useful_links")
    label = models.CharField(_("texte du lien"), max_length=160)
    url = models.URLField(_("adresse"), max_length=500)

    panels = [FieldPanel("label"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = _("lien officiel")
        verbose_name_plural = _("liens officiels")

    def __str__(self) -> str:
        return self.label
