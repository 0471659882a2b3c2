"""Every page that a visitor reaches by following links from the home page, as the server sends it."""

import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from http.client import HTTPMessage
from random import Random
from urllib.error import HTTPError
from urllib.parse import SplitResult, parse_qs, urljoin, urlsplit
from urllib.request import urlopen

from lxml import html

AT_ONCE = 4
NOT_FOLLOWED = re.compile(r"/(admin|fichiers|static)/")
ONE_IN = 10


@dataclass(frozen=True)
class Answer:
    """What ``address`` (a path without query) receives."""

    address: str
    status: int
    headers: HTTPMessage
    text: str

    @cached_property
    def page(self) -> html.HtmlElement:
        return html.document_fromstring(self.text.encode(), parser=html.HTMLParser(encoding="utf-8"))

    @property
    def is_page(self) -> bool:
        return self.headers.get_content_type() == "text/html"

    def links(self) -> Iterator[str]:
        """The addresses of this site that the page leads to, without their query."""
        return (parts.path for parts in self._links())

    def choices(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Each link with a query, after its sort: the shape of its path, the names in its query."""
        for parts in self._links():
            if parts.query:
                yield (*_shape(parts.path), *sorted(parse_qs(parts.query))), f"{parts.path}?{parts.query}"

    def _links(self) -> Iterator[SplitResult]:
        for link in self.page.xpath("//a/@href"):
            parts = urlsplit(urljoin(self.address, link))
            if not parts.netloc and parts.scheme in ("", "http") and not NOT_FOLLOWED.match(parts.path):
                yield parts

    @property
    def title(self) -> str:
        return self.page.findtext(".//title") or ""


def ask(site: str, address: str) -> Answer:
    """GET, without cookie, whatever the status."""
    try:
        response = urlopen(site + address, timeout=60)
    except HTTPError as refusal:
        response = refusal
    with response:
        text = response.read().decode() if response.headers.get_content_type().startswith("text/") else ""
        return Answer(address, response.status, response.headers, text)


def crawl(site: str) -> dict[str, Answer]:
    """Address → answer, for every address that links reach from the home page."""
    answers: dict[str, Answer] = {}
    waiting = {"/"}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while waiting:
            found = list(pool.map(lambda address: ask(site, address), sorted(waiting)))
            answers |= {answer.address: answer for answer in found}
            waiting = {link for answer in found if answer.is_page for link in answer.links()} - answers.keys()
    return answers


def sample(answers: Mapping[str, Answer]) -> list[str]:
    """One page of each shape, then one page in ten, the same ones each time."""
    first = first_of_each_shape(answers)
    others = [page for page in _pages(answers) if page not in first and len(_shape(page)) == 2]
    return sorted([*first, *Random(13500).sample(others, len(others) // ONE_IN)])


def first_of_each_shape(answers: Mapping[str, Answer]) -> list[str]:
    """A list, a story, its printed form…: each template has an address of its own shape."""
    return sorted({_shape(address): address for address in reversed(_pages(answers))}.values())


def _pages(answers: Mapping[str, Answer]) -> list[str]:
    return sorted(address for address, answer in answers.items() if answer.is_page)


def _shape(address: str) -> tuple[str, ...]:
    segments = address.strip("/").split("/")
    return tuple(segments) if len(segments) == 1 else (segments[0], "*", *segments[2:])
