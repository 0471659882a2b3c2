"""The list of sources: one work under its many titles, one institution under its many names."""

from datetime import timedelta

import pytest
from django.utils import timezone

from home.bibliography import Citation, cited_institutions, group
from savoirs.knowledge.models import Source, StoryPage
from tests.factories import make_page


def cite(*rows: tuple[str, str]) -> list[tuple[str, int, list[tuple[str, int]]]]:
    """Group citations of as many pages as rows: (name, pages, works) of each institution."""
    citations = [Citation(title, url, page) for page, (title, url) in enumerate(rows)]
    return [
        (found.name, found.pages, [(work.title, work.pages) for work in found.works])
        for found in group(citations)
    ]


def test_one_address_is_one_work() -> None:
    address = "https://dossiers.exemple.fr/pont"
    assert cite(
        ("Inventaire général, pont levant", address),
        ("Inventaire général, pont levant", address),
        ("Inventaire, le pont", address),
    ) == [("Inventaire général", 3, [("Inventaire général, pont levant", 3)])]


def test_the_pages_of_an_institution_in_any_language_go_together() -> None:
    found = cite(
        ("Wikipédia, « Martigues »", "https://fr.wikipedia.org/wiki/Martigues"),
        ("Wikipédia, « Canal »", "https://www.wikipedia.org/wiki/Canal"),
        ("Wikipédia (en italien), « Ziem »", "https://it.wikipedia.org/wiki/Ziem"),
    )
    assert [(name, pages) for name, pages, _works in found] == [("Wikipédia", 3)]


def test_a_work_without_address_joins_its_institution() -> None:
    found = cite(
        ("Wikipédia, « Martigues »", "https://fr.wikipedia.org/wiki/Martigues"),
        ("Wikipédia, « Frère Gérard »", ""),
        ("Reflets, n° 30", ""),
    )
    assert [(name, pages) for name, pages, _works in found] == [("Wikipédia", 2), ("Reflets", 1)]


def test_a_work_without_address_is_the_one_of_the_same_title() -> None:
    found = cite(
        ("La Marseillaise, « L’oppidum » (12 mai 2020)", "https://www.lamarseillaise.fr/oppidum"),
        ("La Marseillaise, « L’oppidum », 12 mai 2020", ""),
        ("La Marseillaise, « L’Oppidum » (12 mai 2020) (CC BY-SA)", ""),
    )
    assert [[pages for _title, pages in works] for _name, _pages, works in found] == [[3]]


def test_two_hosts_of_one_name_are_one_institution() -> None:
    found = cite(
        ("Maritima, « Le pont »", "https://maritima.info/pont"),
        ("Maritima, « Le port »", "https://www.maritima.fr/port"),
    )
    assert [(name, pages) for name, pages, _works in found] == [("Maritima", 2)]


def test_two_works_of_one_title_are_told_apart_by_their_address() -> None:
    title = "Maritima, « Le pont »"
    addresses = ["https://www.maritima.fr/2019/pont/", "https://www.maritima.fr/2021/pont"]
    (found,) = group(Citation(title, url, 1) for url in [*addresses, "https://www.maritima.fr/port"])
    assert [work.apart for work in found.works] == [
        "maritima.fr/2019/pont",
        "maritima.fr/2021/pont",
        "maritima.fr/port",
    ]
    (found,) = group([Citation(title, addresses[0], 1), Citation("Maritima, « Le port »", addresses[1], 1)])
    assert [work.apart for work in found.works] == ["", ""]


@pytest.mark.parametrize(
    ("title", "author"),
    [
        ("Inventaire général du patrimoine, Région Sud : pont", "Inventaire général du patrimoine"),
        ("Bibliomonde (26 juillet 2016)", "Bibliomonde"),
        ("INA\u00a0: la fête", "INA"),
        ("«\u00a0Reflets\u00a0», n° 30", "Reflets"),
        ("20 Minutes", "20 Minutes"),
        ("Sites & Cités « Martigues »", "Sites & Cités"),
        (", sans rien devant", ", sans rien devant"),
    ],
)
def test_the_first_words_name_the_institution(title: str, author: str) -> None:
    assert Citation(title, "", 1).author == author


def test_a_page_that_cites_a_work_twice_counts_once() -> None:
    citations = [Citation("Reflets, n° 30", "", 1), Citation("Reflets, n° 30", "", 1)]
    assert [(found.pages, found.works[0].pages) for found in group(citations)] == [(1, 1)]


@pytest.mark.django_db
def test_only_what_the_public_reads_is_counted() -> None:
    soon = timezone.now() + timedelta(days=1)
    for fields in ({}, {"live": False}, {"embargo_until": soon}, {"withdrawn_at": timezone.now()}):
        page = make_page(StoryPage, **fields)
        Source.objects.create(page=page, title="Reflets, n° 30")
        Source.objects.create(page=page, title=f"Source de {page.pk}")
    assert [found.pages for found in cited_institutions()] == [1, 1]
