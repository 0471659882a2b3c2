"""Captions in and out: order, overlaps and length are checked by us, errors name their line."""

import pytest
import webvtt
from django.db.models.signals import post_save

from media import transcripts
from media.models import Segment, Transcript
from media.transcripts import BadTranscript, Line, read

GOOD = """WEBVTT
Language: fr

NOTE
Une note
de deux lignes

STYLE
::cue { color: red }

1
00:00:00.000 --> 00:00:01.500 align:start
<v Mme R.>L’été &amp; le <i>calen</i>,
sur deux lignes.

00:01.500 --> 00:02.000
Sans voix.

00:00:01.800 --> 00:00:02.500
<v Louis>Une autre voix <b>par-dessus</b> &lt;la sienne&gt;.
"""


def test_a_good_file_becomes_lines() -> None:
    assert read(GOOD.encode(), 3.0) == [
        Line(0.0, 1.5, "Mme R.", "L’été & le calen, sur deux lignes."),
        Line(1.5, 2.0, "", "Sans voix."),
        Line(1.8, 2.5, "Louis", "Une autre voix par-dessus <la sienne>."),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, newline: str) -> None:
    assert read(GOOD.replace("\n", newline).encode(encoding)) == read(GOOD.encode())


@pytest.mark.parametrize(
    ("cues", "words"),
    [
        ("00:00:05.000 --> 00:00:02.000\nx", "Ligne 3\xa0: la fin vient avant le début."),
        ("00:00:02.000 --> 00:00:02.000\nx", "Ligne 3\xa0: la fin"),
        (
            "00:05.000 --> 00:06.000\nx\n\n00:01.000 --> 00:02.000\nx",
            "Ligne 6\xa0: ce passage commence avant le préc",
        ),
        (
            "00:01.000 --> 00:03.000\nx\n\n00:02.000 --> 00:04.000\nx",
            "Ligne 6\xa0: ce passage commence avant la fin",
        ),
        ("00:01.000 --> 59:00.000\nx", "Ligne 3\xa0: ce passage finit après la fin"),
        ("00:01 --> 00:02\nx", "Ligne 3\xa0: écrivez le temps ainsi"),
        ("Du texte sans temps", "Ligne 3\xa0: écrivez le temps ainsi"),
        ("00:01.000 -> 00:02.000\nx", "Ligne 3\xa0: écrivez"),
        ("00:01.000 --> 00:02.000\nx\n00:03.000 --> 00:04.000\ny", "Ligne 3\xa0: écrivez"),
        ("00:01.000 --> 00:02.000", "Ligne 3\xa0: ce passage n’a pas de texte."),
        ("00:01.000 --> 00:02.000\n<v Louis>", "Ligne 3\xa0: ce passage n’a pas de texte."),
        ("NOTE rien", "Cette transcription ne contient aucun passage."),
    ],
)
def test_faults_are_told_with_their_line(cues: str, words: str) -> None:
    with pytest.raises(BadTranscript) as caught:
        read(f"WEBVTT\n\n{cues}\n".encode(), 60.0)
    assert words in caught.value.messages[0]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xd8\xff\xe0",
        b"RIFF\x00\x00",
        b"1\n00:00:01,000 --> 00:00:02,000\nx",
        b"WEBVTT\n\n" + b"\x00" * 9,
    ],
)
def test_what_is_not_webvtt_is_refused(content: bytes) -> None:
    with pytest.raises(BadTranscript):
        read(content)


def test_a_transcript_too_heavy_is_refused_unread() -> None:
    with pytest.raises(BadTranscript) as caught:
        read(b"WEBVTT\n\n" + b"x" * transcripts.MAX_BYTES)
    assert "5\xa0Mo au plus" in caught.value.messages[0]


def test_what_is_written_is_read_back_the_same() -> None:
    lines = read(GOOD.encode())
    written = transcripts.to_webvtt(lines)
    assert read(written.encode()) == lines
    parsed = webvtt.from_string(written, strict=True)
    assert [caption.voice for caption in parsed.captions] == ["Mme R.", None, "Louis"]


def test_long_times_are_written_with_their_hours() -> None:
    written = transcripts.to_webvtt([Line(3723.0, 3724.9996, "", "x")])
    assert "01:02:03.000 --> 01:02:05.000" in written


@pytest.mark.django_db
def test_an_import_replaces_all_or_nothing(make_recording) -> None:
    recording = make_recording(prepared=False)
    assert recording.segments == []
    transcripts.import_webvtt(
        recording, b"WEBVTT\n\n00:00.000 --> 00:01.000\nUn.\n\n00:01.000 --> 00:02.000\nDeux.\n"
    )
    with pytest.raises(BadTranscript):
        transcripts.import_webvtt(recording, b"WEBVTT\n\n00:00.000 --> 09:00.000\nTrop.\n")
    assert [segment.text for segment in recording.segments] == ["Un.", "Deux."]
    transcripts.import_webvtt(recording, b"WEBVTT\n\n00:00.000 --> 00:01.000\nTrois.\n")
    assert [segment.text for segment in recording.segments] == ["Trois."]
    assert Transcript.objects.count() == 1
    assert recording.transcript.plain_text == "Trois."


@pytest.mark.django_db
def test_whoever_listens_to_the_transcript_sees_its_new_lines(make_recording) -> None:
    seen: list[list[str]] = []

    def listen(instance, **kwargs) -> None:
        seen.append([segment.text for segment in Segment.objects.filter(transcript=instance)])

    recording = make_recording(prepared=False)
    post_save.connect(listen, sender=Transcript)
    try:
        transcripts.import_webvtt(recording, b"WEBVTT\n\n00:00.000 --> 00:01.000\nUn.\n")
    finally:
        post_save.disconnect(listen, sender=Transcript)
    assert seen[-1] == ["Un."]
