"""One event, one message, in French; nothing private in a subject."""

from datetime import date

import pytest
from django.core import mail
from django.template.loader import get_template
from django.urls import reverse
from wagtail.models import Page, WorkflowState
from wagtail.users.models import UserProfile

from savoirs.accounts.models import Service
from savoirs.contribute import follow
from savoirs.contribute.models import Contribution
from savoirs.contribute.review import letters
from savoirs.knowledge.models import StoryPage
from savoirs.knowledge.models.kinds import Kind
from savoirs.rights.access import is_public
from savoirs.rights.withdrawal import withdraw
from tests.admin import editor_data
from tests.factories import make_index, make_page, make_user
from tests.savoirs.contribute.review.conftest import ADDRESS


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    """Do something; return the messages that it sends: (address, subject)."""

    def run(action, *args, **kwargs):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            action(*args, **kwargs)
        return sorted((message.to[0], message.subject) for message in mail.outbox)

    return run


def test_each_step_of_a_contribution_is_told_once_to_those_it_concerns(send, act, jourde, ziem, mjc):
    contribution = send()
    said = [sorted((m.to[0], m.subject) for m in mail.outbox)]
    for user in (jourde, ziem):
        act(user, contribution, "pass_on")
        said.append([(m.to[0], m.subject) for m in mail.outbox])
    assert said == [
        [
            (jourde.email, "Une page attend votre relecture"),
            (ADDRESS, "Nous avons bien reçu ce que vous avez confié"),
        ],
        [(ziem.email, "Une page attend la validation patrimoine")],
        [(ADDRESS, "Ce que vous avez confié est en ligne")],
    ]


def test_messages_lead_to_the_right_screen(send, act, jourde, ziem):
    contribution = send()
    by_address = {message.to[0]: message.body for message in mail.outbox}
    assert f"/admin/contributions/{contribution.pk}/" in by_address[jourde.email]
    token = by_address[ADDRESS].split("/racontez/suivi/")[1].split("/")[0]
    assert follow.followed(token) == contribution
    act(jourde, contribution, "pass_on")
    act(ziem, contribution, "pass_on")
    assert contribution.page.url in mail.outbox[0].body


def test_no_message_leaves_without_an_address(send, act, jourde):
    contribution = send(email="")
    assert [message.to for message in mail.outbox] == [[jourde.email]]
    act(jourde, contribution, "ask", "Quel quai ?")
    assert mail.outbox == []


def test_the_code_is_never_in_a_message(send):
    contribution = send()
    assert contribution.code_hash
    assert not any("code :" in message.body.lower() for message in mail.outbox)


@pytest.mark.parametrize("letter", [*letters.TO_CONTRIBUTOR.values(), *letters.TO_STAFF.values()])
def test_subjects_are_the_same_for_everyone(letter):
    assert "%" not in str(letter.subject)


def test_a_service_nobody_works_for_is_read_by_the_validators(send, ziem):
    send()
    assert ziem.email in [message.to[0] for message in mail.outbox]


def test_the_address_of_the_service_is_written_to(send, jourde):
    Service.objects.filter(slug="maison-jourde").update(email="jourde@exemple.fr")
    send()
    assert {"jourde@exemple.fr", jourde.email} <= {message.to[0] for message in mail.outbox}


def test_a_member_may_refuse_such_messages(send, jourde):
    profile = UserProfile.get_for_user(jourde)
    profile.submitted_notifications = False
    profile.save()
    send()
    assert jourde.email not in [message.to[0] for message in mail.outbox]


def test_an_answer_is_told_to_the_readers(send, act, sent, jourde):
    contribution = send()
    act(jourde, contribution, "ask", "Quel quai ?")
    assert sent(follow.answer, contribution, "Le quai Brescon.") == [
        (jourde.email, "Une réponse est arrivée")
    ]
    contribution.refresh_from_db()
    assert contribution.state == Contribution.State.SENT


@pytest.mark.parametrize("by_team", [True, False])
def test_a_withdrawal_is_confirmed_whoever_does_it(send, sent, jourde, by_team):
    contribution = send()
    said = sent(withdraw, contribution.page.specific) if by_team else sent(follow.withdraw, contribution)
    to_person = [subject for address, subject in said if address == ADDRESS]
    assert to_person == ["Ce que vous aviez confié est retiré"]
    contribution.refresh_from_db()
    assert contribution.state == Contribution.State.WITHDRAWN
    assert not WorkflowState.objects.active().for_instance(contribution.page).exists()


@pytest.mark.parametrize("road", ["editor", "command"])
def test_publication_by_another_road_is_told_too(send, sent, client, ziem, road):
    contribution = send()
    page = contribution.page.specific
    if road == "command":
        said = sent(page.get_latest_revision().publish)
    else:
        client.force_login(ziem)
        data = {**editor_data(client, page), "action-publish": "1"}
        said = sent(client.post, reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    assert said == [(ADDRESS, "Ce que vous avez confié est en ligne")]
    assert is_public(page)
    contribution.refresh_from_db()
    assert contribution.state == Contribution.State.PUBLISHED


def test_a_page_taken_offline_is_no_longer_said_online(send, sent, jourde):
    contribution = send()
    sent(contribution.page.get_latest_revision().publish)
    assert sent(Page.objects.get(pk=contribution.page.pk).specific.unpublish) == []
    contribution.refresh_from_db()
    assert contribution.state == Contribution.State.SENT


def test_the_day_when_a_page_opens_is_written_without_marks() -> None:
    told = get_template("emails/published.txt").render({"opening": date(2026, 12, 1)})
    assert "La page s’ouvrira à tous le 1er\u00a0décembre\u00a02026." in told


def test_changes_asked_on_a_contribution_come_back_to_its_service(send, act, sent, client, jourde, ziem):
    contribution = send()
    act(jourde, contribution, "pass_on")
    client.force_login(ziem)
    state = contribution.page.specific.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[contribution.page.pk, "reject", state.pk])
    said = sent(client.post, address, {"comment": "La date manque."})
    assert said == [(jourde.email, "Des changements sont demandés sur une page")]
    assert "La date manque." in mail.outbox[0].body


def write_and_submit(client, author) -> StoryPage:
    make_index(Kind.STORY)
    page = make_page(live=False, owner=author, owner_service=author.groups.get().service, summary="Un pont.")
    page.save_revision(user=author)
    client.force_login(author)
    data = {**editor_data(client, page), "action-submit": "1"}
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    return page


def test_a_page_of_the_team_goes_through_both_readings_in_the_editor(client, sent, partners, jourde, ziem):
    author = make_user("autrice", service=jourde.groups.get().service)
    assert sent(write_and_submit, client, author) == [(jourde.email, "Une page attend votre relecture")]
    page = StoryPage.objects.get(owner=author)

    def approve(user):
        client.force_login(user)
        data = editor_data(client, page)
        action = {"action-workflow-action": "1", "workflow-action-name": "approve"}
        client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {**data, **action})

    assert sent(approve, jourde) == [(ziem.email, "Une page attend la validation patrimoine")]
    assert not is_public(page)
    assert sent(approve, ziem) == [(author.email, "Votre page est validée")]
    assert is_public(page)
    assert "en ligne" in mail.outbox[0].body


def test_the_author_is_told_what_to_change(client, sent, partners, jourde):
    author = make_user("autrice", service=jourde.groups.get().service)
    sent(write_and_submit, client, author)
    page = StoryPage.objects.get(owner=author)
    client.force_login(jourde)
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "reject", page.current_workflow_task_state.pk]
    )
    assert sent(client.post, address, {"comment": "Citez la source."}) == [
        (author.email, "Des changements sont demandés sur votre page")
    ]
    assert "Citez la source." in mail.outbox[0].body


def test_a_rejection_without_reason_is_refused(client, sent, partners, jourde):
    sent(write_and_submit, client, jourde)
    page = StoryPage.objects.get(owner=jourde)
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", state.pk])
    response = client.post(address, {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"})
    assert "Dites ce qu’il faut changer." in response.json()["html"]
    assert page.workflow_in_progress


@pytest.mark.parametrize(
    "name",
    [
        "wagtailadmin/notifications/workflow_state_approved.txt",
        "wagtailadmin/notifications/workflow_state_approved_subject.txt",
        "wagtailadmin/notifications/workflow_state_rejected.txt",
        "wagtailadmin/notifications/workflow_state_rejected_subject.txt",
        "wagtailadmin/notifications/updated_comments_subject.txt",
    ],
)
def test_the_messages_of_wagtail_are_ours(name, settings):
    assert get_template(name).origin.name.startswith(str(settings.BASE_DIR / "templates"))


def test_a_broken_mail_server_breaks_nothing_and_no_address_is_logged(send, caplog, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    contribution = send()
    assert contribution.state == Contribution.State.SENT
    assert "was not sent" in caplog.text
    assert ADDRESS not in caplog.text
