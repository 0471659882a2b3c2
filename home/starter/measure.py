"""Measure the site as visitors use it: through its own addresses, on the database as it is."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.http import urlencode

from home.models import InfoPage
from savoirs.knowledge.models import KindIndexPage, KnowledgePage, Period, Quarter, Theme
from savoirs.knowledge.models.kinds import Kind
from savoirs.knowledge.questions.listing import public_questions
from savoirs.rights.access import public
from search import registry
from search.finder import find
from search.query import Query

MOST_QUERIES = 15
PAGES_OF_EACH_KIND = 6
LISTS = ("themes", "quarters", "periods", "timeline", "questions")
REPEATS = 5
SEARCH_REPEATS = 40
SEARCHES = [
    "",
    "calen",
    "poutarge",
    "pont levant",
    "peche au thon",
    "où voir un film à Martigues ?",
    "comment s’appelait le pont détruit par les Allemands en 1944",
    '"rue Droite"',
    "église -chapelle",
    "zzyzx",
]


@dataclass(frozen=True)
class PageCost:
    """``queries``: the most that one page of this sort asked; ``cpu_ms``: median processor time of a page."""

    name: str
    pages: int
    queries: int
    cpu_ms: float

    @property
    def is_too_many(self) -> bool:
        return self.queries > MOST_QUERIES


@dataclass(frozen=True)
class SearchCost:
    """Milliseconds: median of the search alone (facets and extracts), then of the whole page, then its slowest 5 %."""

    name: str
    search_ms: float
    page_ms: float
    slow_page_ms: float


def search_costs() -> Iterator[SearchCost]:
    """One line for each search, then one for a search with two filters."""
    for words in SEARCHES:
        yield _search_cost(words or "(tout)", {"q": words})
    yield _search_cost(
        "pont, récits, canaux et ponts", {"q": "pont", "genre": Kind.STORY.value, "theme": "canaux-et-ponts"}
    )


def page_costs() -> Iterator[PageCost]:
    """One line for each sort of public page."""
    for name, addresses in addresses_by_sort().items():
        yield _page_cost(name, addresses)


def addresses_by_sort() -> dict[str, list[str]]:
    """The home page, the heaviest pages of each kind and their sheets of paper, lists, vocabulary, questions."""
    sorts = {"accueil": ["/"]}
    heaviest = {kind: _heaviest(kind) for kind in Kind}
    for kind, pages in heaviest.items():
        sorts[str(kind.label)] = [page.url for page in pages]
    sorts["versions à imprimer"] = [
        _other_way("paper", page) for pages in heaviest.values() for page in pages[:1]
    ]
    sorts["facile à lire"] = [
        _other_way("easy", page) for page in public(KnowledgePage.objects.exclude(easy_text=""))
    ]
    sorts["listes"] = [page.url for page in KindIndexPage.objects.live()]
    sorts["listes de la ville"] = [reverse(name) for name in LISTS]
    for name, model in (("thème", Theme), ("quartier", Quarter), ("période", Period)):
        sorts[name] = [entry.get_absolute_url() for entry in model.objects.all()[:PAGES_OF_EACH_KIND]]
    questions = public_questions()[:PAGES_OF_EACH_KIND]
    sorts["questions"] = [question.get_absolute_url() for question in questions]
    sorts["feuilles à emporter"] = [reverse("question-sheet", args=[question.pk]) for question in questions]
    sorts["pages d’information"] = [page.url for page in InfoPage.objects.live()]
    sorts["recherche"] = [f"{reverse('search')}?q=pont"]
    return {sort: addresses for sort, addresses in sorts.items() if addresses}


def _heaviest(kind: Kind) -> list[KnowledgePage]:
    pages = public(KnowledgePage.objects.filter(kind_slug=kind)).prefetch_related("links")
    return sorted(pages, key=lambda page: -page.links.count())[:PAGES_OF_EACH_KIND]


def _other_way(name: str, page: KnowledgePage) -> str:
    return reverse(name, args=[page.kind_slug, page.slug])


def _page_cost(name: str, addresses: list[str]) -> PageCost:
    queries, cpu = 0, []
    for address in addresses:
        _get(address)
        with CaptureQueriesContext(connection) as captured:
            _get(address)
        queries = max(queries, len(captured))
        for _turn in range(REPEATS):
            started = time.process_time()
            _get(address)
            cpu.append((time.process_time() - started) * 1000)
    return PageCost(name, len(addresses), queries, statistics.median(cpu) if cpu else 0.0)


def _search_cost(name: str, parameters: dict[str, str]) -> SearchCost:
    address = f"{reverse('search')}?{urlencode(parameters)}"
    query = Query.parse(QueryDict(urlencode(parameters)), registry.facets().keys())
    alone = _milliseconds(lambda: find(query))
    page = _milliseconds(lambda: _get(address))
    return SearchCost(
        name, statistics.median(alone), statistics.median(page), statistics.quantiles(page, n=20)[-1]
    )


def _milliseconds(work: Callable[[], object]) -> list[float]:
    work()
    times = []
    for _turn in range(SEARCH_REPEATS):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return times


@cache
def _visitor() -> Client:
    return Client(SERVER_NAME="localhost")


def _get(address: str) -> None:
    response = _visitor().get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address}: {response.status_code}")
