"""The recordings of the starter content, with their text to the second."""

from pathlib import Path

from django.core.files import File

from media.derivatives import prepare
from media.intake import receive_recording
from media.models import Recording
from media.transcripts import import_webvtt

from .format import RecordingFiles


def receive(files: RecordingFiles, folder: Path) -> Recording:
    """Take in a sound, its credit and its captions, by the road of every other file; it can be heard at once."""
    path = folder / files.file
    with path.open("rb") as sound:
        recording = receive_recording(
            File(sound, name=path.name),
            title=files.title,
            language=files.language,
            credit=files.credit,
            licence=files.licence,
            licence_url=files.licence_url,
        )
    import_webvtt(recording, (folder / files.captions).read_bytes())
    prepare(recording)
    return recording
