"""What every page shows around its own content: menu, help by a person, pages of the footer."""

from dataclasses import dataclass

from django import template
from django.db.models import Subquery
from django.http import HttpRequest
from django.template.context import Context
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.models import AccessibilityAudit, InfoPage, SiteSettings
from home.models.accessibility import conformity

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


@dataclass(frozen=True)
class Footer:
    """The information pages that the foot of each page leads to, in the order of the tree."""

    site: list[MenuEntry]
    legal: list[MenuEntry]


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
def footer(context: Context) -> Footer:
    """The links of the footer: one query a request."""
    request = context["request"]
    if not hasattr(request, "_savoirs_footer"):
        request._savoirs_footer = _footer(request)
    return request._savoirs_footer


def _footer(request: HttpRequest) -> Footer:
    links: dict[str, list[MenuEntry]] = {place: [] for place in InfoPage.Footer.values}
    for page in _pages_with_audit():
        address = page.url or ""
        links[page.footer].append(MenuEntry(address, _label(page), "page" if address == request.path else ""))
    return Footer(links[InfoPage.Footer.SITE], links[InfoPage.Footer.LEGAL])


def _pages_with_audit():
    """The pages of the footer, each with what the state of conformity follows from."""
    latest = AccessibilityAudit.objects.latest_first()
    audit = {
        f"audit_{name}": Subquery(latest.values(name)[:1]) for name in ("audited_on", "respected", "failed")
    }
    return InfoPage.objects.live().exclude(footer="").order_by("path").annotate(**audit).defer("body")


def _label(page: InfoPage) -> str:
    """The title; the page of the statement says the state, as the decree asks (2019-768, article 4)."""
    if page.appendix != InfoPage.AppendixName.STATEMENT:
        return page.title
    state = conformity(page.audit_audited_on, page.audit_respected, page.audit_failed)
    return gettext("Accessibilité : %(state)s") % {"state": state.label}
