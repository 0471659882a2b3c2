"""Files as people have them, on disk: photographs with a position and a camera's name, a voice."""

from dataclasses import dataclass
from pathlib import Path

from tests.media.samples import picture_with_hidden_data, sound

SOUND_SECONDS = 6.0


@dataclass(frozen=True)
class Gifts:
    """What a contributor gives."""

    pictures: tuple[Path, Path]
    sound: Path


def make_gifts(folder: Path) -> Gifts:
    """Two JPEG with GPS and a WAV of ``SOUND_SECONDS`` seconds, silent in its first half."""
    pictures = (folder / "IMG_2034.JPG", folder / "IMG_2035.JPG")
    for orientation, path in zip((1, 6), pictures, strict=True):
        path.write_bytes(picture_with_hidden_data(orientation))
    voice = folder / "voix.wav"
    voice.write_bytes(sound(SOUND_SECONDS))
    return Gifts(pictures, voice)
