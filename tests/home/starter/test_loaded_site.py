"""What visitors and staff find once the whole starter content is there."""

import io
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.starter.measure import MOST_QUERIES, addresses_by_sort
from home.starter.reading import Library
from media.models import Recording
from savoirs.knowledge.around import around
from savoirs.knowledge.models import (
    KindIndexPage,
    KnowledgePage,
    PlacePage,
    StoryPage,
    TestimonyPage,
    Theme,
    TrailPage,
    UsefulInfoPage,
    Word,
)
from savoirs.knowledge.models.kinds import Kind
from savoirs.rights.access import is_public, public

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("loaded")]
DRAFTS = {
    "bus-ulysse",
    "ccas-et-cias",
    "maison-de-la-formation",
    "maisons-de-quartier",
    "rencontrer-a-la-maison-jourde",
    "train-de-la-cote-bleue",
}


@pytest.fixture
def visitor() -> Client:
    return Client(SERVER_NAME="localhost")


def public_pages() -> Iterator[KnowledgePage]:
    yield from public(KnowledgePage.objects.order_by("pk")).specific()


def test_every_page_is_there_and_drafts_are_those_that_help_nobody_to_act(loaded: Library) -> None:
    assert KnowledgePage.objects.count() == len(loaded.pages) == 132
    assert set(KnowledgePage.objects.filter(live=False).values_list("slug", flat=True)) == DRAFTS
    assert set(KindIndexPage.objects.values_list("slug", flat=True)) == {
        "recits", "temoignages", "infos-utiles", "lieux", "parcours",
    }  # fmt: skip
    assert StoryPage.objects.get(slug="le-calen").url == "/recits/le-calen/"
    assert Word.objects.filter(verified=True).count() > 50


@pytest.mark.parametrize("slug", ["deposer-un-souvenir", "retirer-son-temoignage", "mairiebus"])
def test_three_pages_are_easy_to_read_at_an_address_of_their_own(
    loaded: Library, visitor: Client, slug: str
) -> None:
    answer = visitor.get(f"/infos-utiles/{slug}/facile-a-lire/")
    assert answer.status_code == 200
    assert f"/infos-utiles/{slug}/" in answer.text


def test_a_page_keeps_all_that_its_file_says(loaded: Library) -> None:
    head = loaded.pages["le-calen"].head
    page = StoryPage.objects.get(slug="le-calen")
    assert [item.tag.slug for item in page.themed_items.order_by("pk")] == head.themes
    assert page.main_theme == Theme.objects.get(slug="peche")
    assert (page.start_year, page.end_year) == (1890, 2024)
    assert [source.title for source in page.sources.all()] == [source.title for source in head.sources]
    assert page.to_check_list == head.to_check
    assert '<span lang="oc-provenc">calen</span>' in str(page.body)
    place = PlacePage.objects.get(slug="pont-levant")
    assert (place.latitude, place.precision, place.margin_m) == (43.405, "approximative", 200)
    trail = TrailPage.objects.get(slug="la-mer-nourriciere-peche-et-poutargue")
    assert [step.place.slug for step in trail.steps.all()] == [
        halt.place for halt in loaded.pages[trail.slug].head.steps
    ]
    cinema = UsefulInfoPage.objects.get(slug="aller-au-cinema")
    assert cinema.owner_service.name == "Cinéma Jean-Renoir – La Cascade"
    assert [link.url for link in cinema.useful_links.all()] == ["https://cinemartigues.com/"]
    told = StoryPage.objects.get(slug="martigues-au-cinema").sources.exclude(language="")
    assert [(source.language, "land of cinema" in source.title) for source in told] == [("en", True)]


def test_a_relation_is_seen_from_both_sides(loaded: Library) -> None:
    story = StoryPage.objects.get(slug="la-madeleine-de-l-ile")
    place = PlacePage.objects.get(slug="eglise-sainte-marie-madeleine")
    one_way = [
        (page.slug, slug)
        for page in loaded.pages.values()
        for slug in page.head.related
        if page.slug not in loaded.pages[slug].head.related and not {page.slug, slug} & DRAFTS
    ]
    assert one_way
    for source, target in one_way[:5]:
        linked = around(KnowledgePage.objects.get(slug=target).specific).linked
        assert source in {page.slug for page in linked}
    assert place.pk in {page.pk for page in around(story).places}
    assert story.pk in {page.pk for page in around(place).linked}


def test_the_example_is_heard_and_read_without_a_witness() -> None:
    page = TestimonyPage.objects.get(slug="exemple-une-annonce-enregistree")
    assert page.is_example
    assert is_public(page)
    recording = page.recordings.get().recording
    assert isinstance(recording, Recording)
    assert round(recording.duration, 1) == 65.7
    assert "CC BY-SA 3.0" in recording.licence
    assert recording.credit.startswith("Voix")
    assert recording.sources
    assert (page.credits, page.licence) == (recording.credit, recording.licence)
    assert len(recording.transcript.segments.all()) == 9
    assert [chapter.start for chapter in page.chapters.all()][:2] == [0.0, 11.891]


def test_no_page_asks_too_much_of_the_database(visitor: Client) -> None:
    counts = {}
    for address in (address for addresses in addresses_by_sort().values() for address in addresses):
        visitor.get(address)
        with CaptureQueriesContext(connection) as queries:
            visitor.get(address)
        counts[address] = len(queries)
    assert {address: count for address, count in counts.items() if count > MOST_QUERIES} == {}


def test_invented_pages_are_published_and_found(settings) -> None:
    settings.DEMONSTRATION = True
    said = io.StringIO()
    call_command("make_pages", "3", stdout=said)
    assert "3 pages publiées" in said.getvalue()
    made = StoryPage.objects.filter(slug__startswith="essai-")
    assert made.count() == public(made).count() == 3
    call_command("search_check", stdout=said)


def test_copies_of_invented_pages_stand_in_the_tree_and_are_found(settings) -> None:
    settings.DEMONSTRATION = True
    call_command("make_pages", "2", stdout=io.StringIO())
    call_command("make_pages", "5", "--copies")
    branch = KindIndexPage.objects.get(kind_slug=Kind.STORY)
    copies = StoryPage.objects.filter(slug__startswith="copie-")
    assert copies.count() == 5
    assert not any(Page.find_problems(parent=branch))
    assert branch.get_children().count() == branch.numchild
    call_command("rebuild_modelsearch_index", "--verbosity", "0", stdout=io.StringIO())
    assert {page.pk for page in copies} <= {page.pk for page in StoryPage.objects.live().search("Essai")}
    assert Client().get(copies[0].url).status_code == 200


def test_invented_pages_are_refused_on_a_site_in_service(settings) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="n’ont pas leur place"):
        call_command("make_pages", "3")
