"""The queue and the review screen: who sees what, and what each gesture does."""

import pytest
from django.core import mail
from django.utils.html import escape
from wagtail.models import Collection

from savoirs.contribute.models import Contribution
from savoirs.contribute.review import queue
from savoirs.rights.access import is_public
from savoirs.rights.models import Agreement
from savoirs.rights.withdrawal import withdraw
from tests.factories import make_page, make_user
from tests.savoirs.contribute.review.conftest import ADDRESS

State = Contribution.State


def recipients() -> list[str]:
    return sorted(address for message in mail.outbox for address in message.to)


def test_a_contribution_waits_for_its_service_then_for_the_validators(send, act, jourde, ziem, mjc):
    contribution = send()
    waiting = {user.username: queue.waiting_for(user).count() for user in (jourde, ziem, mjc)}
    assert waiting == {"jourde": 1, "ziem": 0, "mjc": 0}
    act(jourde, contribution, "pass_on")
    waiting = {user.username: queue.waiting_for(user).count() for user in (jourde, ziem, mjc)}
    assert waiting == {"jourde": 0, "ziem": 1, "mjc": 0}
    act(ziem, contribution, "pass_on")
    assert contribution.state == State.PUBLISHED
    assert is_public(contribution.page)
    assert not queue.waiting_for(ziem).exists()


def test_the_queue_shows_what_waits_first_and_filters(send, client, jourde):
    send(title="Le calen")
    other = send(title="La poutargue")
    Contribution.objects.filter(pk=other.pk).update(state=State.REFUSED)
    client.force_login(jourde)
    page = client.get("/admin/contributions/").content.decode()
    assert page.index("Le calen") < page.index("La poutargue")
    assert "1 vous attend" in page
    refused = client.get("/admin/contributions/?state=refuse").content.decode()
    assert "La poutargue" in refused
    assert "Le calen" not in refused


def test_the_first_screen_of_the_admin_says_what_waits(send, client, jourde):
    send()
    client.force_login(jourde)
    home = client.get("/admin/").content.decode()
    assert "Ce qui attend" in home
    assert "1 contribution attend votre réponse" in home


def test_another_service_sees_nothing(send, client, mjc):
    contribution = send()
    client.force_login(mjc)
    assert client.get(f"/admin/contributions/{contribution.pk}/").status_code == 404
    assert contribution.title not in client.get("/admin/contributions/").content.decode()


def test_a_visitor_is_asked_to_sign_in(send, client):
    contribution = send()
    assert client.get(f"/admin/contributions/{contribution.pk}/").status_code == 302


def test_a_draft_is_seen_by_nobody(partners, client):
    draft, _address = Contribution.objects.begin(kind=Contribution.Kind.MEMORY)
    client.force_login(make_user("administration", is_superuser=True))
    assert client.get(f"/admin/contributions/{draft.pk}/").status_code == 404


def test_the_screen_shows_the_text_beside_its_files_and_agreement_in_words(send, screen, jourde):
    shown = screen(jourde, send(files=True))
    for words in ("On levait le calen.", "à l’Île", "l’été 1962", "Rose", "sa voix : oui"):
        assert escape(words) in shown
    assert "<audio" in shown
    assert "<img" in shown
    assert "Rien ne manque pour la mise en ligne." in shown


def test_only_the_service_that_reads_sees_the_contact_data(send, act, screen, jourde, ziem):
    contribution = send()
    assert ADDRESS in screen(jourde, contribution)
    act(jourde, contribution, "pass_on")
    seen_by_validator = screen(ziem, contribution)
    assert ADDRESS not in seen_by_validator
    assert "0612345678" not in seen_by_validator


def test_a_member_without_the_permission_does_not_see_the_contact_data(send, screen, jourde):
    contribution = send()
    for group in jourde.groups.all():
        group.permissions.remove(*group.permissions.filter(codename="view_contactdetails"))
    assert ADDRESS not in screen(jourde, contribution)


def test_the_files_are_kept_with_the_service(send):
    contribution = send(files=True)
    collection = Collection.objects.get(name="Maison Jourde")
    assert {file.kept.collection for file in contribution.files.all()} == {collection}


def test_a_question_goes_to_the_person_and_waits_for_the_answer(send, act, jourde):
    contribution = send()
    act(jourde, contribution, "ask", "Quel quai ?")
    assert contribution.state == State.QUESTION
    assert not queue.waiting_for(jourde).exists()
    assert recipients() == [ADDRESS]
    assert "Quel quai ?" in mail.outbox[0].body
    assert contribution.messages.get().author == jourde


def test_a_validator_asks_only_when_the_page_is_theirs_to_read(send, act, jourde, ziem):
    contribution = send()
    act(ziem, contribution, "ask", "Quel quai ?")
    assert contribution.state == State.SENT
    act(jourde, contribution, "pass_on")
    act(ziem, contribution, "ask", "Quel quai ?")
    assert contribution.state == State.QUESTION


@pytest.mark.parametrize("gesture", ["ask", "refuse"])
def test_an_empty_message_is_refused_with_a_sentence(send, act, jourde, gesture):
    contribution = send()
    response = act(jourde, contribution, gesture, "  ")
    assert response.status_code == 422
    assert "Écrivez quelques mots" in response.content.decode()
    assert contribution.state == State.SENT
    assert mail.outbox == []


def test_a_message_too_long_is_kept_on_the_screen(send, act, jourde):
    response = act(jourde, send(), "ask", "très " * 2000)
    assert response.status_code == 422
    assert "très très très" in response.content.decode()


def test_a_refusal_gives_its_reason_and_ends_the_review(send, act, jourde):
    contribution = send()
    act(jourde, contribution, "refuse", "On y reconnaît un voisin.")
    assert contribution.state == State.REFUSED
    assert not contribution.page.specific.workflow_in_progress
    assert recipients() == [ADDRESS]
    assert "On y reconnaît un voisin." in mail.outbox[0].body
    assert not is_public(contribution.page)


def test_a_refused_contribution_can_be_taken_up_again(send, act, jourde, ziem):
    contribution = send()
    act(jourde, contribution, "refuse", "Pas maintenant.")
    for user in (jourde, jourde, ziem):
        act(user, contribution, "pass_on")
    assert contribution.state == State.PUBLISHED


def test_publication_without_agreement_is_refused_on_the_screen_and_nothing_changes(
    send, act, screen, jourde, ziem
):
    contribution = send(online=False)
    act(jourde, contribution, "pass_on")
    response = act(ziem, contribution, "pass_on")
    assert response.status_code == 302
    shown = screen(ziem, contribution)
    assert "n’a pas dit oui pour la mise en ligne" in shown
    assert "Valider et mettre en ligne" in shown
    assert (contribution.state, mail.outbox) == (State.SENT, [])
    Agreement.objects.update(online=True)
    act(ziem, contribution, "pass_on")
    assert contribution.state == State.PUBLISHED


def test_a_reviewer_of_the_service_cannot_validate(send, act, screen, jourde):
    contribution = send()
    act(jourde, contribution, "pass_on")
    assert "Valider et mettre en ligne" not in screen(jourde, contribution)
    act(jourde, contribution, "pass_on")
    assert contribution.state == State.SENT
    assert not is_public(contribution.page)


def test_a_gesture_come_too_late_is_said(send, act, screen, jourde):
    contribution = send()
    withdraw(contribution.page.specific)
    act(jourde, contribution, "ask", "Quel quai ?")
    assert contribution.state == State.WITHDRAWN
    assert "regardez où elle en est" in screen(jourde, contribution)


def test_a_correction_is_read_beside_the_page_as_it_is(send, act, screen, mjc, jourde):
    target = make_page(
        title="La MJC", summary="Ce qu’on y fait.", body=[("text", "<p>Ouvert le lundi.</p>")],
        owner_service=mjc.groups.get().service,
    )  # fmt: skip
    contribution = send(kind=Contribution.Kind.CORRECTION, target=target, text="C’est le mardi.")
    assert contribution.page is None
    assert list(queue.waiting_for(mjc)) == [contribution]
    assert not queue.waiting_for(jourde).exists()
    shown = screen(mjc, contribution)
    assert escape("C’est le mardi.") in shown
    assert "Ouvert le lundi." in shown
    act(mjc, contribution, "apply")
    assert contribution.state == State.PUBLISHED
    assert recipients() == [ADDRESS]
    assert "corrigée grâce à vous" in mail.outbox[0].body


def test_a_correction_not_kept_says_why(send, act, mjc):
    target = make_page(owner_service=mjc.groups.get().service)
    contribution = send(kind=Contribution.Kind.CORRECTION, target=target)
    act(mjc, contribution, "refuse", "Nous avons vérifié : c’est bien lundi.")
    assert contribution.state == State.REFUSED
    assert "c’est bien lundi" in mail.outbox[0].body


def test_text_is_never_markup(send, screen, jourde):
    shown = screen(jourde, send(text="<script>alert(1)</script> \u202eabc", title="<b>Titre</b>"))
    assert "<script>alert(1)" not in shown
    assert "<b>Titre</b>" not in shown


def test_the_words_to_find_it_again_are_read_with_the_memory(send, client, jourde, ziem):
    contribution = send(proposed_words="filet, fête")
    address = f"/admin/contributions/{contribution.pk}/"
    client.force_login(jourde)
    page = client.get(address).content.decode()
    assert "filet, fête" in page
    assert "/admin/themes/mots-proposes/" not in page
    contribution.page.knowledgepage.proposed_words.filter(text="fête").update(state="ecarte")
    client.force_login(ziem)
    page = client.get(address).content.decode()
    assert "fête (écarté)" in page
    assert "/admin/themes/mots-proposes/" in page
