"""Who may have a file, and how it is given: whole, by a range, or not at all."""

from email.message import Message
from pathlib import Path

import pytest

from media import intake, renditions, transcripts
from media.models import FileUse
from savoirs.knowledge.partner_access import collection_of
from tests import factories

from . import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo(db):
    photo = intake.receive_photo(samples.upload(samples.picture(), "a.jpg"), title="A", alt="Le port")
    renditions.prepare(photo)
    return photo


@pytest.fixture
def document(db):
    return intake.receive_document(samples.upload(samples.PDF, "a.pdf"), title="Été à L’Île")


@pytest.fixture
def recording(make_recording):
    recording = make_recording(samples.video())
    transcripts.import_webvtt(recording, b"WEBVTT\n\n00:00.500 --> 00:01.500\n<v Voix 1>Bonjour.\n")
    return recording


def addresses_of_copies(photo, recording, document) -> dict[str, str]:
    return {
        photo.renditions.first().url: photo.file_key,
        recording.playback.url: recording.file_key,
        recording.thumbnail.url: recording.file_key,
        recording.captions_url: recording.file_key,
        document.url: document.file_key,
    }


def test_nothing_is_given_before_a_public_page_shows_it(
    client, public_keys, photo, recording, document
) -> None:
    for address in addresses_of_copies(photo, recording, document):
        assert client.get(address).status_code == 404
        assert client.head(address).status_code == 404
        assert client.get(address, headers={"range": "bytes=0-3"}).status_code == 404


def test_each_file_follows_its_own_page_and_its_withdrawal(
    client, public_keys, photo, recording, document
) -> None:
    for address, key in addresses_of_copies(photo, recording, document).items():
        public_keys.clear()
        public_keys.add(key)
        response = client.get(address)
        assert response.status_code == 200, address
        assert response["Cache-Control"] == "no-cache"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert not response.cookies
        assert b"".join(response)
        public_keys.clear()
        assert client.get(address).status_code == 404


def test_the_access_function_of_the_site_is_the_one_that_is_asked(client, photo) -> None:
    page = factories.make_page()
    address = photo.renditions.first().url
    assert client.get(address).status_code == 404
    FileUse.record(page, [photo.file_key])
    assert client.head(address).status_code == 200
    page.unpublish()
    assert client.head(address).status_code == 404


def test_originals_are_for_the_staff(client, public_keys, photo, recording, staff) -> None:
    public_keys.update({photo.file_key, recording.file_key})
    for address in (photo.file.url, recording.file.url):
        assert client.get(address).status_code == 404
    client.force_login(staff)
    for kept in (photo, recording):
        response = client.get(kept.file.url)
        assert response.status_code == 200
        assert response["Cache-Control"] == "private, no-store"
        assert response["Content-Type"] == kept.mime_type
        assert b"".join(response) == Path(kept.file.path).read_bytes()


def test_staff_see_what_is_not_public_and_visitors_with_an_account_do_not(
    client, public_keys, document, staff, django_user_model
) -> None:
    client.force_login(django_user_model.objects.create_user("voisin"))
    assert client.get(document.url).status_code == 404
    client.force_login(staff)
    assert client.head(document.url)["Cache-Control"] == "private, no-store"


def test_another_service_has_a_file_only_with_a_page_of_its_own(client, public_keys, recording) -> None:
    neighbour = factories.make_user("voisine", service="mjc")
    client.force_login(neighbour)
    for address in (recording.file.url, recording.playback.url):
        assert client.get(address).status_code == 404
    FileUse.record(
        factories.make_page(owner_service=factories.make_service("mjc"), live=False), [recording.file_key]
    )
    for address in (recording.file.url, recording.playback.url):
        assert client.head(address).status_code == 200


def test_a_service_has_the_files_of_its_collection(client, public_keys, recording) -> None:
    service = factories.make_service("mjc")
    recording.collection = collection_of(service)
    recording.save()
    client.force_login(factories.make_user("voisine", service=service))
    assert client.head(recording.playback.url).status_code == 200


def test_a_document_is_taken_away_not_run(client, public_keys, document) -> None:
    public_keys.add(document.file_key)
    response = client.head(document.url)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment; ")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert document.url.startswith("/fichiers/documents/")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Été à L’Île", "Été à L’Île.pdf"),
        ("L’œuvre : « Qui a raison ? » 1/2", "L’œuvre : « Qui a raison ? » 1 2.pdf"),
        ("courrier.pdf", "courrier.pdf"),
        ("", "document.pdf"),
        (" / ", "document.pdf"),
        (".pdf", "document.pdf"),
    ],
)
def test_a_document_is_taken_away_under_its_title(
    client, public_keys, document, title: str, name: str
) -> None:
    public_keys.add(document.file_key)
    document.title = title
    document.save()
    headers = Message()
    headers["Content-Disposition"] = client.head(document.url)["Content-Disposition"]
    assert headers.get_filename() == name


@pytest.mark.parametrize(
    ("asked", "status", "first", "last"),
    [
        ("bytes=0-0", 206, 0, 0),
        ("bytes=0-1", 206, 0, 1),
        ("bytes=10-19", 206, 10, 19),
        ("bytes=10-", 206, 10, -1),
        ("bytes=-5", 206, -5, -1),
        ("bytes=-100000000", 206, 0, -1),
        ("bytes=5-100000000", 206, 5, -1),
        ("bytes=0-0,3-4", 200, 0, -1),
        ("bytes=9-3", 200, 0, -1),
        ("bytes=-", 200, 0, -1),
        ("lines=1-2", 200, 0, -1),
        ("bytes=a-b", 200, 0, -1),
        ("bytes=١-٢", 200, 0, -1),
    ],
)
def test_ranges(client, public_keys, recording, asked, status, first, last) -> None:
    public_keys.add(recording.file_key)
    content = Path(recording.playback.path).read_bytes()
    size = len(content)
    first, last = first % size, last % size
    response = client.get(recording.playback.url, HTTP_RANGE=asked)
    assert response.status_code == status
    assert b"".join(response) == content[first : last + 1]
    assert response["Content-Length"] == str(last + 1 - first)
    assert response["Accept-Ranges"] == "bytes"
    assert response.get("Content-Range") == (f"bytes {first}-{last}/{size}" if status == 206 else None)


@pytest.mark.parametrize("asked", ["bytes=100000000-", "bytes=100000000-200000000", "bytes=-0"])
def test_a_range_out_of_the_file_is_said_so(client, public_keys, recording, asked) -> None:
    public_keys.add(recording.file_key)
    response = client.get(recording.playback.url, HTTP_RANGE=asked)
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{recording.playback.size}"


def test_head_says_what_get_would(client, public_keys, recording) -> None:
    public_keys.add(recording.file_key)
    response = client.head(recording.playback.url)
    assert response.status_code == 200
    assert response["Content-Length"] == str(recording.playback.size)
    assert response["Content-Type"] == "video/mp4"
    assert b"".join(response) == b""
    assert client.head(recording.playback.url, HTTP_RANGE="bytes=0-9")["Content-Length"] == "10"


def test_an_unchanged_file_is_not_sent_again_but_its_right_is_asked_again(client, public_keys, photo) -> None:
    public_keys.add(photo.file_key)
    address = photo.renditions.first().url
    etag = client.head(address)["ETag"]
    unchanged = client.get(address, headers={"if-none-match": etag})
    assert unchanged.status_code == 304
    assert unchanged["Cache-Control"] == "no-cache"
    public_keys.clear()
    assert client.get(address, headers={"if-none-match": etag}).status_code == 404


def test_captions(client, public_keys, recording) -> None:
    public_keys.add(recording.file_key)
    response = client.get(recording.captions_url)
    assert response["Content-Type"] == "text/vtt; charset=utf-8"
    assert response.content.decode() == "WEBVTT\n\n00:00:00.500 --> 00:00:01.500\n<v Voix 1>Bonjour.\n"
    recording.transcript.delete()
    assert client.get(recording.captions_url).status_code == 404
    assert client.get("/fichiers/sous-titres/99999999999999999999.vtt").status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "",
        "photos/",
        "../savoirs.sqlite3",
        "photos/../../savoirs.sqlite3",
        "photos/%2e%2e/%2e%2e/secret_key",
        "photos//etc/passwd",
        "documents/inconnu.pdf",
        "documents/a\x00b.pdf",
        "ecoute/",
        "affiches/",
        "wagtail_uploads/x.jpg",
        "e" * 5000,
    ],
)
def test_only_names_of_the_database_lead_to_a_file(client, staff, make_recording, name: str) -> None:
    make_recording(prepared=False)
    client.force_login(staff)
    assert client.get(f"/fichiers/{name}").status_code == 404


def test_a_file_lost_by_the_disk_is_not_found(client, public_keys, recording) -> None:
    public_keys.add(recording.file_key)
    Path(recording.playback.path).unlink()
    assert client.get(recording.playback.url).status_code == 404


def test_nothing_can_be_written(client, public_keys, document) -> None:
    public_keys.add(document.file_key)
    for method in (client.post, client.put, client.delete):
        assert method(document.url).status_code == 405


@pytest.mark.parametrize("address", ["/documents/1/a.pdf", "/images/x/1/original/", "/media/photos/a.jpg"])
def test_wagtail_opens_no_second_door(client, document, address) -> None:
    assert client.get(address).status_code == 404
