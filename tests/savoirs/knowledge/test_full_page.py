"""A page with all that a page may hold, on screen, on paper, easy to read: as few queries as any other."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from home.models import InfoPage
from home.starter.measure import MOST_QUERIES
from media import derivatives, intake, renditions, transcripts
from media.models import KeptDocument, Photo, Recording
from savoirs.knowledge.models import (
    Answer,
    Chapter,
    KnowledgePage,
    Link,
    Period,
    PlacePage,
    Quarter,
    Question,
    Source,
    StoryPage,
    TestimonyPage,
    TestimonyRecording,
    Theme,
    ThemedPage,
    TrailPage,
    TrailStep,
    UsefulInfoPage,
    UsefulLink,
)
from savoirs.rights.withdrawal import withdraw
from tests.factories import make_agreement, make_page, make_service, make_site, make_testimony
from tests.media.samples import picture, sound, upload

pytestmark = pytest.mark.django_db

MANY = 5
MODELS = [StoryPage, TestimonyPage, UsefulInfoPage, PlacePage, TrailPage]
ENTRIES = [("theme", "theme-1"), ("quarter", "l-ile"), ("period", "xxe")]
CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:01.000\n<v Voix 1>Un filet.\n\n00:01.200 --> 00:02.000\nUne barque.\n"


def recording(number: int) -> Recording:
    kept = intake.receive_recording(upload(sound(), "voix.wav"), title=f"Voix {number}")
    transcripts.import_webvtt(kept, CAPTIONS)
    derivatives.prepare(kept)
    return kept


def photo(number: int) -> Photo:
    kept = intake.receive_photo(
        upload(picture(), "quai.jpg"), title=f"Quai {number}", alt=f"Le quai {number}"
    )
    renditions.prepare(kept)
    return kept


def document(number: int) -> KeptDocument:
    return intake.receive_document(SimpleUploadedFile("note.txt", b"Une note."), title=f"Note {number}")


def make_info_pages() -> None:
    """One for each part that the site computes."""
    for name in InfoPage.AppendixName.values:
        title, text = f"Page {name}", f"<p>Voyez {link_to(make_page())}.</p>"
        page = InfoPage(
            title=title, slug=f"page-{name}", body=text, appendix=name, footer=InfoPage.Footer.SITE
        )
        make_site().add_child(instance=page)


def link_to(page: Page) -> str:
    return f'<a linktype="page" id="{page.pk}">{page.title}</a>'


def body(places: list[PlacePage]) -> list[tuple[str, object]]:
    blocks: list[tuple[str, object]] = []
    for number, place in enumerate(places):
        shown = {"photo": photo(number), "caption": "Le quai"}
        more = {"title": "Un livre", "url": "https://exemple.fr/", "words": "À lire"}
        blocks += [
            ("text", f"<h2>Chapitre {number}</h2><p>Voyez {link_to(place)} et {link_to(make_site())}.</p>"),
            ("picture", shown),
            ("gallery", {"title": "Le quai", "pictures": [shown, {**shown, "photo": photo(number + 10)}]}),
            ("quotation", {"words": "On relève.", "said_by": "Un pêcheur", "source": "Archives"}),
            ("recording", {"recording": recording(number), "caption": "Une voix"}),
            ("document", {"document": document(number), "words": "Une note"}),
            ("place", {"place": place, "words": "C’est ici"}),
            (
                "note",
                {
                    "text": f"<p>Repère : {link_to(make_page())}.</p>",
                    "date": date(2024, 1, 1),
                    "source": "Archives",
                },
            ),
            ("further", {"items": [more]}),
        ]
    return blocks


def surround(page: KnowledgePage, places: list[PlacePage], themes: list[Theme]) -> None:
    """Sources, themes, links from and to the page, questions that it asks and answers."""
    for number, (place, theme) in enumerate(zip(places, themes, strict=True)):
        ThemedPage.objects.create(tag=theme, content_object=page)
        Source.objects.create(page=page, title=f"Source {number}", url="https://exemple.fr/", supports="Tout")
        Link.objects.create(source=page, target=place, role=Link.Role.PLACE)
        Link.objects.create(source=page, target=make_page(UsefulInfoPage))
        Link.objects.create(source=make_page(StoryPage), target=page)
        question = Question.objects.create(text=f"Quel mot {number} ?", page=page)
        Answer.objects.create(page=make_page(StoryPage), question=question)
        Answer.objects.create(page=page, question=Question.objects.create(text=f"Quel lieu {number} ?"))


def fill(page: KnowledgePage, places: list[PlacePage]) -> None:
    """What only some kinds hold."""
    for number in range(MANY):
        make_agreement(page)
        if isinstance(page, TestimonyPage):
            TestimonyRecording.objects.create(page=page, recording=recording(number + 20), sort_order=number)
            Chapter.objects.create(page=page, start=number, end=number + 1, title=f"Sujet {number}")
        elif isinstance(page, TrailPage):
            text = f"<p>{link_to(places[number])}, {link_to(make_page())}</p>"
            TrailStep.objects.create(page=page, place=places[number], title="Étape", text=text)
        elif isinstance(page, UsefulInfoPage):
            UsefulLink.objects.create(page=page, label="Le site", url="https://exemple.fr/")


def seal(kept: Recording) -> None:
    """Another page, of a witness who has taken it back, holds it too."""
    other = make_testimony()
    make_agreement(other)
    TestimonyRecording.objects.create(page=other, recording=kept)
    other.save()
    withdraw(other)


def full_page(model: type[KnowledgePage]) -> KnowledgePage:
    quarter, _made = Quarter.objects.get_or_create(label="L’Île", slug="l-ile")
    places = [
        make_page(PlacePage, title=f"Lieu {number}", quarter=quarter, cover=photo(number + 30))
        for number in range(MANY)
    ]
    themes = [
        Theme.objects.get_or_create(name=f"Thème {number}", slug=f"theme-{number}")[0]
        for number in range(MANY)
    ]
    page = make_page(
        model,
        body=body(places),
        cover=photo(50),
        quarter=quarter,
        when_words="en 1950",
        when_edtf="1950",
        owner_service=make_service("mjc"),
        easy_text=f"<p>Une phrase courte, {link_to(places[0])}.</p>",
        credits="Collection d’essai",
    )
    surround(page, places, themes)
    fill(page, places)
    page.refresh_from_db()
    page.save()
    return page


@pytest.fixture(autouse=True)
def _periods() -> None:
    Period.objects.create(slug="xxe", label="XXe siècle", edtf="1900/1999")
    Period.objects.create(slug="xxie", label="XXIe siècle", edtf="2000/..")


@pytest.mark.parametrize("model", MODELS)
def test_few_queries_for_a_page_with_everything(
    client: Client, django_assert_max_num_queries, model: type[KnowledgePage]
) -> None:
    page = full_page(model)
    seal(Recording.objects.earliest("pk"))
    for address in (page.url, f"{page.url}imprimer/", f"{page.url}facile-a-lire/"):
        assert client.get(address).status_code == 200, address
        with django_assert_max_num_queries(MOST_QUERIES):
            client.get(address)
    shown = client.get(page.url).text
    assert shown.count("<audio") == MANY * (2 if model is TestimonyPage else 1) - 1
    assert all(f"Quel mot {number}" in shown for number in range(MANY))


def test_few_queries_for_all_that_leads_to_such_pages(client: Client) -> None:
    pages = [full_page(model) for model in MODELS]
    question = Question.objects.filter(page=pages[0]).first()
    make_info_pages()
    ways = [
        "/",
        *(f"/{page.kind_slug}/" for page in pages),
        *(reverse(name) for name in ("themes", "quarters", "periods", "timeline", "questions")),
        *(reverse(name, args=[slug]) for name, slug in ENTRIES),
        *(reverse(name, args=[question.pk]) for name in ("question", "question-sheet")),
        *(page.url for page in InfoPage.objects.all()),
        f"/racontez/?page={pages[0].pk}",
        "/recherche/?q=page",
    ]
    counts = {}
    for address in ways:
        assert client.get(address).status_code == 200, address
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts[address] = len(asked)
    assert {address: count for address, count in counts.items() if count > MOST_QUERIES} == {}


def test_a_page_outlives_its_files(client: Client) -> None:
    kept = [photo(1), recording(1), document(1)]
    shown = {"photo": kept[0], "caption": "Le quai"}
    page = make_page(
        cover=kept[0],
        body=[
            ("picture", shown),
            ("gallery", {"title": "Le quai", "pictures": [shown, shown]}),
            ("recording", {"recording": kept[1], "caption": "Une voix"}),
            ("document", {"document": kept[2], "words": "Une note"}),
        ],
    )
    for file in kept:
        file.delete()
    for address in (page.url, f"{page.url}imprimer/"):
        assert client.get(address).status_code == 200, address
