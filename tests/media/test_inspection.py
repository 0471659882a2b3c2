"""Files are judged by what they hold: each refusal is a French sentence with its own code."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from media import inspection, probe
from media.inspection import RefusedFile, inspect_document, inspect_photo, inspect_recording

from . import samples


def refusal(inspect, content: bytes, name: str = "photo.jpg") -> RefusedFile:
    with pytest.raises(RefusedFile) as caught:
        inspect(samples.upload(content, name))
    assert caught.value.messages[0].endswith(".")
    return caught.value


@pytest.mark.parametrize(
    ("image_format", "mime_type", "extension"),
    [
        ("JPEG", "image/jpeg", "jpg"),
        ("PNG", "image/png", "png"),
        ("WEBP", "image/webp", "webp"),
        ("GIF", "image/gif", "gif"),
        ("HEIF", "image/heic", "heic"),
    ],
)
def test_pictures_are_known_by_content_whatever_their_name(image_format, mime_type, extension) -> None:
    facts = inspect_photo(samples.upload(samples.picture(image_format), "rapport.exe"))
    assert (facts.mime_type, facts.extension, facts.width, facts.height) == (mime_type, extension, 640, 480)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02" * 500, "unknown"),
        (b"MZ\x90\x00" + b"\x00" * 400, "unknown"),
        (samples.picture("BMP"), "unknown"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "svg"),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?><!-- x --><svg/>", "svg"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "markup"),
        (samples.picture("JPEG")[:-600], "broken"),
        (samples.picture("PNG")[:200], "broken"),
        (samples.picture("JPEG")[:12], "broken"),
    ],
)
def test_what_is_not_a_whole_picture_is_refused(content: bytes, code: str) -> None:
    assert refusal(inspect_photo, content).code == code


def bomb_png(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that promises ``width`` × ``height`` pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [9_000, 20_000, 60_000])
def test_a_bomb_is_refused_before_it_is_decoded(side: int) -> None:
    assert refusal(inspect_photo, bomb_png(side, side)).code == "too_many_pixels"


def test_a_gif_is_weighed_with_all_its_views(settings) -> None:
    settings.MEDIA_MAX_PIXELS = 50_000
    assert inspect_photo(samples.upload(samples.animated_gif(4, (100, 100)), "a.gif")).extension == "gif"
    assert refusal(inspect_photo, samples.animated_gif(6, (100, 100))).code == "too_many_pixels"


def test_a_gif_of_very_many_small_views_is_refused() -> None:
    content = samples.animated_gif(inspection.MAX_FRAMES + 1, (4, 4))
    assert refusal(inspect_photo, content).code == "too_many_pixels"


def test_an_animated_webp_and_an_animated_png_are_weighed_too(settings) -> None:
    settings.MEDIA_MAX_PIXELS = 50_000
    views = [Image.new("RGB", (100, 100), (n * 20, 0, 0)) for n in range(6)]
    for image_format in ("WEBP", "PNG"):
        output = BytesIO()
        views[0].save(output, image_format, save_all=True, append_images=views[1:])
        assert refusal(inspect_photo, output.getvalue()).code == "too_many_pixels"


@pytest.mark.parametrize("inspect", [inspect_photo, inspect_recording, inspect_document])
def test_two_gigabytes_declared_are_refused_without_being_read(inspect) -> None:
    class Declared(ContentFile):
        def read(self, *args):
            raise AssertionError("read")

    declared = Declared(b"x", name="film.mp4")
    declared.size = 2 * 1024**3
    with pytest.raises(RefusedFile) as caught:
        inspect(declared)
    assert caught.value.code == "too_heavy"
    assert "2,1\xa0Go" in caught.value.messages[0]


SOUNDS = [
    ("wav", lambda: samples.sound(), "audio/wav", "wav"),
    ("mp3", lambda: samples.encoded_sound("mp3", "libmp3lame"), "audio/mpeg", "mp3"),
    ("m4a", lambda: samples.encoded_sound("mp4", "aac"), "audio/mp4", "m4a"),
    ("aac", lambda: samples.encoded_sound("adts", "aac"), "audio/aac", "aac"),
    ("ogg", lambda: samples.encoded_sound("ogg", "libopus"), "audio/ogg", "ogg"),
    ("webm", lambda: samples.encoded_sound("webm", "libopus"), "audio/webm", "webm"),
    ("webm without length", lambda: samples.encoded_sound("webm", "libopus", live="1"), "audio/webm", "webm"),
    ("flac", lambda: samples.encoded_sound("flac", "flac"), "audio/flac", "flac"),
    ("amr", lambda: samples.encoded_sound("amr", "libopencore_amrnb", rate=8000), "audio/amr", "amr"),
    ("3gp", lambda: samples.encoded_sound("3gp", "libopencore_amrnb", rate=8000), "audio/3gpp", "3gp"),
    ("aiff", lambda: samples.encoded_sound("aiff", "pcm_s16be"), "audio/aiff", "aiff"),
]


@pytest.mark.parametrize(
    ("make", "mime_type", "extension"), [s[1:] for s in SOUNDS], ids=[s[0] for s in SOUNDS]
)
def test_sounds_are_known_by_content_and_measured(make, mime_type: str, extension: str) -> None:
    facts = inspect_recording(samples.upload(make(), "photo.jpg"))
    assert (facts.mime_type, facts.extension, facts.kind) == (mime_type, extension, "audio")
    assert facts.duration == pytest.approx(2.0, abs=0.15)
    assert facts.technical["sample_rate"] in {8_000, 16_000, 48_000}


@pytest.mark.parametrize(
    ("muxer", "codec", "mime_type", "extension"),
    [
        ("mp4", "libx264", "video/mp4", "mp4"),
        ("mov", "libx265", "video/quicktime", "mov"),
        ("3gp", "mpeg4", "video/3gpp", "3gp"),
        ("webm", "libvpx", "video/webm", "webm"),
        ("matroska", "libx264", "video/x-matroska", "mkv"),
    ],
)
def test_videos_are_known_by_content_and_measured(muxer, codec, mime_type, extension) -> None:
    facts = inspect_recording(samples.upload(samples.video(muxer, codec), "son.mp3"))
    assert (facts.mime_type, facts.extension, facts.kind) == (mime_type, extension, "video")
    assert (facts.width, facts.height) == (160, 120)
    assert facts.duration == pytest.approx(2.0, abs=0.15)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "unknown"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "unknown"),
        (samples.picture("PNG"), "unknown"),
        (b"ID3\x03\x00\x00\x00\x00\x00\x00" + b"\x00" * 3000, "unknown"),
        (b"\xff\xfb" + bytes(range(256)) * 20, "unknown"),
        (b"OggS" + b"\x00" * 500, "unknown"),
        (b"<html><audio src=x></html>", "markup"),
        (samples.sound()[:-30_000], "truncated"),
        (samples.encoded_sound("flac", "flac", 8.0)[:-25_000], "truncated"),
    ],
)
def test_what_is_not_a_whole_recording_is_refused(content: bytes, code: str) -> None:
    assert refusal(inspect_recording, content, "son.mp3").code == code


def test_a_video_cut_in_the_middle_is_refused() -> None:
    whole = samples.video(seconds=20, movflags="+faststart")
    assert refusal(inspect_recording, whole[: len(whole) * 2 // 3]).code == "truncated"
    without_index = samples.video(seconds=20)
    assert refusal(inspect_recording, without_index[: len(without_index) // 2]).code == "unknown"


def test_the_time_and_the_length_of_a_recording_are_bounded(monkeypatch) -> None:
    monkeypatch.setattr(probe, "MAX_DURATION", 1)
    assert refusal(inspect_recording, samples.sound()).code == "too_much"
    monkeypatch.setattr(probe, "MAX_DURATION", 100)
    monkeypatch.setattr(probe, "MAX_SECONDS_OF_WORK", -1)
    assert refusal(inspect_recording, samples.sound()).code == "too_much"


@pytest.mark.parametrize(
    ("content", "mime_type"),
    [
        (samples.PDF, "application/pdf"),
        ("Été 1962, à L’Île.\r\n".encode(), "text/plain"),
        ("Été 1962".encode("cp1252"), "text/plain"),
        ("مرحبا 🐟".encode(), "text/plain"),
    ],
)
def test_documents_are_known_by_content(content: bytes, mime_type: str) -> None:
    assert inspect_document(samples.upload(content, "x.docx")).mime_type == mime_type


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (samples.PDF[:-8], "truncated"),
        (b"PK\x03\x04" + b"\x00" * 100, "unknown"),
        (b"<html>%PDF-1.4 %%EOF</html>", "markup"),
        (b"<svg onload=alert(1)>", "svg"),
        (b"texte\x00texte", "unknown"),
    ],
)
def test_what_is_not_a_document_is_refused(content: bytes, code: str) -> None:
    assert refusal(inspect_document, content, "lettre.pdf").code == code


def test_a_file_is_given_back_rewound() -> None:
    for inspect, content in (
        (inspect_photo, samples.picture()),
        (inspect_recording, samples.sound()),
        (inspect_document, samples.PDF),
    ):
        uploaded = samples.upload(content, "x")
        inspect(uploaded)
        assert uploaded.read() == content
