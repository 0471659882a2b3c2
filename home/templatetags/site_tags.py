"""What every page shows around its own content: menu, help by a person, pages of the footer."""

from dataclasses import dataclass

from django import template
from django.template.context import Context
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.models import InfoPage, SiteSettings

register = template.Library()

MENU = [
    ("/recits/", _("Récits")),
    ("/temoignages/", _("Écouter")),
    ("/lieux/", _("Lieux")),
    ("/periodes/", _("Époques")),
    ("/infos-utiles/", _("Infos utiles")),
    ("/recherche/", _("Chercher")),
]


@dataclass(frozen=True)
class MenuEntry:
    """``current`` is "page" on the entry's own page, "true" on the pages below it, else empty."""

    address: str
    label: str
    current: str


@register.simple_tag(takes_context=True)
def menu(context: Context) -> list[MenuEntry]:
    """The entries of the main menu. Reads no database: error pages use it too."""
    request = context.get("request")
    here = request.path if request else ""

    def current(address: str) -> str:
        return "page" if here == address else "true" if here.startswith(address) else ""

    return [MenuEntry(address, str(label), current(address)) for address, label in MENU]


@register.simple_tag(takes_context=True)
def site_settings(context: Context) -> SiteSettings:
    """What the town wrote about itself: help, opening hours, publisher."""
    return SiteSettings.for_request(context["request"])


@register.simple_tag(takes_context=True)
def footer_pages(context: Context) -> list[InfoPage]:
    """The published pages that their editors want at the foot of every page."""
    site = Site.find_for_request(context["request"])
    if site is None:
        return []
    return list(InfoPage.objects.live().in_menu().descendant_of(site.root_page))
