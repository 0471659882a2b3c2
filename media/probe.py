"""Measure sound and video with PyAV (the libraries of FFmpeg): what they are, how long, whole or not.

FFmpeg guesses formats by content and some of them (playlists) open other files: here the demuxer is chosen
by us from the first bytes, so that nothing else is ever opened.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import SEEK_END
from typing import IO, Any, Literal

import av
from av.container import InputContainer
from av.stream import Disposition

MAX_SECONDS_OF_WORK = 60
MAX_DURATION = 12 * 3600
MAX_VIDEO_PIXELS = 40_000_000
# Formats whose header says how long they are: less than that means that the end is missing.
SELF_MEASURING = {"mov", "flac", "matroska"}
BYTE_ORDER_OF_CHUNKS: dict[str, Literal["little", "big"]] = {"wav": "little", "aiff": "big"}
ACCEPTED_CODECS = {
    "mp3", "mp3float", "aac", "opus", "libopus", "vorbis", "flac", "alac", "amrnb", "amrwb",
    "libopencore_amrnb", "libopencore_amrwb",
    "h264", "hevc", "vp8", "vp9", "libvpx", "libvpx-vp9", "av1", "libdav1d", "mpeg4", "h263", "mjpeg",
}  # fmt: skip


class Unreadable(Exception):
    """Not a recording that we know how to decode."""


class Truncated(Unreadable):
    """The header promises more than the file holds."""


class TooMuch(Unreadable):
    """Too long, too large, or too slow to read."""


@dataclass(frozen=True)
class Measure:
    """``duration`` in seconds (measured on the packets), sizes in pixels as seen, ``extension`` without dot."""

    mime_type: str
    extension: str
    duration: float
    has_video: bool
    width: int
    height: int
    technical: dict[str, Any]


def demuxer_for(head: bytes) -> str:
    """Name of the FFmpeg demuxer for a file that begins with ``head``. Raises :class:`Unreadable`."""
    if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE":
        return "wav"
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide"):
        return "mov"
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return "aiff"
    for start, name in (
        (b"OggS", "ogg"),
        (b"fLaC", "flac"),
        (b"\x1aE\xdf\xa3", "matroska"),
        (b"#!AMR", "amr"),
        (b"ID3", "mp3"),
    ):
        if head.startswith(start):
            return name
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        return "aac" if head[1] & 0x06 == 0 else "mp3"
    raise Unreadable


@contextmanager
def opened(file: IO[bytes]) -> Iterator[InputContainer]:
    """Open ``file`` with the demuxer that its first bytes call for. Raises :class:`Unreadable`."""
    file.seek(0)
    demuxer = demuxer_for(file.read(64))
    file.seek(0)
    try:
        with av.open(file, "r", format=demuxer, metadata_errors="replace") as container:
            yield container
    except (av.error.FFmpegError, ValueError, OSError, RuntimeError, OverflowError) as error:
        raise Unreadable(str(error)) from error


def sound_of(container: InputContainer) -> av.AudioStream | None:
    return container.streams.audio[0] if container.streams.audio else None


def picture_of(container: InputContainer) -> av.VideoStream | None:
    """The moving picture, if any: the cover of an album is not one."""
    moving = (s for s in container.streams.video if not s.disposition & Disposition.attached_pic)
    return next(moving, None)


def measure(file: IO[bytes]) -> Measure:
    """Read all of ``file`` once, and decode the beginning of each stream.

    Raises :class:`Truncated`, :class:`TooMuch` or :class:`Unreadable`. Reads packet by packet: memory is
    bounded by one packet, time by ``MAX_SECONDS_OF_WORK``.
    """
    deadline = time.monotonic() + MAX_SECONDS_OF_WORK
    file.seek(0)
    head = file.read(64)
    demuxer = demuxer_for(head)
    _check_chunk(file, demuxer, head)
    with opened(file) as container:
        sound, picture = sound_of(container), picture_of(container)
        _check_streams(sound, picture)
        promised = container.duration / av.time_base if container.duration else 0.0
        technical = _technical(container, sound, picture)
        duration = _walk(container, [s for s in (sound, picture) if s], deadline)
    if demuxer in SELF_MEASURING and promised - duration > max(1.0, promised * 0.05):
        raise Truncated
    if duration <= 0:
        raise Unreadable
    size = _decode_beginning(file)
    mime_type, extension = _kind(demuxer, head, picture is not None)
    return Measure(mime_type, extension, round(duration, 3), picture is not None, *size, technical)


def _check_chunk(file: IO[bytes], demuxer: str, head: bytes) -> None:
    """WAV and AIFF say their size in bytes; 0 and the largest number mean that the recorder did not know it."""
    if demuxer not in BYTE_ORDER_OF_CHUNKS or head.startswith(b"RF64"):
        return
    promised = int.from_bytes(head[4:8], BYTE_ORDER_OF_CHUNKS[demuxer])
    size = file.seek(0, SEEK_END)
    if promised < 0xFFFFFF00 and size < promised * 0.98:
        raise Truncated


def _check_streams(sound: av.AudioStream | None, picture: av.VideoStream | None) -> None:
    streams = [stream for stream in (sound, picture) if stream]
    if not streams:
        raise Unreadable
    for stream in streams:
        name = stream.codec_context.name
        if name not in ACCEPTED_CODECS and not name.startswith(("pcm_", "adpcm_")):
            raise Unreadable(name)
    if picture and picture.width * picture.height > MAX_VIDEO_PIXELS:
        raise TooMuch


def _walk(container: InputContainer, streams: list[Any], deadline: float) -> float:
    """Seconds between the first and the last instant of the packets."""
    first, last = float("inf"), 0.0
    for packet in container.demux(streams):
        if packet.pts is not None and packet.time_base is not None:
            start = float(packet.pts * packet.time_base)
            first = min(first, start)
            last = max(last, start + float((packet.duration or 0) * packet.time_base))
            if last - first > MAX_DURATION:
                raise TooMuch
        if time.monotonic() > deadline:
            raise TooMuch
    return max(0.0, last - max(0.0, first)) if last else 0.0


def as_seen(frame: av.VideoFrame) -> tuple[int, int]:
    """Width and height in pixels once the frame is upright: a phone films lying, and says how to turn."""
    return (frame.height, frame.width) if abs(frame.rotation) == 90 else (frame.width, frame.height)


def _decode_beginning(file: IO[bytes]) -> tuple[int, int]:
    """One frame of each stream must decode: proof that the content is what the header says.

    Returns the size of the picture as seen, (0, 0) without any.
    """
    size = (0, 0)
    with opened(file) as container:
        waiting = {s.index for s in (sound_of(container), picture_of(container)) if s}
        for count, packet in enumerate(container.demux([container.streams[i] for i in waiting])):
            if packet.stream_index in waiting and (frames := packet.decode()):
                waiting.discard(packet.stream_index)
                if isinstance(frames[0], av.VideoFrame):
                    size = as_seen(frames[0])
            if not waiting:
                return size
            if count > 2000:
                break
    raise Unreadable


def _technical(
    container: InputContainer, sound: av.AudioStream | None, picture: av.VideoStream | None
) -> dict[str, Any]:
    found: dict[str, Any] = {"container": container.format.name, "bit_rate": container.bit_rate or 0}
    if sound:
        found |= {
            "audio_codec": sound.codec_context.name,
            "sample_rate": sound.rate or 0,
            "channels": sound.channels,
            "sample_bits": sound.format.bits if sound.format else 0,
        }
    if picture:
        found |= {
            "video_codec": picture.codec_context.name,
            "width": picture.width,
            "height": picture.height,
            "frame_rate": round(float(picture.average_rate), 3) if picture.average_rate else 0,
        }
    return found


def _kind(demuxer: str, head: bytes, has_video: bool) -> tuple[str, str]:
    family = "video" if has_video else "audio"
    if demuxer == "mov":
        brand = head[8:12] if head[4:8] == b"ftyp" else b"qt  "
        if brand.startswith(b"3g"):
            return f"{family}/3gpp", "3gp"
        if brand == b"qt  " and has_video:
            return "video/quicktime", "mov"
        return ("video/mp4", "mp4") if has_video else ("audio/mp4", "m4a")
    if demuxer == "matroska":
        return (f"{family}/webm", "webm") if b"webm" in head else (f"{family}/x-matroska", "mkv")
    return {
        "wav": ("audio/wav", "wav"),
        "mp3": ("audio/mpeg", "mp3"),
        "ogg": (f"{family}/ogg", "ogv" if has_video else "ogg"),
        "flac": ("audio/flac", "flac"),
        "aac": ("audio/aac", "aac"),
        "amr": ("audio/amr", "amr"),
        "aiff": ("audio/aiff", "aiff"),
    }[demuxer]
