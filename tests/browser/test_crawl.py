"""The whole public site, every page that links reach: ACC-04, 12, 17, 19; SEN-08, 12; LEG-18; content."""

import re
from collections import Counter, defaultdict
from copy import deepcopy
from itertools import pairwise

import pytest
from lxml.html import HtmlElement

from home.starter.checks import load
from tests.browser import validity
from tests.browser.crawl import Answer, ask
from tests.conventions.test_words import typographic_faults
from tests.running_site import RunningSite

SUFFIX = " – Bibliothèque des savoirs martégaux"
# The front door and the sheets of paper have no menu.
ALONE = re.compile(r"/racontez/|.*/(imprimer|demander)/$")
BLOCKS = " | ".join(
    f"//{name}"
    for name in (
        "p",
        "li",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "label",
        "legend",
        "button",
        "div",
        "summary",
        "a",
        "span",
    )
)
NOT_READ_YET = "Texte de départ, pas encore relu par un service"
OF_KNOWLEDGE = re.compile(r"/(recits|temoignages|infos-utiles|lieux|parcours)/(?P<slug>[^/]+)/")
NOT_PROSE = re.compile(r"https?://\S+|\b[\w.-]+\.(fr|com|org|eu|net)\b\S*|\b\d+:\d\d\b")
LANDMARKS = {
    "skip link": "//body/a[1][@class='skip' and @href='#contenu']",
    "signature": "//header//a[contains(@class, 'masthead__home')]",
    "menu": "//header//nav[@id='menu']",
    "display choices": "//header//details[contains(@class, 'display')]",
    "what the page says": "//main[@id='contenu' and @tabindex='-1']",
    "plan of the site": "//footer//a[@href='/plan-du-site/']",
    "accessibility": "//footer//a[@href='/accessibilite/']",
}


@pytest.fixture(scope="module")
def pages(crawled: dict[str, Answer]) -> list[Answer]:
    return [answer for answer in crawled.values() if answer.is_page]


@pytest.fixture(scope="module")
def words(pages: list[Answer]) -> dict[str, str]:
    """What is read at each address."""
    return {page.address: _read(page) for page in pages}


def _read(page: Answer) -> str:
    """What is read on the page: one line a block, without scripts nor addresses."""
    copy = deepcopy(page.page)
    for element in copy.xpath("//script | //style | //head | //svg"):
        element.drop_tree()
    for block in copy.xpath(BLOCKS):
        block.tail = "\n" + (block.tail or "")
    return copy.text_content()


def test_every_link_leads_to_a_page(crawled: dict[str, Answer]) -> None:
    assert len(crawled) > 300
    assert {answer.address: answer.status for answer in crawled.values() if answer.status != 200} == {}


def test_every_link_with_a_choice_in_it_leads_to_a_page(pages: list[Answer], site: RunningSite) -> None:
    """One of each sort: a filter of the search, a question to answer, a second to hear…"""
    links = {one_sort: link for page in pages for one_sort, link in page.choices()}
    assert len(links) > 10
    assert {link: status for link in links.values() if (status := ask(site.url, link).status) != 200} == {}


def test_nobody_receives_a_cookie(pages: list[Answer]) -> None:
    assert [page.address for page in pages if page.headers["Set-Cookie"]] == []


def test_each_page_has_a_title_of_its_own(pages: list[Answer]) -> None:
    assert [page.address for page in pages if not page.title.endswith(SUFFIX)] == []
    addresses = defaultdict(list)
    for page in pages:
        addresses[page.title].append(page.address)
    assert [twins for twins in addresses.values() if len(twins) > 1] == []


def test_headings_go_down_one_step_at_a_time(pages: list[Answer]) -> None:
    faults = []
    for page in pages:
        levels = [int(heading.tag[1]) for heading in page.page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        if levels.count(1) != 1 or any(deeper > level + 1 for level, deeper in pairwise(levels)):
            faults.append((page.address, levels))
    assert not faults


def test_menu_search_and_help_are_in_the_same_place_everywhere(pages: list[Answer]) -> None:
    faults = [
        f"{page.address}: {len(found)} {name}"
        for page in pages
        if not _stands_alone(page)
        for name, path in LANDMARKS.items()
        if len(found := page.page.xpath(path)) != 1
    ]
    assert not faults


def test_menu_and_foot_say_the_same_everywhere(pages: list[Answer]) -> None:
    """The help block above all, and nothing between the parts moves."""
    for part in ("//header//nav[@id='menu']//a/@href", "//footer//a/@href", "//footer//h2/text()"):
        said = Counter(tuple(page.page.xpath(part)) for page in pages if not _stands_alone(page))
        assert len(said) == 1, said


def test_no_two_links_of_a_page_say_the_same_and_lead_apart(pages: list[Answer]) -> None:
    faults = []
    for page in pages:
        targets = defaultdict(set)
        for link in page.page.xpath("//a[@href]"):
            targets[_words(link)].add(link.get("href"))
        faults += [
            f"{page.address}: {words} → {sorted(apart)}" for words, apart in targets.items() if len(apart) > 1
        ]
    assert not faults, "\n".join(faults)


def _stands_alone(page: Answer) -> bool:
    return bool(ALONE.match(page.address))


def _words(element: HtmlElement) -> str:
    return (element.get("aria-label") or " ".join(element.text_content().split())).casefold()


def test_what_is_to_check_is_on_no_page(words: dict[str, str]) -> None:
    remarks = {remark for page in load().pages.values() for remark in page.head.to_check}
    assert len(remarks) > 100
    assert [
        (address, remark) for address, read in words.items() for remark in remarks if remark in read
    ] == []


def test_a_starter_text_alone_says_that_nobody_has_read_it_yet(words: dict[str, str]) -> None:
    starters = {slug for slug, page in load().pages.items() if not getattr(page.head, "example", False)}
    pages = {
        page["slug"]: read
        for page, read in ((OF_KNOWLEDGE.fullmatch(a), r) for a, r in words.items())
        if page
    }
    assert len(pages) > 100
    assert {slug for slug, read in pages.items() if NOT_READ_YET in read} == starters & pages.keys()


def test_every_page_is_well_set(words: dict[str, str]) -> None:
    """No straight quote, no ordinary space before a double sign; titles of works and addresses stay as they are."""
    faults: dict[str, str] = {}
    for address, read in words.items():
        for line in read.splitlines():
            if found := typographic_faults(NOT_PROSE.sub("0", line)):
                faults.setdefault(line.strip()[:120], f"{address}: {', '.join(found)}")
    assert not faults, "\n".join(f"{place}: {line}" for line, place in faults.items())


def test_html_and_css_are_valid(pages: list[Answer], site: RunningSite) -> None:
    validity.require_validator()
    sheets = {sheet for page in pages for sheet in page.page.xpath("//link[@rel='stylesheet']/@href")}
    sources = {f"{page.address}.html": page.text for page in pages}
    sources |= {sheet: ask(site.url, sheet).text for sheet in sheets}
    assert validity.errors(sources) == []
