"""Files that must be refused: (field, name, content, words of the refusal). All real, or really broken."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import NamedTuple

from tests.media.samples import animated_gif, encoded_sound, picture, sound, video

PICTURE, RECORDING = "photos", "recording"
BOMB_SIDE = 30_000
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'


class BadFile(NamedTuple):
    field: str
    name: str
    make: Callable[[], bytes]
    why: str


def png_bomb() -> bytes:
    """A whole PNG of 900 million points, in less than a megabyte."""
    row = b"\0" + bytes(BOMB_SIDE // 8)

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    header = struct.pack(">IIBBBBB", BOMB_SIDE, BOMB_SIDE, 1, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    lines = b"".join(packer.compress(row) for _line in range(BOMB_SIDE)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def archive() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as writer:
        writer.writestr("photo.jpg", picture())
    return packed.getvalue()


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _listed() -> Iterator[BadFile]:
    for field, name in ((PICTURE, "vide.jpg"), (RECORDING, "vide.mp3")):
        yield BadFile(field, name, lambda: b"", "vide")
    not_picture, not_sound = "pas une image", "pas un enregistrement"
    yield BadFile(PICTURE, "texte.jpg", lambda: b"Bonjour.", not_picture)
    yield BadFile(PICTURE, "page.pdf", lambda: b"%PDF-1.4\n%%EOF\n", not_picture)
    yield BadFile(PICTURE, "archive.png", archive, not_picture)
    yield BadFile(PICTURE, "voix.jpg", sound, not_picture)
    yield BadFile(PICTURE, "coupee.jpg", lambda: half(picture(size=(1200, 900))), "abîmée ou incomplète")
    yield BadFile(PICTURE, "coupee.png", lambda: half(picture("PNG")), "abîmée ou incomplète")
    yield BadFile(PICTURE, "bombe.png", png_bomb, "trop grande")
    yield BadFile(PICTURE, "dessin-anime.gif", lambda: animated_gif(80, (1000, 1000)), "trop grande")
    yield BadFile(PICTURE, "dessin.svg", lambda: SVG, "SVG")
    yield BadFile(PICTURE, "dessin.jpg", lambda: SVG, "SVG")
    yield BadFile(PICTURE, "page.gif", lambda: b"<!doctype html><script>alert(1)</script>", "page web")
    yield BadFile(RECORDING, "programme.mp3", lambda: b"MZ\x90\0" * 4000, not_sound)
    yield BadFile(RECORDING, "photo.mp4", picture, not_sound)
    yield BadFile(RECORDING, "texte.wav", lambda: "Bonjour à tous.".encode() * 100, not_sound)
    yield BadFile(RECORDING, "coupe.wav", lambda: half(sound()), "incomplet")
    yield BadFile(RECORDING, "coupe.mp4", lambda: half(video()), "")
    yield BadFile(RECORDING, "coupe.m4a", lambda: half(encoded_sound("mp4", "aac")), "")
    yield BadFile(RECORDING, "dessin.ogg", lambda: SVG, "SVG")


BAD_FILES = list(_listed())
