"""The rank of a recording is the same in the index and on the page: its own first, then those of its text."""

from collections.abc import Callable

import pytest
from django.test import Client
from lxml import html

from media import derivatives, intake
from media.models import Recording, Segment, Transcript
from savoirs.knowledge.documents import PageSource
from savoirs.knowledge.models import TestimonyPage, TestimonyRecording
from tests.factories import make_agreement, make_testimony
from tests.media.samples import sound, upload

pytestmark = pytest.mark.django_db

Tell = Callable[..., TestimonyPage]


def recorded(number: int) -> Recording:
    kept = intake.receive_recording(upload(sound(4.0 + number), f"voix-{number}.wav"), title=f"Voix {number}")
    derivatives.prepare(kept)
    transcript = Transcript.objects.create(recording=kept)
    Segment.objects.create(transcript=transcript, start=2.5, end=3.5, text=f"Dit la voix {number}.")
    return kept


@pytest.fixture
def tell() -> Tell:
    def make(own: list[Recording], inside: list[Recording]) -> TestimonyPage:
        body = [("recording", {"recording": recording, "caption": "Une légende"}) for recording in inside]
        page = make_testimony(title="Voix", body=body)
        for rank, recording in enumerate(own):
            TestimonyRecording.objects.create(page=page, recording=recording, sort_order=rank)
        make_agreement(page)
        page.save()
        return page

    return make


def passages(page: TestimonyPage) -> list[tuple[int, str]]:
    (document,) = PageSource().documents([page.search_key])
    return [(segment.recording + 1, segment.text) for segment in document.segments]


def test_those_of_the_text_come_after_its_own(client: Client, tell: Tell) -> None:
    first, second, third = (recorded(number) for number in (1, 2, 3))
    page = tell([first], [second, third])
    assert passages(page) == [(1, "Dit la voix 1."), (2, "Dit la voix 2."), (3, "Dit la voix 3.")]
    shown = html.fromstring(client.get(page.url, {"t": "2", "son": "3"}).content.decode())
    assert shown.xpath("//*[starts-with(@id, 'lecteur-')]/@id") == ["lecteur-1", "lecteur-2", "lecteur-3"]
    (place,) = shown.xpath("//figure[@id='lecteur-3']")
    assert place.xpath(".//audio/source/@src") == [f"{third.playback.url}#t=2.500"]
    assert place.xpath("string(.//details[@open]//mark)") == "Dit la voix 3."
    assert shown.xpath("//figure[@id='lecteur-2']//audio/source/@src") == [second.playback.url]
    assert len(shown.xpath("//*[@aria-current='true' and .//mark or self::li[@aria-current]]")) == 1


def test_one_heard_twice_is_found_once(client: Client, tell: Tell) -> None:
    first = recorded(1)
    page = tell([first], [first])
    assert passages(page) == [(1, "Dit la voix 1.")]
    shown = html.fromstring(client.get(page.url).content.decode())
    assert shown.xpath("//*[starts-with(@id, 'lecteur-')]/@id") == ["lecteur-1", "lecteur-2"]
