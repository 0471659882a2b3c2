"""The parts of the information pages that the site computes: a template each, and what it shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from savoirs.contribute import agreement_text
from savoirs.knowledge.models import KindIndexPage, Period, Quarter, Theme, TrailPage
from savoirs.knowledge.models.knowledge_page import Reliability
from savoirs.rights.access import public
from search.analysis import filed

from .bibliography import cited_institutions
from .models import AccessibilityAudit, InfoPage, SiteSettings
from .models.accessibility import Conformity
from .picture_credits import credits_shown

Name = InfoPage.AppendixName
OFTEN = 4  # pages that cite an institution; the others are folded


@dataclass(frozen=True)
class Appendix:
    """``template`` extends that of information pages; ``expects`` names the fields of SiteSettings it must show."""

    template: str
    context: Callable[[], dict[str, Any]] = dict
    expects: tuple[str, ...] = ()


def _sources() -> dict[str, Any]:
    institutions = cited_institutions()
    often = sum(institution.pages >= OFTEN for institution in institutions)
    shelves = {"often": institutions[:often], "rarely": institutions[often:]}
    return {"institutions": institutions, **shelves, "Reliability": Reliability}


def _sitemap() -> dict[str, Any]:
    return {
        "kinds": list(KindIndexPage.objects.live()),
        "themes": list(Theme.objects.all()),
        "quarters": list(Quarter.objects.all()),
        "periods": list(Period.objects.all()),
        "trails": sorted(
            public(TrailPage.objects.all()).defer("body", "easy_text"), key=lambda trail: filed(trail.title)
        ),
        "info_pages": list(InfoPage.objects.live().order_by("path").defer("body")),
    }


def _statement() -> dict[str, Any]:
    audit = AccessibilityAudit.objects.latest_first().first() or AccessibilityAudit()
    return {"audit": audit, "state": audit.state, "Conformity": Conformity}


def _agreement() -> dict[str, Any]:
    return {"agreement": agreement_text.current()}


def _credits() -> dict[str, Any]:
    return {"credits": credits_shown()}


APPENDICES = {
    Name.CONTACT: Appendix("info/contact.html"),
    Name.SOURCES: Appendix("info/sources.html", _sources),
    Name.SITEMAP: Appendix("info/sitemap.html", _sitemap),
    Name.STATEMENT: Appendix("info/statement.html", _statement, SiteSettings.ACCESSIBILITY),
    Name.LEGAL_NOTICES: Appendix("info/legal_notices.html", expects=SiteSettings.LEGAL_NOTICES),
    Name.PERSONAL_DATA: Appendix("info/personal_data.html", expects=SiteSettings.PERSONAL_DATA),
    Name.AGREEMENT: Appendix("info/agreement.html", _agreement),
    Name.CREDITS: Appendix("info/credits.html", _credits),
}
