"""What enters is kept byte for byte, under a name that nobody can guess."""

import hashlib
import re
from pathlib import Path

import pytest

from media import intake
from media.models import KeptDocument, Photo, Recording

from . import samples

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("receive", "content", "folder", "extension"),
    [
        (intake.receive_photo, samples.picture_with_hidden_data(), "photos", "jpg"),
        (intake.receive_recording, samples.sound(), "enregistrements", "wav"),
        (intake.receive_document, samples.PDF, "documents", "pdf"),
    ],
)
def test_the_original_is_kept_byte_for_byte(receive, content, folder, extension) -> None:
    kept = receive(samples.upload(content, "Mémé à L’Île.exe"), title="Mémé")
    kept.refresh_from_db()
    assert Path(kept.file.path).read_bytes() == content
    assert kept.sha256 == hashlib.sha256(content).hexdigest()
    assert kept.original_name == "Mémé à L’Île.exe"
    assert re.fullmatch(rf"{folder}/[0-9a-f]{{40}}\.{extension}", kept.file.name)
    assert kept.received_at
    assert kept.mime_type


def test_two_sendings_of_the_same_file_get_two_names(db) -> None:
    names = {
        intake.receive_document(samples.upload(samples.PDF, "a.pdf"), title="A").file.name for _ in range(2)
    }
    assert len(names) == 2


@pytest.mark.parametrize(
    ("receive", "model"),
    [
        (intake.receive_photo, Photo),
        (intake.receive_recording, Recording),
        (intake.receive_document, KeptDocument),
    ],
)
def test_nothing_is_kept_of_what_is_refused(receive, model) -> None:
    with pytest.raises(intake.RefusedFile):
        receive(samples.upload(b"\x00\x01", "x.jpg"), title="X")
    assert not model.objects.exists()


def test_no_code_can_save_a_file_that_inspection_refuses() -> None:
    with pytest.raises(intake.RefusedFile):
        KeptDocument.objects.create(title="Piège", file=samples.upload(b"<svg onload=alert(1)>", "a.pdf"))


def test_a_new_file_never_overwrites_the_one_before() -> None:
    document = intake.receive_document(samples.upload(samples.PDF, "a.pdf"), title="A")
    first = Path(document.file.path)
    document.file = samples.upload(b"Texte simple.", "b.txt")
    document.save()
    document.refresh_from_db()
    assert first.read_bytes() == samples.PDF
    assert document.file.name.endswith(".txt")
    assert document.mime_type == "text/plain"
    assert document.original_name == "b.txt"


def test_what_a_recording_is_comes_from_its_content(db) -> None:
    recording = intake.receive_recording(
        samples.upload(samples.video(), "son.mp3"), title="Film", type="audio", duration=9999
    )
    recording.refresh_from_db()
    assert recording.type == "video"
    assert recording.duration == pytest.approx(2.0, abs=0.1)
    assert (recording.width, recording.height) == (160, 120)
    assert recording.technical["video_codec"] == "h264"


def test_a_check_made_before_is_not_made_again(monkeypatch) -> None:
    uploaded = samples.upload(samples.sound(), "a.wav")
    intake.check(uploaded, "recording")
    monkeypatch.setattr("media.models.recording.inspect_recording", None)
    recording = Recording(title="A", file=uploaded)
    recording.save()
    assert recording.duration == 2.0


def test_the_name_of_a_file_may_be_very_long(db) -> None:
    photo = intake.receive_photo(samples.upload(samples.picture(), "é" * 400 + ".jpg"), title="x" * 400)
    assert len(photo.original_name) <= 255
    assert len(photo.title) == 255
