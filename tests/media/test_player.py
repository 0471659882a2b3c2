"""The player without script: the browser's own, links of the lines, the second asked for."""

import re

import pytest
from django.template import Context, Template
from lxml import html as lxml_html

from media import transcripts
from media.templatetags.media_tags import media_time, spoken_time
from media.waveform import WIDTH, street
from savoirs.knowledge.blocks.files import RecordingBlock

from . import samples

CAPTIONS = """WEBVTT

00:00.000 --> 00:01.000
<v Voix 1>Un <filet & une barque.

00:01.200 --> 00:02.000
<v Voix 2>On relève.
"""


@pytest.mark.parametrize(
    ("seconds", "shown", "spoken"),
    [
        (0, "0:00", "0\xa0s"),
        (9.99, "0:09", "9\xa0s"),
        (83.2, "1:23", "1\xa0min\xa023\xa0s"),
        (246, "4:06", "4\xa0min\xa006\xa0s"),
        (3723, "1:02:03", "1\xa0h\xa002\xa0min"),
    ],
)
def test_times(seconds: float, shown: str, spoken: str) -> None:
    assert media_time(seconds) == shown
    assert spoken_time(seconds) == spoken


def rendered(rf, recordings, query: str = "", chapters=()):
    page = Template("{% load media_tags %}<main>{% player recordings chapters %}</main>").render(
        Context(
            {"recordings": recordings, "chapters": chapters, "request": rf.get(f"/temoignages/a/{query}")}
        )
    )
    return lxml_html.fromstring(page)


@pytest.fixture
def told(make_recording):
    recording = make_recording()
    transcripts.import_webvtt(recording, CAPTIONS.replace("<filet &", "&lt;filet &amp;").encode())
    return recording


def test_a_voice_is_named_when_it_begins(rf, make_recording) -> None:
    recording = make_recording()
    lines = "\n".join(
        f"00:00.{second}00 --> 00:00.{second}90\n<v {voice}>Mot.\n"
        for second, voice in enumerate(("Rose", "Rose", "Jean", "Rose"))
    )
    transcripts.import_webvtt(recording, f"WEBVTT\n\n{lines}".encode())
    page = rendered(rf, [recording])
    assert [voice.text for voice in page.cssselect(".passage__voice")] == ["Rose", "Jean", "Rose"]


def test_the_street_goes_as_far_as_the_water() -> None:
    ends = [float(x) + float(width) for x, width in re.findall(r"M([\d.]+) 112v-5h([\d.]+)V", street([]))]
    assert max(ends) == WIDTH


def test_sound_lines_and_captions_are_in_the_page(rf, told) -> None:
    page = rendered(rf, [told])
    (audio,) = page.xpath("//audio")
    assert "controls" in audio.attrib
    assert audio.get("preload") == "metadata"
    assert audio.xpath(".//source/@src") == [told.playback.url]
    assert audio.xpath(".//track/@src") == [f"/fichiers/sous-titres/{told.pk}.vtt"]
    assert page.xpath("//li/@id") == ["t0", "t1"]
    assert page.xpath("//li//a/@href") == ["?t=0#t0", "?t=1#t1"]
    assert "Un <filet & une barque." in page.xpath("string(//li[1])")
    assert page.xpath("//*[@hidden and contains(@class, 'player__bar')]")
    assert page.xpath("//svg//path[@id='onde-1']/@d")[0].startswith("M0 112v-")


@pytest.mark.parametrize(
    "query", ["", "?t=", "?t=abc", "?t=-3", "?t=99999", "?t=1e9", "?t=١", "?t=1.5&son=x"]
)
def test_a_second_that_means_nothing_starts_at_the_beginning(rf, told, query: str) -> None:
    page = rendered(rf, [told], query)
    assert page.xpath("//audio//source/@src") == [told.playback.url]
    assert not page.xpath("//li[@aria-current]")


def test_playback_starts_at_the_first_word_of_the_second_asked_for(rf, told) -> None:
    page = rendered(rf, [told], "?t=1")
    assert page.xpath("//audio//source/@src") == [f"{told.playback.url}#t=1.200"]
    assert page.xpath("//li[@aria-current='true']/@id") == ["t1"]


def test_several_recordings_do_not_mix_their_anchors(rf, told, make_recording) -> None:
    second = make_recording()
    transcripts.import_webvtt(second, CAPTIONS.replace("<filet &", "filet et").encode())
    page = rendered(rf, [told, second], "?t=1&son=2")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert page.xpath("//audio//source/@src") == [told.playback.url, f"{second.playback.url}#t=1.200"]
    assert page.xpath("//li[@aria-current]/@id") == ["son2-t1"]
    assert page.xpath("//li[@id='son2-t1']//a/@href") == ["?t=1&son=2#son2-t1"]


def test_two_lines_within_one_second_keep_their_own_anchors(rf, make_recording) -> None:
    recording = make_recording()
    transcripts.import_webvtt(
        recording, b"WEBVTT\n\n00:00.000 --> 00:00.400\nUn.\n\n00:00.500 --> 00:00.900\nDeux.\n"
    )
    ids = rendered(rf, [recording]).xpath("//li/@id")
    assert len(set(ids)) == 2


def test_a_video_has_its_poster_and_its_captions(rf, make_recording) -> None:
    recording = make_recording(samples.video())
    page = rendered(rf, [recording])
    (video,) = page.xpath("//video")
    assert video.get("poster") == recording.thumbnail.url
    assert (video.get("width"), video.get("height")) == ("160", "120")
    assert video.get("class") == "player__native"
    assert not page.xpath("//svg//path[starts-with(@id, 'onde')]")


def test_a_video_taken_upright_says_it(rf, make_recording) -> None:
    (video,) = rendered(rf, [make_recording(samples.video(size=(72, 128)))]).xpath("//video")
    assert "player__native--upright" in video.get("class").split()


def test_a_sound_not_ready_says_so_and_its_text_is_there(rf, make_recording) -> None:
    recording = make_recording(prepared=False)
    transcripts.import_webvtt(recording, b"WEBVTT\n\n00:00.000 --> 00:01.000\nUn.\n")
    page = rendered(rf, [recording])
    assert not page.xpath("//audio")
    assert "se prépare" in page.text_content()
    assert page.xpath("//li")


def test_chapters_lead_to_their_second(rf, told) -> None:
    chapter = type("Chapter", (), {"start": 1.4, "title": "La place tirée au sort"})()
    page = rendered(rf, [told], chapters=[chapter])
    assert page.xpath("//ol[@class='chapters']//a/@href") == ["?t=1"]


def test_words_written_from_right_to_left_say_it(rf, told) -> None:
    assert not rendered(rf, [told]).xpath("//*[@dir]")
    told.language = "ar-DZ"
    told.save()
    assert rendered(rf, [told]).xpath("//*[@lang='ar-DZ' and @dir='rtl']//li")
    assert lxml_html.fromstring(inside_a_text(told)).xpath("//details/p[@lang='ar-DZ' and @dir='rtl']")


def inside_a_text(recording, **around) -> str:
    block = RecordingBlock()
    return block.render(block.to_python({"recording": recording.pk, "caption": ""}), around)


def test_a_recording_inside_a_text_has_its_words_beside_it(told) -> None:
    page = lxml_html.fromstring(inside_a_text(told))
    assert page.xpath("//audio//source/@src") == [told.playback.url]
    assert "Le calen" in page.xpath("string(//figcaption)")
    assert "On relève." in page.xpath("string(//details)")


def test_a_closed_recording_inside_a_text_shows_nothing(told) -> None:
    assert not inside_a_text(told, sealed={told.file_key}).strip()
    assert inside_a_text(told, sealed={"another file"}).strip()
