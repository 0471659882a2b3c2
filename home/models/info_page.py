"""Information pages: about, help, legal notices… Words of the town, and sometimes a part that the site computes."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from savoirs.knowledge.addresses import AddressedByTitle
from savoirs.knowledge.blocks.text import TEXT_FEATURES

from .site_settings import SiteSettings

if TYPE_CHECKING:
    from ..appendices import Appendix


class InfoPage(AddressedByTitle):
    """A page of information. ``appendix`` names the computed part (:mod:`home.appendices`); empty: none."""

    class AppendixName(models.TextChoices):
        CONTACT = "contact", _("à qui demander de l’aide")
        SOURCES = "sources", _("liste des sources citées")
        SITEMAP = "plan", _("plan du site")
        STATEMENT = "accessibilite", _("déclaration d’accessibilité")
        LEGAL_NOTICES = "mentions", _("éditeur, direction de la publication, hébergeur")
        PERSONAL_DATA = "donnees", _("conservation, délégué à la protection des données, CNIL")
        AGREEMENT = "accord", _("texte de l’accord des témoins")
        CREDITS = "credits", _("auteurs des photos et des sons")

    class Footer(models.TextChoices):
        SITE = "site", _("dans « Ce site »")
        LEGAL = "legal", _("sur la dernière ligne")

    introduction = models.CharField(_("introduction"), max_length=280, blank=True)
    body = RichTextField(_("texte"), features=TEXT_FEATURES)
    appendix = models.CharField(
        _("complément"),
        max_length=20,
        choices=AppendixName,
        blank=True,
        help_text=_("Une partie que le site calcule et tient à jour lui-même."),
    )
    footer = models.CharField(
        _("lien au bas de chaque page"),
        max_length=10,
        choices=Footer,
        blank=True,
        help_text=_("Vide : la page n’est que dans le plan du site."),
    )

    content_panels = [
        HelpPanel(template="info/admin/what_the_page_lacks.html"),
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("appendix"), FieldPanel("footer")]),
    ]
    parent_page_types = ["home.HomePage", "home.InfoPage"]
    subpage_types = ["home.InfoPage"]
    template = "pages/info_page.html"
    private_page_options: list[str] = []

    class Meta:
        verbose_name = _("page d’information")
        verbose_name_plural = _("pages d’information")

    @property
    def computed(self) -> "Appendix | None":
        from ..appendices import APPENDICES  # they need every model loaded

        return APPENDICES[self.AppendixName(self.appendix)] if self.appendix else None

    @property
    def lacks(self) -> list[str]:
        """What the town has not filled in yet and this page must say, in words."""
        site = self.get_site()
        return SiteSettings.for_site(site).missing(self.computed.expects) if site and self.computed else []

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return self.computed.template if self.computed else self.template

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        computed = self.computed
        return {
            **super().get_context(request, *args, **kwargs),
            **(computed.context() if computed else {}),
            "lacks": SiteSettings.for_request(request).missing(computed.expects) if computed else [],
        }
