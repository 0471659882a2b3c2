"""What machines read: an Atom feed, a sitemap, and the old addresses of pages that moved."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from savoirs.knowledge.models import Question, StoryPage, Theme
from tests.factories import make_page, make_testimony

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def story() -> StoryPage:
    page = make_page(title="Joutes & « barques » <b>", summary="À L’Île, l’été.", live=False)
    page.save_revision().publish()
    return page


def entries(client: Client) -> list[ElementTree.Element]:
    answer = client.get("/flux.atom")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")


def addresses(client: Client) -> list[str]:
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    sections = [location.text or "" for location in index.iter(f"{SITEMAP}loc")]
    assert len(sections) == 4
    pages = [ElementTree.fromstring(client.get(section).content) for section in sections]
    return [location.text or "" for page in pages for location in page.iter(f"{SITEMAP}loc")]


def test_an_entry_says_what_atom_asks(story, client):
    (entry,) = entries(client)
    assert entry.findtext(f"{ATOM}title") == "Joutes & « barques » <b>"
    assert entry.findtext(f"{ATOM}summary") == "À L’Île, l’été."
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{story.translation_key}"
    assert entry.findtext(f"{ATOM}updated")
    assert entry.find(f"{ATOM}link").attrib["href"].endswith(story.url)


def test_the_feed_keeps_to_public_pages_newest_first(story, client):
    make_testimony()
    newer = make_page(title="Plus récent", live=False)
    newer.save_revision().publish()
    titles = [entry.findtext(f"{ATOM}title") for entry in entries(client)]
    assert titles == ["Plus récent", story.title]


def test_every_address_of_the_sitemap_answers_and_closed_pages_are_not_in_it(story, client):
    closed = make_testimony()
    Theme.objects.create(name="Joutes", slug="joutes")
    listed = addresses(client)
    assert any(address.endswith(story.url) for address in listed)
    assert any(address.endswith("/themes/joutes/") for address in listed)
    assert not any(address.endswith(closed.url) for address in listed)
    assert len(set(listed)) == len(listed)
    assert {client.get(address).status_code for address in listed} == {200}


def test_a_page_that_changes_its_address_leads_on_from_the_old_one(
    story, client, django_capture_on_commit_callbacks
):
    old = story.url
    story.slug = "joutes-provencales"
    with django_capture_on_commit_callbacks(execute=True):
        story.save_revision().publish()
    answer = client.get(old)
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith("/recits/joutes-provencales/")


def test_open_questions_are_in_the_sitemap_and_those_of_closed_pages_are_not(story, client):
    asked = Question.objects.create(text="Qui sait\u00a0?", page=story)
    hidden = Question.objects.create(text="Qui sait aussi\u00a0?", page=make_page(live=False))
    waiting = Question.objects.create(text="Et moi\u00a0?", state=Question.State.PROPOSED)
    found = [address.removeprefix("http://testserver") for address in addresses(client)]
    assert {"/questions/", asked.get_absolute_url()} <= set(found)
    assert not {hidden.get_absolute_url(), waiting.get_absolute_url()} & set(found)
