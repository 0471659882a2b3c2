"""Real files made in code: pictures by Pillow, sound by wave, encoded sound and video by PyAV."""

import math
import tempfile
import wave
from array import array
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import av
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

RATE = 16_000


def upload(content: bytes, name: str, content_type: str = "application/octet-stream") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type)


def picture(
    image_format: str = "JPEG", size: tuple[int, int] = (640, 480), mode: str = "RGB", **options: Any
) -> bytes:
    """A picture whose left half is red and right half blue."""
    image = Image.new(mode, size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    output = BytesIO()
    image.save(output, image_format, **options)
    return output.getvalue()


def picture_with_hidden_data(orientation: int = 1) -> bytes:
    """A JPEG with a GPS position, a device, a comment, and an EXIF orientation."""
    exif = Image.Exif()
    exif[0x010F] = "Marque-Espionne"
    exif[0x0112] = orientation
    exif.get_ifd(0x8825).update({1: "N", 2: (43.0, 24.0, 18.0), 3: "E", 4: (5.0, 3.0, 12.0)})
    return picture("JPEG", exif=exif, comment=b"commentaire-cache")


def sound(seconds: float = 2.0) -> bytes:
    """A WAV, silent in its first half, then a 440 Hz note."""
    total = int(RATE * seconds)
    samples = array(
        "h",
        (0 if i < total // 2 else int(20_000 * math.sin(2 * math.pi * 440 * i / RATE)) for i in range(total)),
    )
    output = BytesIO()
    with wave.open(output, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(RATE)
        writer.writeframes(samples.tobytes())
    return output.getvalue()


def encoded_sound(muxer: str, codec: str, seconds: float = 2.0, rate: int = RATE, **options: str) -> bytes:
    """The same sound in another format: ("ogg", "libopus"), ("mp3", "libmp3lame"), ("mp4", "aac")…"""
    output = BytesIO()
    with (
        av.open(BytesIO(sound(seconds)), "r") as source,
        av.open(output, "w", format=muxer, options=options) as target,
    ):
        stream: Any = target.add_stream(codec, rate=rate, layout="mono")
        resampler = av.AudioResampler(
            stream.codec_context.format, "mono", rate, stream.codec_context.frame_size
        )
        for frame in [*source.decode(audio=0), None]:
            for ready in resampler.resample(frame):
                target.mux(stream.encode(ready))
        target.mux(stream.encode(None))
    return output.getvalue()


def video(
    muxer: str = "mp4",
    codec: str = "libx264",
    seconds: float = 2.0,
    metadata: dict[str, str] | None = None,
    size: tuple[int, int] = (160, 120),
    **options: str,
) -> bytes:
    """A silent clip, ten pictures a second."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "clip"
        with av.open(str(path), "w", format=muxer, options=options) as target:
            target.metadata.update(metadata or {})
            stream: Any = target.add_stream(codec, rate=10)
            stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
            for number in range(int(seconds * 10)):
                frame = av.VideoFrame.from_image(Image.new("RGB", size, (number * 10 % 256, 80, 160)))
                frame.pts, frame.time_base = number, Fraction(1, 10)
                target.mux(stream.encode(frame))
            target.mux(stream.encode(None))
        return path.read_bytes()


def animated_gif(views: int, size: tuple[int, int]) -> bytes:
    """A GIF whose views all differ, so that none is merged with the one before."""
    images = [Image.new("P", size, number % 256) for number in range(views)]
    output = BytesIO()
    images[0].save(output, "GIF", save_all=True, append_images=images[1:], optimize=False)
    return output.getvalue()


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n%%EOF\n"
