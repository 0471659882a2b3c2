"""What a page is, for machines: schema.org (release 30.0) in JSON-LD 1.1.

Made of what the page itself shows, already fetched for it: nothing here asks the database for a private row, and
no name appears that the page does not show. Each property belongs to the class that carries it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.paginator import Page as ListPage
from django.utils import timezone
from django.utils.duration import duration_iso_string
from django.utils.translation import gettext as _
from wagtail.models import Page

from media.models import Recording
from savoirs.knowledge.models import (
    KindIndexPage,
    KnowledgePage,
    Period,
    PlacePage,
    Quarter,
    TestimonyPage,
    Theme,
    TrailPage,
    UsefulInfoPage,
)
from savoirs.knowledge.models.kinds import Kind
from savoirs.rights.models.person import SPEAKING_ROLES, Participation, Role

Node = dict[str, Any]
Context = Mapping[str, Any]
Entry = Theme | Quarter | Period

EXACT = re.compile(r"-?\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")
TOWN = "Martigues"


@dataclass(frozen=True)
class Teller:
    """``base`` begins every address (``https://exemple.fr``); ``publisher`` is empty until the town says who."""

    base: str
    path: str
    title: str
    description: str
    image: str
    site: str
    publisher: str

    @property
    def address(self) -> str:
        return f"{self.base}{self.path}"

    def at(self, path: str | None) -> str:
        return f"{self.base}{path}" if path else ""


def graph(context: Context, tell: Teller) -> Node:
    """The page and its breadcrumb, as one JSON-LD document."""
    nodes = [_subject(context, tell)]
    if tell.path != "/":
        nodes.append(_breadcrumb(_name(context, tell), tell))
    return {"@context": "https://schema.org", "@graph": [_without_blanks(node) for node in nodes]}


def coverage(edtf: str) -> str:
    """``1920/1939`` → the same in ISO 8601; nothing when an end is uncertain, approximate or a season."""
    ends = edtf.split("/")
    is_exact = all(EXACT.fullmatch(end) or end == ".." for end in ends)
    return edtf if edtf and is_exact else ""


def moment(instant: datetime | None) -> str:
    """ISO 8601 with the offset of Paris, to the second."""
    return timezone.localtime(instant).isoformat(timespec="seconds") if instant else ""


# The page -------------------------------------------------------------------------------------------------


def _subject(context: Context, tell: Teller) -> Node:
    page, entry = context.get("page"), context.get("entry")
    if tell.path == "/":
        return _site(tell)
    if isinstance(page, KnowledgePage) and page.url == tell.path:
        return _knowledge(page, context, tell)
    if isinstance(page, KindIndexPage):
        return {**_web_page("CollectionPage", tell), "mainEntity": _list_of_pages(context, tell)}
    if isinstance(entry, Entry):
        return {
            **_web_page("CollectionPage", tell),
            "about": _entry(entry, tell),
            "temporalCoverage": coverage(entry.edtf) if isinstance(entry, Period) else "",
            "mainEntity": _list_of_pages(context, tell),
        }
    return {**_web_page("WebPage", tell), "dateModified": _changed(page)}


def _knowledge(page: KnowledgePage, context: Context, tell: Teller) -> Node:
    if isinstance(page, PlacePage):
        return {**_work("WebPage", page, context, tell), "mainEntity": _place(page, tell)}
    if isinstance(page, TrailPage):
        return {**_work("WebPage", page, context, tell), "mainEntity": _trip(page, context, tell)}
    if isinstance(page, UsefulInfoPage):
        return {**_work("WebPage", page, context, tell), **_review(page)}
    story = {**_work("Article", page, context, tell), "headline": page.title}
    if isinstance(page, TestimonyPage):
        told = [_told(page, recording, tell) for recording in context["recordings"] if recording.playback]
        story["audio"] = [node for node in told if node["@type"] == "AudioObject"]
        story["video"] = [node for node in told if node["@type"] == "VideoObject" and node["thumbnailUrl"]]
    return story


def _site(tell: Teller) -> Node:
    return {
        "@type": "WebSite",
        "@id": tell.address,
        "url": tell.address,
        "name": tell.site,
        "description": tell.description,
        "inLanguage": "fr",
        "publisher": _organization(tell.publisher),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{tell.base}/recherche/?q={{q}}"},
            "query-input": "required name=q",
        },
    }


def _web_page(kind: str, tell: Teller) -> Node:
    return {
        "@type": kind,
        "@id": tell.address,
        "url": tell.address,
        "name": tell.title,
        "description": tell.description,
        "inLanguage": "fr",
        "publisher": _organization(tell.publisher),
    }


def _work(kind: str, page: KnowledgePage, context: Context, tell: Teller) -> Node:
    """What every page of knowledge says, with properties of CreativeWork alone."""
    people = context["participations"]
    authors = [_person(part) for part in people if part.role == Role.AUTHOR and part.public_name]
    told_by = [_person(part) for part in people if part.role in SPEAKING_ROLES and part.public_name]
    where = [_where(page.quarter, tell)] if page.quarter else []
    return {
        **_web_page(kind, tell),
        "name": page.title,
        "image": tell.image,
        "isAccessibleForFree": True,
        "datePublished": moment(page.first_published_at),
        "dateModified": moment(page.last_published_at),
        "author": authors or _organization(tell.publisher),
        "contributor": told_by,
        "maintainer": _organization(page.owner_service.name if page.owner_service else ""),
        "about": [_entry(theme, tell) for theme in context["themes"]],
        "spatialCoverage": where + [_named("Place", p.title, tell.at(p.url)) for p in context["places"]],
        "temporalCoverage": coverage(page.when_edtf),
        "citation": [
            {**_named("CreativeWork", source.title, source.url), "inLanguage": source.language}
            for source in context["sources"]
        ],
        "license": page.licence_url,
        "creditText": page.credits,
    }


# What the page is about -----------------------------------------------------------------------------------


def _place(page: PlacePage, tell: Teller) -> Node:
    inside = _where(page.quarter, tell) if page.quarter else _named("City", TOWN)
    return {
        **_named("Place", page.title, tell.address),
        "@id": f"{tell.address}#lieu",
        "alternateName": page.old_names_list,
        "geo": _position(page),
        "containedInPlace": inside,
    }


def _position(page: PlacePage) -> Node:
    """A point, or a circle (radius in metres) where the position is approximate; WGS84 degrees."""
    if page.latitude is None:
        return {}
    point = {"@type": "GeoCoordinates", "latitude": page.latitude, "longitude": page.longitude}
    if page.precision == PlacePage.Precision.EXACT:
        return point
    return {"@type": "GeoCircle", "geoMidpoint": point, "geoRadius": page.margin_m}


def _trip(page: TrailPage, context: Context, tell: Teller) -> Node:
    halts = [
        {
            "@type": "ListItem",
            "position": number,
            "name": step.title,
            "item": _named("Place", step.place.title, tell.at(step.place.url)) if step.place else None,
        }
        for number, step in enumerate(context["steps"], start=1)
    ]
    return {
        "@type": "TouristTrip",
        "@id": f"{tell.address}#parcours",
        "name": page.title,
        "description": page.summary,
        "itinerary": _item_list(halts),
    }


def _review(page: UsefulInfoPage) -> Node:
    checked: date | None = page.verified_on
    return {
        "lastReviewed": checked.isoformat() if checked else "",
        "reviewedBy": _organization(page.owner_service.name if checked and page.owner_service else ""),
        "audience": [{"@type": "Audience", "audienceType": who} for who in page.audience_list],
    }


def _told(page: TestimonyPage, recording: Recording, tell: Teller) -> Node:
    return {
        "@type": "VideoObject" if recording.is_video else "AudioObject",
        "name": recording.title,
        "description": page.summary,
        "uploadDate": moment(page.first_published_at),
        "duration": duration_iso_string(timedelta(seconds=round(recording.duration))),
        "contentUrl": tell.at(recording.playback.url),
        "encodingFormat": recording.playback_type,
        "thumbnailUrl": tell.at(recording.thumbnail.url) if recording.thumbnail else "",
        "inLanguage": recording.language,
        "transcript": "\n".join(segment.text for segment in recording.segments),
        "license": recording.licence_url,
        "creditText": recording.credit,
    }


def _entry(entry: Entry, tell: Teller) -> Node:
    address = tell.at(entry.get_absolute_url())
    if isinstance(entry, Theme):
        same = [uri for uri in (entry.uri,) if uri]
        return {**_named("Thing", entry.name, address), "alternateName": entry.aliases_list, "sameAs": same}
    if isinstance(entry, Quarter):
        return _where(entry, tell)
    return _named("Thing", entry.label, address)


def _where(quarter: Quarter, tell: Teller) -> Node:
    return {
        **_named("Place", quarter.label, tell.at(quarter.get_absolute_url())),
        "alternateName": [*quarter.aliases_list, *quarter.old_names_list],
        "containedInPlace": _named("City", TOWN),
    }


# Small pieces ---------------------------------------------------------------------------------------------


def _name(context: Context, tell: Teller) -> str:
    """What the breadcrumb calls the page."""
    page, entry = context.get("page"), context.get("entry")
    return page.title if isinstance(page, Page) else str(entry) if isinstance(entry, Entry) else tell.title


def _breadcrumb(name: str, tell: Teller) -> Node:
    """Home, the branch that the first part of the address names, the page."""
    first, *below = tell.path.strip("/").split("/")
    trail = [(_("Accueil"), "/")]
    if below and first in _branches():
        trail.append((_branches()[first], f"/{first}/"))
    trail.append((name, tell.path))
    steps = [
        {"@type": "ListItem", "position": number, "name": name, "item": tell.at(path)}
        for number, (name, path) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _branches() -> dict[str, str]:
    vocabulary = {"themes": _("Thèmes"), "quartiers": _("Quartiers"), "periodes": _("Époques")}
    return {kind.value: str(kind.label).capitalize() for kind in Kind} | vocabulary


def _list_of_pages(context: Context, tell: Teller) -> Node:
    # By type, as in head.py: to ask a lazy value what it is would draw the form's token, and set its cookie.
    screens = (value for value in context.values() if issubclass(type(value), ListPage))
    listed = [page for screen in screens for page in screen if isinstance(page, KnowledgePage)]
    return _item_list(
        {"@type": "ListItem", "position": number, "name": page.title, "url": tell.at(page.url)}
        for number, page in enumerate(listed, start=1)
    )


def _item_list(items: Iterable[Node]) -> Node:
    items = list(items)
    return {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items} if items else {}


def _named(kind: str, name: str, address: str = "") -> Node:
    return {"@type": kind, "name": name, "url": address}


def _organization(name: str) -> Node:
    return _named("Organization", name) if name else {}


def _person(part: Participation) -> Node:
    return _named("Person", part.public_name)


def _changed(page: object) -> str:
    return moment(page.last_published_at) if isinstance(page, Page) else ""


def _without_blanks(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {name: _without_blanks(part) for name, part in value.items()}
        return {name: part for name, part in kept.items() if part not in ("", None, [], {})}
    return [_without_blanks(part) for part in value] if isinstance(value, list) else value
