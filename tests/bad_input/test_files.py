"""Files that cannot be taken: why, in French; words and good files are kept; nothing else stays on the disk."""

from pathlib import Path

import pytest
from django.conf import settings

from media.models import Photo, Recording
from tests.bad_input.conftest import read, shows
from tests.bad_input.files import BAD_FILES, PICTURE, BadFile, half
from tests.bad_input.values import HOSTILE
from tests.media.samples import encoded_sound, picture, upload

pytestmark = pytest.mark.django_db
TYPED = "Ce que j’ai tapé avant d’envoyer."


def stored_files() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.name)
def test_a_bad_file_costs_nothing_else(writer, bad: BadFile) -> None:
    writer.begin()
    before = stored_files()
    good = upload(picture(), "bonne.jpg")
    sent = {bad.field: [upload(bad.make(), bad.name)]}
    sent[PICTURE] = [*sent.get(PICTURE, []), good]
    page = read(writer.tell(TYPED, **sent))
    assert "Erreur" in page.partition("</title>")[0]
    assert f"« {bad.name} »" in page.replace("\xa0", " ")
    assert bad.why in page
    assert shows(page, TYPED)
    assert "Enlever l’image 1" in page
    assert writer.contribution.text == TYPED
    assert [Photo.objects.count(), Recording.objects.count()] == [1, 0]
    assert len(stored_files() - before) == 1 + Photo.objects.get().renditions.count()


def test_a_sound_cut_by_a_full_telephone_is_heard_as_far_as_it_goes_or_refused(writer) -> None:
    """An MP3 has no end mark: half of one is an MP3. Either way: no error page, and what is kept can be heard."""
    content = half(encoded_sound("mp3", "libmp3lame", seconds=4.0))
    answer = writer.begin().tell(TYPED, recording=upload(content, "coupe.mp3"))
    if answer.status_code == 302:
        assert 1.0 < Recording.objects.get().duration < 3.5
    else:
        assert "incomplet" in read(answer)
    assert writer.contribution.text == TYPED


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd.jpg", "C:\\photos\\moi.jpg", "é" * 300 + ".jpg", ".jpg", "a\x00b.jpg", " ", "photo.php",
     *(value for key, value in HOSTILE.items() if key not in ("empty", "blank", "long word"))],
)  # fmt: skip
def test_no_name_of_a_file_does_harm(writer, name: str) -> None:
    before = stored_files()
    answer = writer.begin().tell(TYPED, photos=[upload(picture(), name)])
    assert answer.status_code in (302, 422)
    assert writer.contribution.text == TYPED
    for path in stored_files() - before:
        assert path.suffix in (".jpg", ".webp"), path
        assert path.name.isascii()
    page = read(writer.get("souvenir"))
    assert "<script>alert" not in page
    assert "onerror=" not in page


def test_a_field_that_is_not_for_files_and_files_that_are_not_asked(writer) -> None:
    answer = writer.begin().tell(TYPED, inconnu=[upload(picture(), "a.jpg")])
    assert answer.status_code == 302
    answer = writer.post("souvenir", text=upload(b"un fichier", "texte.txt"), photos="pas un fichier")
    assert answer.status_code in (302, 422)
    assert not Photo.objects.exists()
