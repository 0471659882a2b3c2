"""A page that the public may not have lets nothing be guessed of it: no method, no neighbour, no text added later."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from media import intake, transcripts
from savoirs.knowledge.models import PlacePage, TestimonyRecording
from savoirs.rights.access import is_public
from tests.factories import make_agreement, make_page, make_testimony
from tests.media import samples

pytestmark = pytest.mark.django_db

METHODS = ["get", "head", "options", "trace"]


def tomorrow():
    return timezone.now() + timedelta(days=1)


@pytest.mark.parametrize("method", METHODS)
def test_a_page_under_embargo_answers_as_one_that_does_not_exist(client: Client, method):
    page = make_page(embargo_until=tomorrow())
    absent = getattr(client, method)(f"{page.url}rien/")
    assert getattr(client, method)(page.url).status_code == absent.status_code == 404


def test_a_place_under_embargo_is_not_named_by_the_text_of_another_page(client: Client):
    hidden = make_page(PlacePage, title="Le Zarboulon", embargo_until=tomorrow())
    shown = make_page(PlacePage, title="Le quai Brescon")
    body = [("place", {"place": place, "words": "près du pont"}) for place in (hidden, shown)]
    page = client.get(make_page(body=body).url).content.decode()
    assert "Zarboulon" not in page
    assert hidden.url not in page
    assert f'href="{shown.url}"' in page
    assert page.count("près du pont") == 1


def test_a_transcript_written_later_needs_the_agreement_for_the_words(client: Client):
    recording = intake.receive_recording(samples.upload(samples.sound(), "voix.wav"), title="Entretien")
    page = make_testimony()
    TestimonyRecording.objects.create(page=page, recording=recording)
    page.save()
    make_agreement(page, text=False)
    assert is_public(page)
    transcripts.replace(recording, [transcripts.Line(0, 0.5, "", "Ce que l’on n’a pas dit oui à montrer.")])
    assert not is_public(page)
    assert client.get(page.url).status_code == 404
    recording.transcript.delete()
    assert is_public(page)
