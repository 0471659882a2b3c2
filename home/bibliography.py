"""The works and institutions that the public pages cite, each with the number of pages that cite it.

Sources are written by many hands: the same work has several titles, the same institution several names. What
they agree on is the address: one address is one work, one host is one institution, whatever the language of its
pages. Without an address, the words before the first comma, colon or quotation name the institution, and a work is
the one that bears the same title. Where two addresses bear the same title, the address tells them apart.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from savoirs.knowledge.models import KnowledgePage, Source
from savoirs.rights.access import public
from search.analysis import filed

LANGUAGE_OF_HOST = re.compile(r"^(?:www|[a-z]{2})\.(?=[^.]+\.)")
NAME = re.compile(r"^«[\s\u00a0]*(.+?)[\s\u00a0]*»|^(.+?)(?=,|[\s\u00a0]:|[\s\u00a0]\(|[\s\u00a0]«|$)")
LICENCE = re.compile(r"\(CC[ \u00a0][^)]*\)")
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Work:
    """``pages`` counts the public pages that cite it; ``apart`` is its address, where another bears its title;
    ``language`` is that of :class:`Source`."""

    title: str
    url: str
    pages: int
    apart: str = ""
    language: str = ""


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
    language: str = ""

    @property
    def host(self) -> str:
        """« wikipedia.org » for any language of it; empty without an address."""
        return LANGUAGE_OF_HOST.sub("", urlsplit(self.url).netloc.lower())

    @property
    def author(self) -> str:
        """« Inventaire général, Région Sud, pont levant » is by « Inventaire général »."""
        found = NAME.match(self.title)
        return (found[1] or found[2]) if found else self.title

    @property
    def words(self) -> str:
        """The title without its signs, capitals and licence: what two hands write alike."""
        return " ".join(WORD.findall(LICENCE.sub("", self.title).lower()))


def cited_institutions() -> list[Institution]:
    """Those of the public pages, now; the most cited first."""
    cited = Source.objects.filter(page__in=public(KnowledgePage.objects.all()).values("pk"))
    return group(Citation(*row) for row in cited.values_list("title", "url", "page_id", "language"))


def group(citations: Iterable[Citation]) -> list[Institution]:
    """Put together what is by the same institution, then what is the same work."""
    citations = list(citations)
    host_of = {citation.author.lower(): citation.host for citation in citations if citation.host}
    by_institution: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        author = citation.author.lower()
        by_institution[citation.host or host_of.get(author, author)].append(citation)
    by_name: dict[str, list[Citation]] = defaultdict(list)
    for cited in by_institution.values():
        by_name[_usual(c.author for c in cited)] += cited
    found = [
        Institution(name, len({c.page_id for c in cited}), _works(cited)) for name, cited in by_name.items()
    ]
    return sorted(found, key=lambda institution: (-institution.pages, filed(institution.name)))


def _works(citations: list[Citation]) -> list[Work]:
    url_of = {citation.words: citation.url for citation in citations if citation.url}
    by_work: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        by_work[citation.url or url_of.get(citation.words, citation.words)].append(citation)
    titles = {work: _usual(c.title for c in cited) for work, cited in by_work.items()}
    alike = Counter(titles.values())
    works = [
        Work(
            titles[work],
            url := next((c.url for c in cited if c.url), ""),
            len({c.page_id for c in cited}),
            _short(url) if alike[titles[work]] > 1 else "",
            next((c.language for c in cited if c.language and c.title == titles[work]), ""),
        )
        for work, cited in by_work.items()
    ]
    return sorted(works, key=lambda work: (-work.pages, filed(work.title)))


def _short(url: str) -> str:
    """« exemple.fr/le-pont »."""
    parts = urlsplit(url)
    return unquote(parts.netloc.removeprefix("www.") + parts.path).rstrip("/")


def _usual(words: Iterable[str]) -> str:
    """The most frequent; of two as frequent, the longer says more."""
    counted = Counter(words)
    return max(counted, key=lambda text: (counted[text], len(text), text))
