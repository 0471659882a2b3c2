"""Does a useful page give a way to act? An official site, an address, a telephone, or a step on this site."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from .reading import Library, PageFile

_LINK = re.compile(r"\(page:([a-z0-9-]+)\)")
_DOMAIN = re.compile(r"(?<![@\w.-])((?:[a-z0-9-]+\.)+(?:com|fr|org|net|eu))\b")
_CONTACT = re.compile(r"\b0\d(?:[\s\u00a0]?\d\d){4}\b|[\w.-]+@[\w-]+\.\w+")


@dataclass(frozen=True)
class OfficialLink:
    label: str
    url: str


def official_links(page: PageFile) -> list[OfficialLink]:
    """The sites that the page names in so many words (« cinemartigues.com »), in order, each once."""
    words = "\n".join([*page.head.steps, page.text])
    sources = [source.url for source in page.head.sources]
    return [
        OfficialLink(domain, _address(domain, sources)) for domain in dict.fromkeys(_DOMAIN.findall(words))
    ]


def gives_a_way_to_act(page: PageFile, library: Library) -> bool:
    """By itself, or by a page that it links to of its own organisation: the MairieBus, by that of the town hall."""
    linked = [library.pages[slug] for slug in _LINK.findall(page.text)]
    return _acts(page) or any(
        other.kind == "useful"
        and other.head.owner
        and page.head.owner.startswith(other.head.owner)
        and _acts(other)
        for other in linked
    )


def _acts(page: PageFile) -> bool:
    head = page.head
    return bool(
        head.address
        or head.phone
        or head.owner == settings.WAGTAIL_SITE_NAME
        or official_links(page)
        or _CONTACT.search(page.text)
    )


def _address(domain: str, sources: list[str]) -> str:
    """The front page of the site: at the host where a source of the page was read, if one was."""
    for url in sources:
        parts = urlsplit(url)
        if parts.netloc.removeprefix("www.") == domain:
            return f"{parts.scheme}://{parts.netloc}/"
    return f"https://{domain}/"
