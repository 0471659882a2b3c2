"""The admin takes files by the same rules, in French, and loses nothing of what was typed."""

from pathlib import Path

import pytest
from django.urls import reverse

from media import intake, transcripts
from media.models import KeptDocument, Photo, Recording

from . import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client, superuser):
    client.force_login(superuser)
    return client


def text_of(response) -> str:
    return response.content.decode()


def test_a_photo_asks_for_its_words(admin) -> None:
    address = reverse("wagtailimages:add")
    data = {"title": "Le port", "file": samples.upload(samples.picture(), "a.jpg")}
    response = admin.post(address, data)
    assert "Écrivez ce que montre l’image" in text_of(response)
    assert 'value="Le port"' in text_of(response)
    named = {**data, "file": samples.upload(samples.picture(), "a.jpg"), "alt": "IMG_2034.JPG"}
    assert "Ceci est un nom de fichier" in text_of(admin.post(address, named))
    assert not Photo.objects.exists()
    decorative = {**data, "file": samples.upload(samples.picture(), "a.png"), "is_decorative": "on"}
    assert admin.post(address, decorative).status_code == 302
    photo = Photo.objects.get()
    assert photo.mime_type == "image/jpeg"
    assert photo.original_name == "a.png"
    assert len(photo.sha256) == 64
    assert photo.default_alt_text == ""


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Ce fichier est vide."),
        (b"<svg onload='alert(1)'></svg>", "Les dessins SVG ne sont pas acceptés."),
        (samples.picture()[:-500], "abîmée ou incomplète"),
        (samples.sound(), "n’est pas une image que nous savons lire"),
    ],
)
def test_a_bad_picture_gets_a_sentence_everywhere(admin, content, words) -> None:
    typed = {"title": "Titre à garder", "alt": "Texte à garder"}
    page = text_of(
        admin.post(reverse("wagtailimages:add"), {**typed, "file": samples.upload(content, "a.jpg")})
    )
    assert words in page
    assert "Titre à garder" in page
    assert "Texte à garder" in page

    several = admin.post(
        reverse("wagtailimages:add_multiple"), {"title": "a", "files[]": samples.upload(content, "a.jpg")}
    )
    assert words in several.json()["error_message"]

    chosen = admin.post(
        reverse("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-title": "Titre à garder",
            "image-chooser-upload-alt": "Texte à garder",
            "image-chooser-upload-file": samples.upload(content, "a.jpg"),
        },
    )
    assert words in chosen.json()["htmlFragment"]
    assert not Photo.objects.exists()


def test_several_pictures_at_once_are_each_described(admin) -> None:
    sent = admin.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "port", "files[]": samples.upload(samples.picture("PNG"), "port.jpg")},
    ).json()
    assert "texte de remplacement" in sent["form"].lower()
    prefix = f"uploaded-image-{sent['uploaded_file_id']}"
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[sent["uploaded_file_id"]])
    refused = admin.post(address, {f"{prefix}-title": "Le port"}).json()
    assert not refused["success"]
    assert "Écrivez ce que montre" in refused["form"]
    assert admin.post(address, {f"{prefix}-title": "Le port", f"{prefix}-alt": "Trois barques"}).json()[
        "success"
    ]
    photo = Photo.objects.get()
    assert str(photo.file.name).endswith(".png")
    assert Path(photo.file.path).read_bytes() == samples.picture("PNG")


def test_the_picture_chooser_asks_for_the_words_too(admin) -> None:
    page = admin.get(reverse("wagtailimages_chooser:choose")).json()["html"]
    assert "image-chooser-upload-alt" in page
    assert "image-chooser-upload-is_decorative" in page


def test_an_original_is_never_replaced_in_the_admin(admin) -> None:
    admin.post(
        reverse("wagtailimages:add"),
        {"title": "A", "alt": "Le port", "file": samples.upload(samples.picture(), "a.jpg")},
    )
    photo = Photo.objects.get()
    address = reverse("wagtailimages:edit", args=[photo.pk])
    assert 'type="file"' not in text_of(admin.get(address))
    other = samples.upload(samples.picture("PNG"), "b.png")
    assert admin.post(address, {"title": "B", "alt": "Le quai", "file": other}).status_code == 302
    changed = Photo.objects.get()
    assert (changed.title, changed.file.name, changed.sha256) == ("B", photo.file.name, photo.sha256)
    assert Path(photo.file.path).exists()


@pytest.mark.parametrize("media_type", ["audio", "video"])
def test_a_recording_is_what_its_content_says(admin, media_type) -> None:
    response = admin.post(
        reverse("wagtailmedia:add", args=[media_type]),
        {"title": "Le calen", "language": "fr", "file": samples.upload(samples.sound(), "film.mp4")},
    )
    assert response.status_code == 302
    recording = Recording.objects.get()
    assert (recording.type, recording.duration) == ("audio", 2.0)
    assert str(recording.file.name).endswith(".wav")
    assert admin.get(reverse("wagtailmedia:index")).status_code == 200
    assert admin.get(reverse("wagtailmedia:edit", args=[recording.pk])).status_code == 200


def test_a_bad_recording_gets_a_sentence(admin) -> None:
    for content, words in ((b"", "vide"), (samples.sound()[:-30_000], "incomplet"), (b"abc", "savons lire")):
        page = text_of(
            admin.post(
                reverse("wagtailmedia:add", args=["audio"]),
                {"title": "Titre à garder", "language": "fr", "file": samples.upload(content, "a.mp3")},
            )
        )
        assert words in page
        assert "Titre à garder" in page


def test_the_transcript_is_read_corrected_and_replaced_beside_its_recording(admin, make_recording) -> None:
    recording = make_recording(prepared=False)
    address = reverse("wagtailmedia:edit", args=[recording.pk])
    base = {"title": "Le calen", "language": "fr", "transcript_text": ""}
    captions = b"WEBVTT\n\n00:00.000 --> 00:01.000\n<v Louis>Le muge.\n"
    assert (
        admin.post(address, {**base, "transcript_file": samples.upload(captions, "a.vtt")}).status_code == 302
    )
    segment = recording.transcript.segments.get()
    assert (segment.speaker, segment.text) == ("Louis", "Le muge.")

    page = text_of(admin.get(address))
    assert "&lt;v Louis&gt;Le muge." in page
    shown = transcripts.to_webvtt(recording.transcript.segments.all())
    admin.post(address, {**base, "transcript_text": shown.replace("\n", "\r\n")})
    assert recording.transcript.segments.get().pk == segment.pk

    admin.post(address, {**base, "transcript_text": shown.replace("muge", "loup")})
    assert recording.transcript.segments.get().text == "Le loup."

    faulty = shown.replace("00:00:01.000", "00:10:00.000")
    refused = text_of(admin.post(address, {**base, "transcript_text": faulty}))
    assert "Ligne 3\xa0: ce passage finit après" in refused
    assert "00:10:00.000" in refused
    assert recording.transcript.segments.get().text == "Le loup."

    binary = admin.post(
        address, {**base, "transcript_text": shown, "transcript_file": samples.upload(b"\x00", "a")}
    )
    assert "n’est pas un texte" in text_of(binary)

    admin.post(address, base)
    assert not recording.transcript.segments.exists()


def test_a_document_follows_the_same_rules(admin) -> None:
    address = reverse("wagtaildocs:add")
    page = text_of(
        admin.post(address, {"title": "À garder", "file": samples.upload(b"PK\x03\x04\x00", "a.pdf")})
    )
    assert "ni un PDF ni un texte simple" in page
    assert "À garder" in page
    assert (
        admin.post(address, {"title": "A", "file": samples.upload(samples.PDF, "a.exe")}).status_code == 302
    )
    document = KeptDocument.objects.get()
    assert str(document.file.name).endswith(".pdf")
    assert admin.get(reverse("wagtaildocs:index")).status_code == 200
    assert document.url in text_of(admin.get(reverse("wagtaildocs:index")))


ENGLISH = ("Upload", "Media file", "Add audio", "Clear", "Title", "Delete", "There is", "Collection:")


def test_the_recordings_of_the_admin_speak_french(admin, make_recording) -> None:
    recording = make_recording(prepared=False)
    addresses = [
        reverse("wagtailmedia:index"),
        reverse("wagtailmedia:index") + "?q=calen",
        reverse("wagtailmedia:index") + "?q=introuvable",
        reverse("wagtailmedia:index") + "?tag=x",
        reverse("wagtailmedia:add", args=["audio"]),
        reverse("wagtailmedia:edit", args=[recording.pk]),
        reverse("wagtailmedia:delete", args=[recording.pk]),
        reverse("wagtailmedia:media_usage", args=[recording.pk]),
    ]
    from lxml import html

    for address in addresses:
        page = html.fromstring(text_of(admin.get(address)))
        for silent in page.xpath("//script | //style | //template"):
            silent.drop_tree()
        words = page.text_content()
        assert not [word for word in ENGLISH if word in words], address


@pytest.mark.parametrize("address", ["wagtailimages:add_multiple", "wagtaildocs:add_multiple"])
def test_the_pages_to_send_several_files_open(admin, address) -> None:
    page = text_of(admin.get(reverse(address)))
    assert "Ce fichier est trop lourd\xa0: 40\xa0Mo au plus." in page


def test_staff_find_the_original_and_its_proofs(admin, make_recording) -> None:
    recording = make_recording()
    photo = intake.receive_photo(samples.upload(samples.picture(), "Été.jpg"), title="A", alt="Le port")
    document = intake.receive_document(samples.upload(samples.PDF, "Lettre.pdf"), title="A")
    for kept, address in (
        (recording, "wagtailmedia:edit"),
        (photo, "wagtailimages:edit"),
        (document, "wagtaildocs:edit"),
    ):
        page = text_of(admin.get(reverse(address, args=[kept.pk])))
        assert kept.sha256 in page.replace("<wbr>", "")
        assert kept.file.url in page
        assert kept.original_name in page
    assert recording.playback.url in text_of(admin.get(reverse("wagtailmedia:edit", args=[recording.pk])))
