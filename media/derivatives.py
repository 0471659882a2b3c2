"""What is made from a recording for listening: a copy every browser plays, a poster, the relief of the sound.

The original is never touched. Copies carry no metadata of the device (LEG-21): containers are written anew.
"""

import tempfile
from array import array
from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import av
from av.audio.resampler import AudioResampler
from av.container import InputContainer, OutputContainer
from django.core.files import File
from django.core.files.base import ContentFile

from .models import Recording
from .models.original import unguessable_name
from .probe import Unreadable, as_seen, opened, picture_of, sound_of

PEAKS = 120
PEAK_RATE = 8000
PEAK_STEP = 80
POSTER_WIDTH = 1280
VIDEO_WIDTH, VIDEO_HEIGHT = 1280, 720
# What can be copied as it is, packet by packet, into a container that every browser seeks in.
COPIED_SOUND = {("mp3", "mp3float"): ("mp3", "audio/mpeg"), ("mov", "aac"): ("mp4", "audio/mp4")}
COPIED_MP4 = {"aac", "mp3", "mp3float", None}
COPIED_WEBM = {"opus", "libopus", "vorbis", None}
EXTENSIONS = {
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "video/mp4": "mp4",
    "video/webm": "webm",
}


def prepare(recording: Recording) -> None:
    """Make what is missing of ``recording`` and save it. Raises :class:`media.probe.Unreadable`.

    Runs in the background: minutes of work for a long video; memory stays bounded by a few frames.
    """
    if recording.playback:
        return
    with recording.file.open("rb") as original, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy"
        mime_type = _write_playback(original, path)
        recording.peaks = _peaks(original, recording.duration)
        if recording.is_video:
            _save_poster(recording, original)
        with path.open("rb") as copy:
            recording.playback.save(unguessable_name(EXTENSIONS[mime_type]), File(copy), save=False)
    recording.playback_type = mime_type
    recording.save(update_fields=["playback", "playback_type", "thumbnail", "peaks"])


def _write_playback(original: IO[bytes], path: Path) -> str:
    with opened(original) as source:
        sound, picture = sound_of(source), picture_of(source)
        muxer, mime_type, copied = _container_for(source, sound, picture)
        options = {"movflags": "+faststart"} if muxer == "mp4" else {}
        with av.open(str(path), "w", format=muxer, options=options) as output:
            if copied:
                _copy(source, output, [s for s in (sound, picture) if s])
            else:
                _transcode(source, output, sound, picture)
        return mime_type


def _container_for(
    source: InputContainer, sound: av.AudioStream | None, picture: av.VideoStream | None
) -> tuple[str, str, bool]:
    """(muxer, mime type, can the packets be copied as they are?)"""
    heard = sound.codec_context.name if sound else None
    if picture is None:
        family = "mov" if "mov" in source.format.name else source.format.name
        copied = COPIED_SOUND.get((family, str(heard)))
        return (*copied, True) if copied else ("mp3", "audio/mpeg", False)
    seen = picture.codec_context.name
    # Matroska does not keep the decoding times that MP4 needs: only MP4's own family is copied into MP4.
    if (
        "mov" in source.format.name
        and seen == "h264"
        and heard in COPIED_MP4
        and picture.pix_fmt in {"yuv420p", "yuvj420p"}
    ):
        return "mp4", "video/mp4", True
    if seen in {"vp8", "vp9", "libvpx", "libvpx-vp9", "av1", "libdav1d"} and heard in COPIED_WEBM:
        return "webm", "video/webm", True
    return "mp4", "video/mp4", False


def _copy(source: InputContainer, output: OutputContainer, streams: list[Any]) -> None:
    pairs = {stream.index: output.add_stream_from_template(stream) for stream in streams}
    for packet in source.demux(streams):
        if packet.dts is not None:
            packet.stream = pairs[packet.stream_index]
            output.mux(packet)


def _transcode(
    source: InputContainer,
    output: OutputContainer,
    sound: av.AudioStream | None,
    picture: av.VideoStream | None,
) -> None:
    encoders: dict[int, Any] = {}
    if picture:
        encoders[picture.index] = _VideoEncoder(output, picture)
    if sound:
        encoders[sound.index] = _SoundEncoder(output, sound, "aac" if picture else "libmp3lame")
    for packet in source.demux([s for s in (sound, picture) if s]):
        for frame in _frames(packet):
            encoders[packet.stream_index].write(frame)
    for encoder in encoders.values():
        encoder.finish()


class _SoundEncoder:
    def __init__(self, output: OutputContainer, sound: av.AudioStream, codec: str) -> None:
        self.output = output
        layout = "stereo" if sound.channels > 1 else "mono"
        rate = 44_100
        stream: Any = output.add_stream(codec, rate=rate, layout=layout)
        stream.bit_rate = 128_000 if layout == "stereo" else 96_000
        self.stream = stream
        frame_format = "s16p" if codec == "libmp3lame" else "fltp"
        self.resampler = AudioResampler(frame_format, layout, rate)

    def write(self, frame: Any) -> None:
        for resampled in self.resampler.resample(frame):
            self.output.mux(self.stream.encode(resampled))

    def finish(self) -> None:
        self.write(None)
        self.output.mux(self.stream.encode(None))


class _VideoEncoder:
    """H.264 at most 1280 × 720, upright: the phone's rotation is applied rather than announced."""

    def __init__(self, output: OutputContainer, picture: av.VideoStream) -> None:
        self.output, self.picture = output, picture
        self.stream: Any = None
        self.graph: Any = None

    def _start(self, frame: av.VideoFrame) -> None:
        graph = av.filter.Graph()
        turns = {90: ("transpose", "cclock"), -90: ("transpose", "clock"), 180: ("hflip,vflip", "")}
        steps = [graph.add_buffer(template=self.picture)]
        name, option = turns.get(frame.rotation, ("", ""))
        for filter_name in filter(None, name.split(",")):
            steps.append(graph.add(filter_name, option or None))
        seen_width, seen_height = as_seen(frame)
        is_upright = seen_height > seen_width
        width, height = (VIDEO_HEIGHT, VIDEO_WIDTH) if is_upright else (VIDEO_WIDTH, VIDEO_HEIGHT)
        steps.append(
            graph.add(
                "scale", f"w='min(iw,{width})':h='min(ih,{height})':force_original_aspect_ratio=decrease"
            )
        )
        steps.append(graph.add("scale", "w=trunc(iw/2)*2:h=trunc(ih/2)*2"))
        steps.append(graph.add("format", "yuv420p"))
        steps.append(graph.add("buffersink"))
        graph.link_nodes(*steps).configure()
        self.graph = graph

    def write(self, frame: av.VideoFrame) -> None:
        if self.graph is None:
            self._start(frame)
        self.graph.vpush(frame)
        self._drain()

    def _drain(self) -> None:
        while True:
            try:
                ready = self.graph.vpull()
            except (av.error.BlockingIOError, av.error.EOFError):
                return
            if self.stream is None:
                rate = self.picture.average_rate or Fraction(25)
                self.stream = self.output.add_stream(
                    "libx264", rate=rate, options={"preset": "veryfast", "crf": "24"}
                )
                self.stream.width, self.stream.height, self.stream.pix_fmt = (
                    ready.width,
                    ready.height,
                    "yuv420p",
                )
                self.stream.codec_context.time_base = ready.time_base
            ready.pict_type = av.video.frame.PictureType.NONE
            self.output.mux(self.stream.encode(ready))

    def finish(self) -> None:
        if self.graph is not None:
            self.graph.vpush(None)
            self._drain()
        if self.stream is not None:
            self.output.mux(self.stream.encode(None))


def _peaks(original: IO[bytes], duration: float) -> list[int]:
    """``PEAKS`` loudness marks, 0 to 100 relative to the loudest; empty when there is no sound."""
    heights = [0] * PEAKS
    position, total = 0, duration * PEAK_RATE
    with opened(original) as source:
        if sound_of(source) is None or not total:
            return []
        for samples in _quiet_samples(source):
            for start in range(0, len(samples), PEAK_STEP):
                step = samples[start : start + PEAK_STEP]
                place = min(PEAKS - 1, int((position + start) / total * PEAKS))
                heights[place] = max(heights[place], max(step), -min(step))
            position += len(samples)
    loudest = max(heights) or 1
    return [round(height * 100 / loudest) for height in heights]


def _quiet_samples(source: InputContainer) -> Iterator["array[int]"]:
    """The sound as 16-bit mono samples, ``PEAK_RATE`` a second."""
    resampler = AudioResampler("s16", "mono", PEAK_RATE)
    for packet in source.demux(sound_of(source)):
        for frame in _frames(packet):
            for small in resampler.resample(frame):
                yield array("h", bytes(small.planes[0])[: small.samples * 2])


def _frames(packet: av.Packet) -> list[Any]:
    """One spoilt packet does not lose the rest."""
    try:
        return packet.decode()
    except av.error.InvalidDataError:
        return []


def _save_poster(recording: Recording, original: IO[bytes]) -> None:
    image = _still(original, min(3.0, recording.duration / 10))
    image.thumbnail((POSTER_WIDTH, POSTER_WIDTH))
    content = BytesIO()
    image.convert("RGB").save(content, "JPEG", quality=80)
    recording.thumbnail.save(unguessable_name("jpg"), ContentFile(content.getvalue()), save=False)


def _still(original: IO[bytes], second: float) -> Any:
    """The first picture at or after ``second``, upright; else the last that decodes. Raises Unreadable."""
    latest: Any = None
    with opened(original) as source:
        picture = picture_of(source)
        frames: Iterator[Any] = source.decode(picture)
        for frame in frames:
            latest = frame
            if (frame.time or 0.0) >= second:
                break
        if latest is None:
            raise Unreadable
        return latest.to_image().rotate(latest.rotation, expand=True)
