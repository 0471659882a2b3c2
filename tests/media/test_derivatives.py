"""Copies to hear: playable by every browser, seekable, bare of hidden data; the original untouched."""

from fractions import Fraction
from io import BytesIO
from pathlib import Path

import av
import pytest
from PIL import Image

from media import derivatives, tasks

from . import samples
from .test_inspection import SOUNDS

pytestmark = pytest.mark.django_db


def opened(recording) -> av.container.InputContainer:
    return av.open(recording.playback.path, "r")


def seconds(container: av.container.InputContainer) -> float:
    return (container.duration or 0) / av.time_base


@pytest.mark.parametrize("make", [sound[1] for sound in SOUNDS], ids=[sound[0] for sound in SOUNDS])
def test_every_sound_gets_a_copy_that_knows_its_length(make, make_recording) -> None:
    content = make()
    recording = make_recording(content)
    recording.refresh_from_db()
    assert recording.playback_type in {"audio/mpeg", "audio/mp4"}
    with opened(recording) as copy:
        assert seconds(copy) == pytest.approx(2.0, abs=0.2)
        assert copy.streams.audio[0].codec_context.name in {"mp3float", "mp3", "aac"}
        assert sum(frame.samples for frame in copy.decode(audio=0)) > 0
    assert Path(recording.file.path).read_bytes() == content


@pytest.mark.parametrize(
    ("muxer", "codec", "mime_type", "seen"),
    [
        ("mp4", "libx264", "video/mp4", "h264"),
        ("mov", "libx264", "video/mp4", "h264"),
        ("mov", "libx265", "video/mp4", "h264"),
        ("matroska", "libx264", "video/mp4", "h264"),
        ("3gp", "mpeg4", "video/mp4", "h264"),
        ("webm", "libvpx", "video/webm", "vp8"),
    ],
)
def test_every_video_gets_a_copy_and_a_poster(muxer, codec, mime_type, seen, make_recording) -> None:
    recording = make_recording(samples.video(muxer, codec))
    recording.refresh_from_db()
    assert recording.playback_type == mime_type
    with opened(recording) as copy:
        assert copy.streams.video[0].codec_context.name == seen
        assert seconds(copy) == pytest.approx(2.0, abs=0.15)
        assert len(list(copy.decode(video=0))) == 20
    with Image.open(recording.thumbnail.path) as poster:
        assert (poster.format, poster.size) == ("JPEG", (160, 120))


def test_a_webm_of_a_browser_has_no_length_until_it_is_written_anew(make_recording) -> None:
    content = samples.encoded_sound("webm", "libopus", live="1")
    with av.open(BytesIO(content), "r") as original:
        assert original.duration is None
    recording = make_recording(content)
    assert recording.duration == pytest.approx(2.0, abs=0.1)
    with opened(recording) as copy:
        assert seconds(copy) == pytest.approx(2.0, abs=0.2)


def test_the_place_and_the_device_stay_in_the_original(make_recording) -> None:
    hidden = {"location": "+43.4050+005.0533/", "title": "SECRET-TITRE", "comment": "SECRET-APPAREIL"}
    content = samples.video(metadata=hidden)
    assert b"loci" in content
    assert b"SECRET" in content
    recording = make_recording(content)
    for path in (recording.playback.path, recording.thumbnail.path):
        made = Path(path).read_bytes()
        assert b"loci" not in made
        assert b"SECRET" not in made


def test_a_video_turned_by_the_phone_is_made_upright(make_recording) -> None:
    output = BytesIO()
    with av.open(output, "w", format="matroska") as target:
        stream = target.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv420p"
        stream.set_display_rotation(90)
        for number in range(10):
            frame = av.VideoFrame.from_image(Image.new("RGB", (160, 120), "red"))
            frame.pts, frame.time_base = number, Fraction(1, 10)
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))
    recording = make_recording(output.getvalue())
    assert (recording.width, recording.height) == (120, 160), "the page keeps the room of the picture as seen"
    with opened(recording) as copy:
        frame = next(copy.decode(video=0))
        assert (frame.width, frame.height, frame.rotation) == (120, 160, 0)
    with Image.open(recording.thumbnail.path) as poster:
        assert poster.size == (120, 160)


def test_the_relief_follows_the_sound(make_recording) -> None:
    recording = make_recording(samples.sound(4.0))
    assert len(recording.peaks) == derivatives.PEAKS
    assert max(recording.peaks[: derivatives.PEAKS // 2 - 2]) < 5
    assert min(recording.peaks[derivatives.PEAKS // 2 + 2 :]) > 80


def test_a_video_without_sound_has_no_relief(make_recording) -> None:
    assert make_recording(samples.video()).peaks == []


def test_arrival_asks_for_the_copy_and_the_task_makes_it_once(
    make_recording, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        recording = make_recording(prepared=False)
    recording.refresh_from_db()
    name = recording.playback.name
    assert name
    tasks.prepare_recording.call(recording.pk)
    recording.refresh_from_db()
    assert recording.playback.name == name
    tasks.prepare_recording.call(recording.pk + 1000)


def test_deletion_leaves_no_file_behind(make_recording, django_capture_on_commit_callbacks) -> None:
    recording = make_recording(samples.video())
    paths = [Path(f.path) for f in (recording.file, recording.playback, recording.thumbnail)]
    assert all(path.exists() for path in paths)
    with django_capture_on_commit_callbacks(execute=True):
        recording.delete()
    assert not any(path.exists() for path in paths)
