"""What machines read: feeds, a sitemap, and the old addresses of pages that moved."""

from datetime import datetime, timedelta
from xml.etree import ElementTree

import feedparser
import pytest
from django.test import Client
from django.utils import timezone

from media import derivatives, intake
from media.models import Recording
from savoirs.exchange.sitemaps import SITEMAPS
from savoirs.knowledge.models import (
    Answer,
    Period,
    PlacePage,
    Quarter,
    Question,
    StoryPage,
    TestimonyPage,
    TestimonyRecording,
    Theme,
    ThemedPage,
)
from savoirs.rights.withdrawal import withdraw
from tests.factories import make_agreement, make_page, make_testimony, make_user
from tests.media.samples import sound, upload, video

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
VIDEO = "{http://www.google.com/schemas/sitemap-video/1.1}"


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
    assert len(sections) == len(SITEMAPS)
    pages = [ElementTree.fromstring(client.get(section).content) for section in sections]
    return [location.text or "" for page in pages for location in page.iter(f"{SITEMAP}loc")]


def changes(client: Client, section: str) -> dict[str, str | None]:
    """Address → day of its last change, in one section of the sitemap."""
    tree = ElementTree.fromstring(client.get(f"/sitemap-{section}.xml").content)
    rows = ((row.findtext(f"{SITEMAP}loc", ""), row.findtext(f"{SITEMAP}lastmod")) for row in tree)
    return {address.removeprefix("http://testserver"): moment and moment[:10] for address, moment in rows}


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
    for address in ("/themes/joutes/", "/themes/", "/quartiers/", "/periodes/", "/frise/", "/questions/"):
        assert any(found.endswith(address) for found in listed), address
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


def test_a_question_stays_in_the_sitemap_once_answered_as_old_as_its_answer(story, client):
    asked_at, answered_at = timezone.now() - timedelta(days=400), timezone.now() - timedelta(days=40)
    waiting = Question.objects.create(text="Qui sait\u00a0?", page=story, asked_at=asked_at)
    answered = Question.objects.create(text="Et qui d’autre\u00a0?", page=story, asked_at=asked_at)
    Answer.objects.create(page=story, question=answered)
    Question.objects.filter(pk=answered.pk).update(answered_at=answered_at)
    dates = changes(client, "questions")
    assert dates[waiting.get_absolute_url()] == timezone.localdate(asked_at).isoformat()
    assert (
        dates[answered.get_absolute_url()]
        == dates["/questions/"]
        == timezone.localdate(answered_at).isoformat()
    )


def test_home_and_the_lists_are_as_new_as_the_newest_page_that_they_show(story, client):
    closed = make_page(live=False)
    future = timezone.now() + timedelta(days=1)
    StoryPage.objects.filter(pk=closed.pk).update(last_published_at=future)
    story.refresh_from_db()
    dates = changes(client, "pages")
    assert dates["/"] == dates["/recits/"] == timezone.localdate(story.last_published_at).isoformat()


def test_an_example_is_in_no_sitemap(client):
    example, story = make_page(is_example=True), make_page()
    found = addresses(client)
    assert f"http://testserver{story.url}" in found
    assert f"http://testserver{example.url}" not in found


def test_an_easy_text_has_its_line_in_the_sitemap(client):
    easy = make_page(easy_text="<p>On lève le filet.</p>")
    make_page(easy_text="<p>Fermé.</p>", live=False)
    found = [address for address in addresses(client) if "facile-a-lire" in address]
    assert found == [f"http://testserver{easy.url}facile-a-lire/"]


def test_vocabulary_is_as_new_as_the_pages_that_it_shows(client):
    theme = Theme.objects.create(name="Joutes", slug="joutes")
    quarter = Quarter.objects.create(label="L’Île", slug="l-ile")
    Period.objects.create(label="XXe siècle", slug="xxe-siecle", edtf="1900/1999")
    Theme.objects.create(name="Sel", slug="sel")
    page = make_page(quarter=quarter, when_words="en 1962", when_edtf="1962", live=False)
    ThemedPage.objects.create(tag=theme, content_object=page)
    page.save_revision().publish()
    closed = make_page(quarter=quarter, live=False)
    StoryPage.objects.filter(pk=closed.pk).update(last_published_at=timezone.now() + timedelta(days=1))
    tree = ElementTree.fromstring(client.get("/sitemap-vocabulaire.xml").content)
    dates = {row.findtext(f"{SITEMAP}loc"): row.findtext(f"{SITEMAP}lastmod") for row in tree}
    page.refresh_from_db()
    today = timezone.localdate(page.last_published_at).isoformat()
    for address in ("/themes/joutes/", "/quartiers/l-ile/", "/periodes/xxe-siecle/", "/frise/"):
        assert dates[f"http://testserver{address}"].startswith(today), address
    assert dates["http://testserver/themes/sel/"] is None


def test_a_video_is_in_the_sitemap_with_its_picture_as_long_as_nothing_closes_it(client):
    kept = intake.receive_recording(upload(video(), "film.mp4"), title="Le film & la mer")
    derivatives.prepare(kept)
    page = told(Recording.objects.get(pk=kept.pk), summary="Au calen.")
    (entry,) = ElementTree.fromstring(client.get("/sitemap-temoignages.xml").content)
    assert entry.findtext(f"{SITEMAP}loc") == f"http://testserver{page.url}"
    shown = {part.tag.removeprefix(VIDEO): part.text for part in entry.find(f"{VIDEO}video")}
    assert (shown["title"], shown["description"]) == ("Le film & la mer", "Au calen.")
    assert int(shown["duration"]) >= 1
    assert datetime.fromisoformat(shown["publication_date"]).utcoffset() is not None
    for address in (shown["thumbnail_loc"], shown["content_loc"]):
        assert address.startswith("http://testserver/")
        answer = client.get(address)
        assert (answer.status_code, bool(answer.getvalue())) == (200, True)
    other = make_page(PlacePage, body=[("recording", {"recording": kept, "caption": ""})])
    PlacePage.objects.filter(pk=other.pk).update(embargo_until=timezone.now() + timedelta(days=1))
    (entry,) = ElementTree.fromstring(client.get("/sitemap-temoignages.xml").content)
    assert entry.find(f"{VIDEO}video") is None


def test_robots_are_led_to_the_sitemap_and_kept_from_forms(client):
    told = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in told
    assert "Disallow: /racontez/" in told


# Feeds --------------------------------------------------------------------------------------------------------


def parsed(client: Client, address: str) -> feedparser.FeedParserDict:
    feed = feedparser.parse(client.get(address).content)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def test_the_feed_has_all_that_atom_requires(story, client):
    feed = parsed(client, "/flux.atom")
    assert feed.version == "atom10"
    for name in ("id", "title", "updated", "author"):
        assert feed.feed[name], name
    tree = ElementTree.fromstring(client.get("/flux.atom").content)
    assert tree.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "fr"
    assert {link.attrib.get("rel") for link in tree.findall(f"{ATOM}link")} >= {"self", "alternate"}


def test_a_theme_has_a_feed_of_its_own(story, client):
    theme = Theme.objects.create(name="Joutes", slug="joutes")
    narrower = Theme.objects.create(name="Lances", slug="lances", broader=theme)
    below = make_page(title="La lance", live=False)
    ThemedPage.objects.create(tag=narrower, content_object=below)
    below.save_revision().publish()
    hidden = make_page(live=False)
    ThemedPage.objects.create(tag=theme, content_object=hidden)
    feed = parsed(client, "/themes/joutes/flux.atom")
    assert [entry.title for entry in feed.entries] == ["La lance"]
    assert 'href="/themes/joutes/flux.atom"' in client.get("/themes/joutes/").content.decode()
    assert client.get("/themes/rien/flux.atom").status_code == 404


@pytest.fixture
def voice() -> Recording:
    kept = intake.receive_recording(upload(sound(), "voix.wav"), title="La voix", language="oc")
    derivatives.prepare(kept)
    kept.refresh_from_db()
    return kept


def told(recording: Recording, **fields: object) -> TestimonyPage:
    page = make_testimony(live=False, **fields)
    TestimonyRecording.objects.create(page=page, recording=recording)
    make_agreement(page)
    page.save_revision().publish()
    return page


def test_a_voice_is_heard_from_the_podcast(client, voice):
    page = told(voice, title="La pêche", summary="Au calen.")
    feed = parsed(client, "/temoignages/podcast.xml")
    assert feed.feed.language == "fr"
    assert feed.feed.image.href.endswith("img/voix.jpg")
    (item,) = feed.entries
    assert (item.title, item.summary) == ("La pêche", "Au calen.")
    assert item.link == f"http://testserver{page.url}"
    assert item.itunes_duration == "2"
    (sounded,) = item.enclosures
    heard = client.get(sounded.href)
    assert len(heard.getvalue()) == int(sounded.length)
    assert heard.headers["Content-Type"] == sounded.type
    assert 'xml:lang="oc"' in client.get("/temoignages/podcast.xml").content.decode()


def test_the_podcast_keeps_to_true_voices_that_everyone_may_hear(client, voice):
    example = make_testimony(is_example=True)
    TestimonyRecording.objects.create(page=example, recording=voice)
    assert parsed(client, "/temoignages/podcast.xml").entries == []
    page = told(voice)
    assert len(parsed(client, "/temoignages/podcast.xml").entries) == 1
    withdraw(page, user=make_user("equipe", is_superuser=True))
    assert parsed(client, "/temoignages/podcast.xml").entries == []


def test_a_recording_sealed_elsewhere_or_lost_is_not_in_the_podcast(client, voice):
    page = told(voice)
    other = make_page(PlacePage, body=[("recording", {"recording": voice, "caption": ""})])
    PlacePage.objects.filter(pk=other.pk).update(embargo_until=timezone.now() + timedelta(days=1))
    assert parsed(client, "/temoignages/podcast.xml").entries == []
    PlacePage.objects.filter(pk=other.pk).update(embargo_until=None)
    assert len(parsed(client, "/temoignages/podcast.xml").entries) == 1
    voice.playback.storage.delete(voice.playback.name)
    assert parsed(client, "/temoignages/podcast.xml").entries == []
    assert client.get(page.url).status_code == 200


def test_two_recordings_of_one_page_have_two_names(client, voice):
    second = intake.receive_recording(upload(sound(3), "suite.wav"), title="La suite")
    derivatives.prepare(second)
    page = told(voice, title="La pêche")
    TestimonyRecording.objects.create(page=page, recording=second)
    titles = [item.title for item in parsed(client, "/temoignages/podcast.xml").entries]
    assert titles == ["La pêche – La voix", "La pêche – La suite"]


def test_the_line_break_of_a_word_processor_does_not_break_the_feeds(client):
    theme = Theme.objects.create(name="Pêche\x0bau thon", slug="thon")
    page = make_page(title="Le thon\x0bde mai", summary="Un\x1fjour", first_published_at=timezone.now())
    page.themes.add(theme)
    page.save()
    (entry,) = entries(client)
    assert entry.findtext(f"{ATOM}title") == "Le thon de mai"
    assert entry.findtext(f"{ATOM}summary") == "Un jour"
    assert ElementTree.fromstring(client.get("/themes/thon/flux.atom").content) is not None
