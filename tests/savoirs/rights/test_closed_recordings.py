"""What a recording says is closed with it: no other page that uses it shows a word of it, nor is found by it."""

import html
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from home.background import lift_embargoes
from media import derivatives, intake
from media.models import Recording, Segment, Transcript
from savoirs.knowledge.models import Chapter, KnowledgePage, StoryPage, TestimonyPage, TestimonyRecording
from savoirs.rights.models import Agreement
from savoirs.rights.withdrawal import withdraw
from tests.factories import make_agreement, make_page, make_testimony
from tests.marks import told_at_once
from tests.media.samples import sound, upload

pytestmark = [pytest.mark.django_db, told_at_once]

SAID, SUBJECT, CAPTION = "On relevait la zarboulette", "Le coup de mistral", "La barquette du matin"


@pytest.fixture
def recording() -> Recording:
    kept = intake.receive_recording(upload(sound(), "voix.wav"), title="La voix", credit="Voix : essai.")
    derivatives.prepare(kept)
    transcript = Transcript.objects.create(recording=kept)
    Segment.objects.create(transcript=transcript, start=0.5, end=1.5, text=SAID)
    return kept


def tell(recording: Recording, title: str) -> TestimonyPage:
    page = make_testimony(title=title)
    TestimonyRecording.objects.create(page=page, recording=recording)
    Chapter.objects.create(page=page, start=0, end=1, title=SUBJECT)
    page.save()
    make_agreement(page)
    return page


@pytest.fixture
def closing(recording: Recording) -> TestimonyPage:
    return tell(recording, "Le témoin")


@pytest.fixture
def other(recording: Recording, closing: TestimonyPage) -> TestimonyPage:
    return tell(recording, "Un autre témoin")


@pytest.fixture
def story(recording: Recording, closing: TestimonyPage) -> StoryPage:
    body = [("recording", {"recording": recording, "caption": CAPTION})]
    return make_page(title="Un récit", body=body)


def read(client: Client, page: KnowledgePage) -> str:
    """The page with its JSON-LD, then on paper."""
    answers = [client.get(page.url), client.get(f"{page.url}imprimer/")]
    assert [answer.status_code for answer in answers] == [200, 200]
    text = "".join(answer.content.decode() for answer in answers)
    return html.unescape(text).replace("\N{NO-BREAK SPACE}", " ")


def found(client: Client, words: str) -> set[str]:
    answer = client.get("/recherche/", {"q": words})
    return {line.card.title for line in answer.context["results_page"].lines}


def embargo(page: KnowledgePage, days: int) -> None:
    page.refresh_from_db()
    page.embargo_until = timezone.now() + timedelta(days=days)
    page.save()


def refuse(page: KnowledgePage) -> None:
    agreement = Agreement.objects.get(page_id=page.pk)
    agreement.online = False
    agreement.save()


def come_of_no_age(page: KnowledgePage) -> None:
    person = Agreement.objects.get(page_id=page.pk).person
    person.is_minor = True
    person.save()


@pytest.mark.parametrize("close", [withdraw, lambda page: embargo(page, 1), refuse, come_of_no_age])
def test_the_other_pages_show_and_find_none_of_its_words(client, recording, closing, other, story, close):
    for page, words in ((other, (SAID, SUBJECT, "AudioObject")), (story, (SAID, CAPTION))):
        shown = read(client, page)
        assert all(shown.count(word) >= 1 for word in words)
    assert found(client, "zarboulette") == {"Le témoin", "Un autre témoin", "Un récit"}
    assert found(client, "mistral") == {"Le témoin", "Un autre témoin"}
    assert found(client, "barquette") == {"Un récit"}
    close(closing)
    for page in (other, story):
        shown = read(client, page)
        assert not [word for word in (SAID, SUBJECT, CAPTION, "AudioObject") if word in shown]
        assert recording.playback.url not in shown
    assert found(client, "zarboulette") == found(client, "barquette") == found(client, "mistral") == set()


def test_its_words_come_back_when_the_embargo_ends(client, closing, other, story):
    embargo(closing, 1)
    KnowledgePage.objects.filter(pk=closing.pk).update(embargo_until=timezone.now() - timedelta(seconds=1))
    assert SAID in read(client, other)
    lift_embargoes()
    assert found(client, "zarboulette") == {"Le témoin", "Un autre témoin", "Un récit"}
    assert found(client, "barquette") == {"Un récit"}


def test_its_words_come_back_when_the_closed_page_goes_or_leaves_it(client, closing, other):
    embargo(closing, 1)
    assert found(client, "zarboulette") == set()
    closing.recordings.all().delete()
    TestimonyPage.objects.get(pk=closing.pk).save()
    assert found(client, "zarboulette") == {"Un autre témoin"}


def test_the_other_page_forgets_nothing_when_an_embargoed_page_is_deleted(client, closing, other):
    embargo(closing, 1)
    TestimonyPage.objects.get(pk=closing.pk).delete()
    assert found(client, "zarboulette") == {"Un autre témoin"}


def test_the_other_recordings_keep_their_rank(client, closing, recording):
    kept = intake.receive_recording(upload(sound(), "autre.wav"), title="L’autre voix")
    derivatives.prepare(kept)
    transcript = Transcript.objects.create(recording=kept)
    Segment.objects.create(transcript=transcript, start=1.2, end=1.9, text="Une girelle.")
    page = tell(recording, "Deux voix")
    TestimonyRecording.objects.create(page=page, recording=kept, sort_order=2)
    TestimonyPage.objects.get(pk=page.pk).save()
    assert "son=2" in client.get("/recherche/", {"q": "girelle"}).content.decode()
    withdraw(closing)
    assert "son=2" not in client.get("/recherche/", {"q": "girelle"}).content.decode()
    shown = read(client, page)
    assert "Une girelle" in shown
    assert not [word for word in (SAID, SUBJECT) if word in shown]


@pytest.mark.parametrize("shape", ["other", "story"])
def test_few_queries(client, request, shape, django_assert_max_num_queries):
    page = request.getfixturevalue(shape)
    client.get(page.url)
    with django_assert_max_num_queries(15):
        client.get(page.url)
