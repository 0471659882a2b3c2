"""What the town says about itself: who helps, who answers for the site."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

ONE_PER_LINE = _("Une ligne par information.")


@register_setting(icon="help")
class SiteSettings(BaseSiteSetting):
    """Nothing here has a value of its own: what is empty is not shown, and :meth:`missing` names it."""

    help_place = models.TextField(
        _("où trouver de l’aide"),
        blank=True,
        help_text=_("Le nom du lieu, puis son adresse, ligne par ligne."),
    )
    help_phone = models.CharField(_("téléphone pour de l’aide"), max_length=60, blank=True)
    help_hours = models.TextField(
        _("heures de présence"), blank=True, help_text=_("Par exemple : du mardi au samedi, de 10 h à 18 h.")
    )
    help_bus = models.CharField(
        _("prochain arrêt du MairieBus"),
        max_length=200,
        blank=True,
        help_text=_("Le jour, l’heure et le lieu. Effacez-les quand il est passé."),
    )
    contact_email = models.EmailField(_("courriel de l’équipe"), blank=True)

    publisher = models.CharField(
        _("éditeur du site"),
        max_length=160,
        blank=True,
        help_text=_("La personne morale qui répond du site."),
    )
    publisher_address = models.TextField(_("adresse de l’éditeur"), blank=True)
    publisher_phone = models.CharField(_("téléphone de l’éditeur"), max_length=60, blank=True)
    publication_director = models.CharField(
        _("directeur ou directrice de la publication"),
        max_length=160,
        blank=True,
        help_text=_("Son nom et sa fonction."),
    )
    host_name = models.CharField(_("hébergeur"), max_length=160, blank=True)
    host_address = models.TextField(_("adresse de l’hébergeur"), blank=True)
    host_phone = models.CharField(_("téléphone de l’hébergeur"), max_length=60, blank=True)

    dpo_contact = models.TextField(
        _("joindre le délégué à la protection des données"),
        blank=True,
        help_text=_("Courriel et adresse postale, ligne par ligne."),
    )
    retention = models.TextField(
        _("durées de conservation"),
        blank=True,
        help_text=_("Une ligne par sorte de donnée : coordonnées, brouillons, journaux du serveur…"),
    )
    accessibility_contact = models.TextField(
        _("joindre la personne chargée de l’accessibilité"),
        blank=True,
        help_text=_("Courriel, téléphone, adresse postale, ligne par ligne."),
    )

    HELP = ("help_place", "help_phone", "help_hours")
    LEGAL_NOTICES = (
        "publisher", "publisher_address", "publisher_phone", "publication_director",
        "host_name", "host_address", "host_phone",
    )  # fmt: skip
    PERSONAL_DATA = ("dpo_contact", "retention")
    ACCESSIBILITY = ("accessibility_contact",)
    EXPECTED = (*HELP, *LEGAL_NOTICES, *PERSONAL_DATA, *ACCESSIBILITY)

    panels = [
        HelpPanel(template="info/admin/what_is_missing.html"),
        MultiFieldPanel(
            [FieldPanel(name) for name in (*HELP, "help_bus", "contact_email")],
            heading=_("Une personne pour aider, au bas de chaque page"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in LEGAL_NOTICES], heading=_("Qui répond du site : mentions légales")
        ),
        MultiFieldPanel([FieldPanel(name) for name in PERSONAL_DATA], heading=_("Données personnelles")),
        MultiFieldPanel([FieldPanel(name) for name in ACCESSIBILITY], heading=_("Accessibilité")),
    ]

    class Meta:
        verbose_name = _("aide et mentions légales")
        verbose_name_plural = _("aide et mentions légales")

    @classmethod
    def for_site(cls, site: Site) -> Self:
        """Never written before an editor saves them: reading a page must not write in the database."""
        return cls.base_queryset().filter(site=site).first() or cls(site=site)

    @classmethod
    def for_request(cls, request: HttpRequest) -> Self:
        """A town has one site: its settings are those of the default one, which need not be found first."""
        kept = cls.get_cache_attr_name()
        if not hasattr(request, kept):
            setattr(request, kept, cls.base_queryset().filter(site__is_default_site=True).first() or cls())
        return getattr(request, kept)

    @property
    def has_help(self) -> bool:
        return any((self.help_place, self.help_phone, self.help_hours, self.help_bus, self.contact_email))

    def missing(self, names: Iterable[str] = EXPECTED) -> list[str]:
        """Those of the fields ``names`` that nobody has filled in, as people call them."""
        return [
            str(self._meta.get_field(name).verbose_name) for name in names if not getattr(self, name).strip()
        ]
