"""The works and institutions that the public pages cite, each with the number of pages that cite it.

Sources are written by many hands: the same work has several titles, the same institution several names. What
they agree on is the address: one address is one work, one host is one institution, whatever the language of its
pages. Without an address, the words before the first comma, colon or quotation name the institution.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from savoirs.knowledge.models import KnowledgePage, Source
from savoirs.rights.access import public

LANGUAGE_OF_HOST = re.compile(r"^(?:www|[a-z]{2})\.(?=[^.]+\.)")
NAME = re.compile(r"^«[\s\u00a0]*(.+?)[\s\u00a0]*»|^(.+?)(?=,|[\s\u00a0]:|[\s\u00a0]\(|[\s\u00a0]«|$)")


@dataclass(frozen=True)
class Work:
    """``pages`` counts the public pages that cite it."""

    title: str
    url: str
    pages: int


@dataclass(frozen=True)
class Institution:
    name: str
    pages: int
    works: list[Work]


@dataclass(frozen=True)
class Citation:
    title: str
    url: str
    page_id: int

    @property
    def host(self) -> str:
        """« wikipedia.org » for any language of it; empty without an address."""
        return LANGUAGE_OF_HOST.sub("", urlsplit(self.url).netloc.lower())

    @property
    def author(self) -> str:
        """« Inventaire général, Région Sud, pont levant » is by « Inventaire général »."""
        found = NAME.match(self.title)
        return (found[1] or found[2]) if found else self.title


def cited_institutions() -> list[Institution]:
    """Those of the public pages, now; the most cited first."""
    cited = Source.objects.filter(page__in=public(KnowledgePage.objects.all()).values("pk"))
    return group(Citation(*row) for row in cited.values_list("title", "url", "page_id"))


def group(citations: Iterable[Citation]) -> list[Institution]:
    """Put together what is by the same institution, then what is the same work."""
    citations = list(citations)
    host_of = {citation.author.lower(): citation.host for citation in citations if citation.host}
    by_institution: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        author = citation.author.lower()
        by_institution[citation.host or host_of.get(author, author)].append(citation)
    found = [
        Institution(_usual(c.author for c in cited), len({c.page_id for c in cited}), _works(cited))
        for cited in by_institution.values()
    ]
    return sorted(found, key=lambda institution: (-institution.pages, institution.name.lower()))


def _works(citations: list[Citation]) -> list[Work]:
    by_work: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        by_work[citation.url or citation.title.lower()].append(citation)
    works = [
        Work(_usual(c.title for c in cited), cited[0].url, len({c.page_id for c in cited}))
        for cited in by_work.values()
    ]
    return sorted(works, key=lambda work: (-work.pages, work.title.lower()))


def _usual(words: Iterable[str]) -> str:
    """The most frequent; of two as frequent, the longer says more."""
    counted = Counter(words)
    return max(counted, key=lambda text: (counted[text], len(text), text))
