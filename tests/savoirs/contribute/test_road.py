"""The first screens, without script: good answers, bad ones, back and forth, nothing lost."""

import pytest
from django.test import Client

from savoirs.contribute.forms.telling import LONGEST_TEXT
from savoirs.contribute.models import Attempt, Contribution
from tests.factories import make_page
from tests.media.samples import picture, sound, upload

from .screens import assert_error, html, title

pytestmark = pytest.mark.django_db

# Beginning ------------------------------------------------------------------------------------------------


def test_reading_the_first_screen_writes_nothing(writer) -> None:
    page = make_page()
    for address in (
        "/racontez/",
        f"/racontez/?page={page.pk}",
        "/racontez/?page=x",
        "/racontez/?page=" + "9" * 40,
    ):
        answer = writer.client.get(address)
        assert answer.status_code == 200
    assert not Contribution.objects.exists()
    assert not Attempt.objects.exists()


def test_no_cookie_is_set(writer) -> None:
    writer.client.get("/racontez/")
    writer.begin()
    writer.get("souvenir")
    assert not writer.client.cookies


def test_a_page_being_read_comes_along(writer) -> None:
    page = make_page(title="Le pont levant")
    assert "Le pont levant" in html(writer.client.get(f"/racontez/?page={page.pk}"))
    writer.begin(page=str(page.pk))
    assert writer.contribution.target_id == page.pk


def test_a_page_that_the_public_may_not_have_is_never_named(writer) -> None:
    page = make_page(title="Secret de famille", live=False)
    assert "Secret" not in html(writer.client.get(f"/racontez/?page={page.pk}"))
    assert writer.begin(page=str(page.pk)).contribution.target is None


@pytest.mark.parametrize("nature", ["", "autre", "\0", "x" * 10_000])
def test_an_unknown_choice_is_told(writer, nature: str) -> None:
    answer = writer.client.post("/racontez/", {"nature": nature})
    assert answer.status_code == 422
    assert title(answer).startswith("Erreur")
    assert "Choisissez ce que vous voulez partager" in html(answer)


def test_a_robot_fills_the_hidden_field_and_nothing_begins(writer) -> None:
    answer = writer.client.post("/racontez/", {"nature": "souvenir", "site_internet": "https://spam.example"})
    assert answer.status_code == 422
    assert "comme le font les robots" in html(answer)
    assert "spam.example" not in html(answer)
    assert not Contribution.objects.exists()


def test_too_many_beginnings_are_told_honestly(writer) -> None:
    for _ in range(Attempt.LIMITS[Attempt.What.BEGIN]):
        writer.begin()
    answer = writer.client.post("/racontez/", {"nature": "souvenir"})
    assert answer.status_code == 429
    assert "Attendez un peu" in html(answer)
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert elsewhere.post("/racontez/", {"nature": "souvenir"}).status_code == 302


def test_no_network_address_is_kept(writer) -> None:
    writer.begin()
    assert "127.0.0.1" not in str(list(Attempt.objects.values()))


def test_visitors_behind_a_proxy_are_told_apart(writer, settings) -> None:
    settings.PROXY_COUNT = 1
    for _ in range(Attempt.LIMITS[Attempt.What.BEGIN]):
        Client().post("/racontez/", {"nature": "souvenir"}, headers={"x-forwarded-for": "forged, 192.0.2.1"})
    same = {"x-forwarded-for": "something else, 192.0.2.1"}
    assert Client().post("/racontez/", {"nature": "souvenir"}, headers=same).status_code == 429
    other = {"x-forwarded-for": "192.0.2.2"}
    assert Client().post("/racontez/", {"nature": "souvenir"}, headers=other).status_code == 302


# Telling --------------------------------------------------------------------------------------------------


def test_every_screen_says_where_one_is(writer) -> None:
    writer.begin()
    for number, step in enumerate(("souvenir", "ou-et-quand", "nom", "accord"), 2):
        answer = writer.get(step)
        assert answer.status_code == 200
        assert f"Étape {number} sur 5" in html(answer)
        assert answer["Cache-Control"].startswith("max-age=0") or "no-store" in answer["Cache-Control"]


def test_nothing_given_is_asked_for(writer) -> None:
    assert_error(writer.begin().tell(""), "text")
    assert_error(writer.begin(Contribution.Kind.PICTURE).tell(" \0 "), "photos")


@pytest.mark.parametrize(
    "text",
    ["🙂" * 50, "البحر جميل", "<script>alert('x')</script>", "\x00\x01binaire\xff", "a" * LONGEST_TEXT],
)
def test_any_writing_is_kept_and_shown_again(writer, text: str) -> None:
    assert writer.begin().tell(text).status_code == 302
    shown = html(writer.get("souvenir"))
    assert "<script>alert" not in shown
    assert writer.contribution.text
    assert writer.contribution.text in text.replace("\x00", "").replace("\x01", "")


def test_ten_megabytes_of_text_get_a_sentence_and_their_beginning_is_kept(writer) -> None:
    answer = writer.begin().tell("mot " * 2_600_000)
    assert_error(answer, "text")
    assert "100 000 premiers signes" in html(answer).replace("\xa0", " ")
    assert len(writer.contribution.text) == LONGEST_TEXT
    assert len(html(answer)) < 200_000
    assert writer.tell(writer.contribution.text).status_code == 302


def test_more_than_can_be_read_gets_a_sentence(writer) -> None:
    writer.begin().tell("Le début.")
    for content in ({"text": "x" * 13_000_000}, {f"f{n}": "x" for n in range(1200)}):
        answer = writer.client.post(writer.address("souvenir"), content)
        assert answer.status_code == 422
        assert "pas pu lire" in b"".join(answer).decode()
    assert writer.contribution.text == "Le début."


def test_a_broken_body_gets_a_sentence(writer) -> None:
    writer.begin()
    answer = writer.client.generic(
        "POST",
        writer.address("souvenir"),
        b"\xff\xfe",
        content_type="multipart/form-data; boundary=" + "é" * 3,
    )
    assert answer.status_code == 422


def test_files_are_kept_listed_heard_and_removed(writer) -> None:
    writer.begin().give_files()
    given = writer.contribution
    assert [len(given.recordings), len(given.photos)] == [1, 2]
    assert [file.words for file in given.photos] == ["Le quai, image 1", "Le quai, image 2"]
    shown = html(writer.get("souvenir"))
    assert shown.count("Enlever") == 3
    for file in given.files.all():
        answer = writer.client.get(f"/racontez/{writer.secret}/fichier/{file.pk}/")
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "private, no-store" or "no-store" in answer["Cache-Control"]
        assert b"".join(answer)
    photo = given.photos[0]
    answer = writer.post("souvenir", aller="", enlever=str(photo.pk), text="Un mot tapé entre-temps")
    assert answer.status_code == 302
    assert len(writer.contribution.photos) == 1
    assert writer.contribution.text == "Un mot tapé entre-temps"
    assert not type(photo.photo).objects.filter(pk=photo.photo_id).exists()


@pytest.mark.parametrize("removed", ["0", "x", "9" * 30, "-1", "\0"])
def test_removing_what_is_not_there_is_harmless(writer, removed: str) -> None:
    writer.begin()
    assert writer.post("souvenir", enlever=removed, text="mot").status_code == 302


BOMB = (
    b"GIF89a" + (60_000).to_bytes(2, "little") * 2 + b"\x80\0\0" + bytes(6) + b",\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
)
REFUSED = [
    ("photos", b"", "vide.jpg", "vide"),
    ("photos", b"GIF", "faux.jpg", "ce n’est pas une image"),
    ("photos", picture()[:400], "coupee.jpg", "abîmée"),
    ("photos", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "d.svg", "SVG"),
    ("photos", BOMB, "bombe.gif", "trop grande"),
    ("photos", sound(), "voix.jpg", "pas une image"),
    ("recording", b"", "vide.wav", "vide"),
    ("recording", b"MZ\x90\0" * 100, "programme.mp3", "pas un enregistrement"),
    ("recording", sound()[:20_000], "coupe.wav", "incomplet"),
]


@pytest.mark.parametrize(("field", "content", "name", "why"), REFUSED)
def test_a_refused_file_gets_its_reason_and_the_rest_is_kept(
    writer, field: str, content: bytes, name: str, why: str
) -> None:
    good = upload(picture(), "bonne.jpg")
    files = {field: [upload(content, name), *([good] if field == "photos" else [])]}
    if field == "recording":
        files["photos"] = [good]
    answer = writer.begin().tell("Ce que j’ai tapé.", **files)
    assert_error(answer, field)
    assert why in html(answer)
    assert name in html(answer)
    assert "Ce que j’ai tapé." in html(answer)
    assert writer.contribution.text == "Ce que j’ai tapé."
    assert len(writer.contribution.photos) == 1
    assert "Enlever l’image 1" in html(answer)


def test_a_file_with_a_hostile_name_is_harmless(writer) -> None:
    hostile = upload(b"x", "<img src=x onerror=alert(1)>.jpg")
    answer = writer.begin().tell("mot", photos=[hostile])
    assert "<img src=x" not in html(answer)


def test_too_many_files_are_told(writer, settings) -> None:
    writer.begin()
    photos = [upload(picture(size=(20, 20)), f"{n}.jpg") for n in range(13)]
    answer = writer.tell("mot", photos=photos)
    assert_error(answer, "photos")
    assert len(writer.contribution.photos) == 12


def test_place_and_time_are_optional_and_short(writer) -> None:
    writer.begin().tell()
    assert writer.post("ou-et-quand").status_code == 302
    assert_error(writer.post("ou-et-quand", where_words="x" * 161, when_words="l’été 44"), "where_words")
    assert writer.contribution.when_words == "l’été 44"


def test_going_back_keeps_everything(writer) -> None:
    writer.begin().tell()
    answer = writer.post("ou-et-quand", aller="revenir", where_words="Ferrières")
    assert answer.url == writer.address("souvenir")
    assert "Ferrières" in html(writer.get("ou-et-quand"))
    assert "On attendait" in html(writer.get("souvenir"))
    answer = writer.post("souvenir", aller="revenir", text="Repris")
    assert writer.client.get(answer.url).status_code == 200
    writer.client.post(answer.url, {"nature": Contribution.Kind.PICTURE})
    assert (writer.contribution.kind, writer.contribution.text) == (Contribution.Kind.PICTURE, "Repris")


def test_leaving_gives_an_address_to_come_back(writer) -> None:
    answer = writer.begin().post("souvenir", aller="plus-tard", text="À suivre")
    page = html(writer.client.get(answer.url))
    assert f"http://testserver{writer.address('souvenir')}" in page
    assert "<svg" in page


def test_erasing_takes_two_gestures_and_leaves_nothing(writer, django_capture_on_commit_callbacks) -> None:
    writer.begin().give_files()
    photo = writer.contribution.photos[0].photo
    assert "Tout effacer" in html(writer.get("effacer"))
    assert writer.contribution
    with django_capture_on_commit_callbacks(execute=True):
        assert writer.client.post(writer.address("effacer")).status_code == 200
    assert not Contribution.objects.exists()
    assert not photo.file.storage.exists(photo.file.name)
    assert writer.get("souvenir").status_code == 404


@pytest.mark.parametrize("address", ["x", "0" * 32, "..%2f", "é"])
def test_an_address_that_was_never_given_is_not_found(client: Client, address: str) -> None:
    for path in ("", "souvenir/", "merci/", "fichier/1/", "plus-tard/"):
        assert client.get(f"/racontez/{address}/{path}").status_code == 404


def test_what_one_was_looking_for_comes_along_as_a_title(writer) -> None:
    page = html(writer.client.get("/racontez/?titre=la <b>bourdigue</b>"))
    assert "la &lt;b&gt;bourdigue" in page
    assert writer.begin(titre="la bourdigue").contribution.title == "la bourdigue"
    assert writer.begin(titre="x" * 5_000).contribution.title == "x" * 120


def test_a_page_closed_meanwhile_is_no_longer_named(writer) -> None:
    target = make_page(title="Le pont levant")
    writer.begin(Contribution.Kind.CORRECTION, page=str(target.pk))
    assert "Le pont levant" in html(writer.get("correction"))
    target.unpublish()
    assert "Le pont levant" not in html(writer.get("correction"))
