"""Naming, agreeing, sending: what is asked, what is made of it, what stays closed."""

import re

import pytest
from django.test import Client
from wagtail.models import Page

from savoirs.contribute.models import ContactDetails, Contribution
from savoirs.knowledge.models import TestimonyPage
from savoirs.rights.models import Agreement, AgreementText, Person
from tests.factories import make_page, make_service
from tests.media.samples import sound, upload

from .conftest import Writer
from .screens import assert_error, html

pytestmark = pytest.mark.django_db

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
    for screen in ("nom", "aide"):
        assert "Léa · Elle écrit pour moi" in html(writer.get(screen))
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
    unanswered = writer.post("accord")
    assert_error(unanswered, "online", "words", "is_adult")
    assert html(unanswered).count("Répondez par oui ou par non.") == 2, (
        "beside each question, not in the list"
    )
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
    assert_error(writer.post("correction"), "page_words", "text")
    assert_error(writer.post("correction", text="Faux."), "page_words")
    for words in ("http://testserver/recits/le-pont-levant/?t=1", "le pont levant"):
        writer.post("correction", text="Faux.", page_words=words)
        assert writer.contribution.target_id == target.pk
    writer.post("correction", text="Faux.", page_words="la page sur le thon")
    assert writer.contribution.target is None
    writer.post("correction", text="Faux.", page_words=hidden.slug)
    assert writer.contribution.target is None


def test_a_site_without_testimonies_keeps_the_draft_and_says_so(client: Client, db: None) -> None:
    writer = Writer(client).begin()
    writer.tell()
    writer.name()
    answer = writer.agree()
    assert answer.status_code == 503
    assert "gardé" in html(answer)
    assert writer.contribution.is_draft


@pytest.mark.parametrize(
    ("sender", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site", "origin": "http://testserver"}, 403),
        ({"origin": "https://ailleurs.example"}, 403),
        ({"origin": "https://testserver"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "same-origin", "origin": "null"}, 302),
        ({"sec-fetch-site": "none"}, 302),
        ({"origin": "http://testserver"}, 302),
        ({}, 302),
    ],
)
def test_a_form_from_elsewhere_is_refused(ready_site: None, sender: dict[str, str], status: int) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/racontez/", {"nature": "souvenir"}, headers=sender).status_code == status
    assert Contribution.objects.exists() == (status == 302)
