"""Timed text in and out: WebVTT (W3C) for the outside, segments in the database for us."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

import webvtt
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from webvtt.errors import MalformedCaptionError, MalformedFileError

from .inspection import weight
from .models import Recording, Segment, Transcript

MAX_BYTES = 5_000_000
BESIDE_THE_TEXT = ("NOTE", "STYLE", "REGION")
# Captions are timed by hand or by machine: a last word may run a little over the end of the sound.
TOLERANCE = 1.0


class BadTranscript(ValidationError):
    """The captions cannot be taken; the message, in French, names the line."""


@dataclass(frozen=True)
class Line:
    """What ``speaker`` says from ``start`` to ``end`` (seconds, float)."""

    start: float
    end: float
    speaker: str
    text: str


def read(content: bytes, duration: float = 0.0) -> list[Line]:
    """Read WebVTT; ``duration`` (seconds) of the recording bounds the times unless it is 0.

    Accepts a BOM, CRLF and Windows-1252. Two voices may overlap, one voice may not overlap itself.
    Raises :class:`BadTranscript`.
    """
    if len(content) > MAX_BYTES:
        raise BadTranscript(
            _("Cette transcription est trop lourde : %(limit)s au plus.") % {"limit": weight(MAX_BYTES)}
        )
    lines = _decoded(content).splitlines()
    if not lines or not lines[0].startswith("WEBVTT"):
        raise BadTranscript(_("Ligne 1 : le texte doit commencer par « WEBVTT »."))
    found: list[Line] = []
    for number, block in _blocks(lines):
        line = _line(number, block)
        _check_times(number, line, found, duration)
        found.append(line)
    if not found:
        raise BadTranscript(_("Cette transcription ne contient aucun passage."))
    return found


def _decoded(content: bytes) -> str:
    if b"\0" in content:
        raise BadTranscript(_("Ce fichier n’est pas un texte."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _blocks(lines: list[str]) -> Iterable[tuple[int, list[str]]]:
    """Cues, each with the number of its first line; header, notes and styles are left aside."""
    start, block, is_header = 1, list[str](), True
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append(line)
            continue
        if block and not is_header and not block[0].startswith(BESIDE_THE_TEXT):
            yield start, block
        is_header = is_header and not block
        start, block = number + 1, []


def _line(number: int, block: list[str]) -> Line:
    try:
        cues = webvtt.from_string("\n".join(["WEBVTT", "", *block, ""]), strict=True).captions
    except (MalformedCaptionError, MalformedFileError, ValueError):
        cues = []
    if len(cues) != 1:
        raise BadTranscript(
            _(
                "Ligne %(line)s : écrivez le temps ainsi : 00:01:23.500 --> 00:01:27.000, puis le texte dessous."
            )
            % {"line": number}
        )
    cue = cues[0]
    text = html.unescape(re.sub(r"\s*\n\s*", " ", cue.text)).strip()
    if not text:
        raise BadTranscript(_("Ligne %(line)s : ce passage n’a pas de texte.") % {"line": number})
    return Line(_seconds(cue.start_time), _seconds(cue.end_time), html.unescape(cue.voice or "")[:120], text)


def _seconds(timestamp: webvtt.models.Timestamp) -> float:
    return timestamp.in_milliseconds() / 1000


def _check_times(number: int, line: Line, before: list[Line], duration: float) -> None:
    if line.end <= line.start:
        raise BadTranscript(_("Ligne %(line)s : la fin vient avant le début.") % {"line": number})
    if before and line.start < before[-1].start:
        raise BadTranscript(
            _("Ligne %(line)s : ce passage commence avant le précédent. Rangez-les dans l’ordre.")
            % {"line": number}
        )
    if before and before[-1].speaker == line.speaker and line.start < before[-1].end - 0.001:
        raise BadTranscript(
            _("Ligne %(line)s : ce passage commence avant la fin du précédent, dit par la même voix.")
            % {"line": number}
        )
    if duration and line.end > duration + TOLERANCE:
        raise BadTranscript(
            _("Ligne %(line)s : ce passage finit après la fin de l’enregistrement.") % {"line": number}
        )


@transaction.atomic
def replace(recording: Recording, lines: Iterable[Line], language: str = "") -> Transcript:
    """Replace the whole transcript of ``recording``. ``post_save`` of Transcript is sent once all is written."""
    transcript, _created = Transcript.objects.get_or_create(recording=recording)
    transcript.segments.all().delete()
    Segment.objects.bulk_create(
        Segment(transcript=transcript, start=line.start, end=line.end, speaker=line.speaker, text=line.text)
        for line in lines
    )
    transcript.language = language or recording.language
    transcript.save()
    recording.transcript = transcript
    return transcript


def import_webvtt(recording: Recording, content: bytes) -> Transcript:
    """Read WebVTT and make it the transcript of ``recording``. Raises :class:`BadTranscript`, changing nothing."""
    return replace(recording, read(content, recording.duration))


def to_webvtt(segments: Iterable[Segment | Line]) -> str:
    """Write segments as WebVTT, one cue each, the speaker as a voice span."""
    return "WEBVTT\n" + "".join(
        f"\n{_timestamp(segment.start)} --> {_timestamp(segment.end)}\n{_spoken(segment)}\n"
        for segment in segments
    )


def _spoken(segment: Segment | Line) -> str:
    text = html.escape(segment.text, quote=False)
    return f"<v {html.escape(segment.speaker, quote=False)}>{text}" if segment.speaker else text


def _timestamp(seconds: float) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"
