"""The road, screen by screen, without script: good answers, bad ones, back and forth, nothing lost."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import Page

from savoirs.contribute.forms.telling import LONGEST_TEXT
from savoirs.contribute.models import Attempt, ContactDetails, Contribution
from savoirs.knowledge.models import TestimonyPage
from savoirs.rights.models import Agreement, AgreementText, Person
from tests.factories import make_page, make_service
from tests.media.samples import picture, sound, upload

pytestmark = pytest.mark.django_db


def html(answer: Any) -> str:
    return answer.content.decode()


def title(answer: Any) -> str:
    found = re.search(r"<title>(.*?)</title>", html(answer), re.DOTALL)
    assert found
    return found[1].strip()


def assert_error(answer: Any, *names: str) -> None:
    """422, a title that says so, a summary with a link to each field, each field marked and described."""
    assert answer.status_code == 422
    assert title(answer).startswith("Erreur")
    page = html(answer)
    for name in names:
        assert re.search(rf'href="#id_{name}(_0)?"', page), name
        assert f'id="id_{name}_error"' in page
        assert re.search(rf'<(?:input|textarea)[^>]*name="{name}"[^>]*aria-invalid="true"', page), name


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


def test_only_the_csrf_cookie_is_set(writer) -> None:
    answer = writer.client.get("/racontez/")
    assert set(answer.cookies) == {settings.CSRF_COOKIE_NAME}
    writer.begin()
    writer.get("souvenir")
    assert set(writer.client.cookies) == {settings.CSRF_COOKIE_NAME}


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
    ("photos", b"GIF", "faux.jpg", "pas une image"),
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


# Naming ---------------------------------------------------------------------------------------------------


def test_a_name_must_be_chosen_and_written(writer) -> None:
    writer.begin().tell()
    assert_error(writer.post("nom"), "naming")
    assert_error(writer.name("prenom", ""), "shown_name")
    assert writer.name("rien", "Mme Cachée").status_code == 302
    assert writer.contribution.shown_name == ""


def test_contact_data_lie_apart_and_bad_ones_are_told(writer) -> None:
    writer.begin().tell()
    answer = writer.name(contact_name="Rose Martin", email="rose@", phone="allô")
    assert_error(answer, "email", "phone")
    assert "rose@" in html(answer)
    assert ContactDetails.objects.get().name == "Rose Martin"
    assert (
        writer.name(contact_name="Rose Martin", email="rose@exemple.fr", phone="06 39 98 00 00").status_code
        == 302
    )
    assert "rose@exemple.fr" in html(writer.get("nom"))
    assert writer.name(contact_name="", email="", phone="").status_code == 302
    assert ContactDetails.objects.get().email == ""


def test_helpers_are_named_as_they_choose(writer) -> None:
    writer.begin().tell()
    assert writer.post("nom", aller="aide", naming="rien").url == writer.address("aide")
    assert_error(writer.client.post(writer.address("aide"), {"shown_name": "Léa"}), "role")
    writer.client.post(writer.address("aide"), {"role": "saisie", "shown_name": "Léa"})
    writer.client.post(writer.address("aide"), {"role": "passeur", "shown_name": ""})
    assert "Léa" in html(writer.get("nom"))
    first = writer.contribution.helpers.first()
    writer.client.post(writer.address("aide"), {"enlever": str(first.pk)})
    assert [helper.role for helper in writer.contribution.helpers.all()] == ["passeur"]


# Agreeing and sending -------------------------------------------------------------------------------------


def test_nothing_is_ticked_and_only_what_was_given_is_asked(writer) -> None:
    writer.begin().tell()
    page = html(writer.get("accord"))
    assert "checked" not in page.partition('<form class="talk"')[2]
    assert 'name="words"' in page
    assert 'name="voice"' not in page
    assert 'name="image"' not in page
    writer.give_files()
    page = html(writer.get("accord"))
    assert 'name="voice"' in page
    assert 'name="image"' in page


def test_each_question_of_the_agreement_wants_an_answer(writer) -> None:
    writer.begin().tell()
    assert_error(writer.post("accord"), "online", "words", "is_adult")
    assert_error(writer.agree(online="peut-être"), "online")
    assert writer.contribution.is_draft
    assert not Page.objects.filter(contributions__isnull=False).exists()


def test_a_robot_is_stopped_before_sending_and_a_person_sends_again(writer) -> None:
    writer.begin().tell()
    assert writer.agree(site_internet="x").status_code == 422
    assert writer.contribution.is_draft
    assert writer.agree().status_code == 302


def test_sending_makes_a_closed_page_with_its_people_and_agreements(writer) -> None:
    code = writer.send_all(files=True, contact_name="Rose Martin", email="rose@exemple.fr")
    sent = writer.contribution
    assert sent.state == Contribution.State.SENT
    assert re.fullmatch(r"[A-Z]+-\d{4}-[A-Z]{5}", code)
    page = TestimonyPage.objects.get(pk=sent.page_id)
    assert not page.live
    assert page.needs_agreement
    assert page.title == "Le pont se levait à midi"
    assert page.when_words == "l’été 44"
    assert page.owner_service.slug == "maison-jourde"
    assert [item.recording for item in page.recordings.all()] == [sent.recordings[0].recording]
    assert [block.block_type for block in page.body] == ["text", "gallery"]
    assert [photo.photo.alt for photo in sent.photos] == ["Le quai, image 1", "Le quai, image 2"]
    person = Person.objects.get()
    assert (person.name, person.displayed_name, person.is_minor) == ("Rosette", "Rosette", False)
    agreement = Agreement.objects.get()
    assert (agreement.person, agreement.role, agreement.displayed_name) == (person, "temoin", "Rosette")
    assert all([agreement.online, agreement.voice, agreement.image, agreement.text])
    assert agreement.text_version == AgreementText.objects.get()
    assert page.participations.get().role == "temoin"
    assert page.latest_revision_id


def test_the_ticket_is_shown_for_a_day(writer) -> None:
    code = writer.send_all()
    again = writer.get("merci")
    assert code in html(again)
    assert "<svg" in html(again)
    Contribution.objects.update(sent_at=writer.contribution.sent_at.replace(year=2020))
    assert writer.get("merci").url == "/racontez/suivi/"


def test_a_sent_contribution_is_no_longer_written(writer) -> None:
    writer.send_all()
    assert writer.tell("Autre chose").url == writer.address("merci")
    assert writer.agree().url == writer.address("merci")
    assert TestimonyPage.objects.count() == 1
    assert writer.contribution.text.startswith("Le pont")


def test_without_online_agreement_it_is_kept_and_the_answers_are_told_apart(writer) -> None:
    writer.begin().give_files()
    writer.name("rien")
    writer.agree(online="non", voice="non")
    agreement = Agreement.objects.get()
    assert (agreement.online, agreement.voice, agreement.image, agreement.text) == (False, False, True, True)
    assert "ne sera pas mis en ligne" in html(writer.get("merci"))
    assert Person.objects.get().name == f"Sans nom, contribution n°\xa0{writer.contribution.pk}"


def test_a_minor_is_told_of_both_parents(writer) -> None:
    writer.begin().tell()
    writer.name()
    writer.agree(is_adult="non")
    assert Agreement.objects.get().is_minor
    assert Person.objects.get().is_minor
    assert "vos parents" in html(writer.get("merci"))


def test_a_helper_who_is_heard_answers_for_themself(writer) -> None:
    writer.begin().tell()
    writer.name()
    for role in ("passeur", "saisie"):
        writer.client.post(writer.address("aide"), {"role": role, "shown_name": role})
    helper = writer.contribution.helpers.get(role="passeur")
    assert_error(writer.agree(), f"agrees_{helper.pk}", f"adult_{helper.pk}")
    writer.agree(**{f"agrees_{helper.pk}": "oui", f"adult_{helper.pk}": "non"})
    roles = {row.role: row for row in Agreement.objects.all()}
    assert set(roles) == {"temoin", "passeur"}
    assert roles["passeur"].is_minor
    assert not roles["temoin"].is_minor
    assert writer.contribution.page.participations.count() == 3


def test_a_memory_without_letters_in_its_title_still_has_an_address(writer) -> None:
    writer.begin().tell("🙂🙂")
    writer.name()
    assert writer.agree().status_code == 302
    assert writer.contribution.page.slug == f"temoignage-{writer.contribution.pk}"


def test_a_voice_alone_is_enough(writer) -> None:
    writer.begin().tell("", recording=upload(sound(), "voix.wav"))
    writer.post("ou-et-quand", where_words="à Carro")
    writer.name()
    assert writer.agree().status_code == 302
    page = writer.contribution.page
    assert page.title == "Souvenir : à Carro"


def test_a_memory_about_a_page_is_linked_to_it_and_read_by_its_service(writer) -> None:
    target = make_page(owner_service=make_service("musee-ziem"))
    writer.begin(page=str(target.pk)).tell()
    writer.name()
    writer.agree()
    page = writer.contribution.page.specific
    assert page.links.get().target_id == target.pk
    assert page.owner_service.slug == "musee-ziem"


def test_a_correction_is_a_proposal_on_its_page_and_makes_no_page(writer) -> None:
    target = make_page(title="Le pont levant", owner_service=make_service("musee-ziem"))
    before = Page.objects.count()
    writer.begin(Contribution.Kind.CORRECTION, page=str(target.pk))
    assert "Étape 2 sur 4" in html(writer.get("correction"))
    assert_error(writer.post("correction"), "text")
    writer.post("correction", text="Il date de 1962.", source_words="j’y ai travaillé")
    writer.post("vous-repondre", email="rose@exemple.fr")
    assert "Il date de 1962." in html(writer.get("envoyer"))
    assert writer.post("envoyer").status_code == 302
    sent = writer.contribution
    assert (sent.state, sent.target_id, sent.page) == (Contribution.State.SENT, target.pk, None)
    assert sent.owner_service.slug == "musee-ziem"
    assert Page.objects.count() == before
    assert list(target.proposals.all()) == [sent]


def test_a_correction_names_its_page_by_address_title_or_words(writer) -> None:
    target = make_page(title="Le pont levant", slug="le-pont-levant")
    hidden = make_page(title="Brouillon caché", slug="brouillon-cache", live=False)
    writer.begin(Contribution.Kind.CORRECTION)
    assert_error(writer.post("correction", text="Faux."), "page_words")
    for words in ("http://testserver/recits/le-pont-levant/?t=1", "le pont levant"):
        writer.post("correction", text="Faux.", page_words=words)
        assert writer.contribution.target_id == target.pk
    writer.post("correction", text="Faux.", page_words="la page sur le thon")
    assert writer.contribution.target is None
    writer.post("correction", text="Faux.", page_words=hidden.slug)
    assert writer.contribution.target is None


def test_a_site_without_testimonies_keeps_the_draft_and_says_so(client: Client, db: None) -> None:
    from .conftest import Writer

    writer = Writer(client).begin()
    writer.tell()
    writer.name()
    answer = writer.agree()
    assert answer.status_code == 503
    assert "gardé" in html(answer)
    assert writer.contribution.is_draft


def test_a_form_from_elsewhere_is_refused(ready_site: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/racontez/", {"nature": "souvenir"}).status_code == 403
    assert not Contribution.objects.exists()
