"""Every road to publication refuses a testimony without its agreements, says why, and loses nothing."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry, Revision, TaskState, WorkflowState

from home.background import publish_scheduled
from media import intake
from savoirs.knowledge.models import StoryPage, TestimonyPage
from savoirs.knowledge.models.kinds import Kind
from savoirs.knowledge.partner_access import review_workflow
from savoirs.rights.access import is_public
from savoirs.rights.gate import PublicationRefused, missing
from savoirs.rights.models import Agreement
from tests.admin import editor_data, messages_of
from tests.factories import (
    make_agreement,
    make_index,
    make_page,
    make_person,
    make_service,
    make_testimony,
    make_user,
)
from tests.media import samples

pytestmark = pytest.mark.django_db

TEXT = [("text", "<p>Le marché du jeudi.</p>")]
NO_AGREEMENT = "Il manque l’accord de la personne qui raconte."


@pytest.fixture
def validator(client):
    user = make_user("validation", service=make_service("musee-ziem", validates_heritage=True))
    client.force_login(user)
    return user


@pytest.fixture
def draft():
    page = make_testimony(live=False, body=TEXT, owner_service=make_service("maison-jourde"))
    page.save_revision()
    return page


def reread(page):
    return type(page).objects.get(pk=page.pk)


def edit_address(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def publish_in_editor(client, page, **changed):
    return client.post(edit_address(page), {**editor_data(client, page), **changed, "action-publish": "1"})


def assert_refused(client, response, page, reason=NO_AGREEMENT) -> None:
    assert response.status_code == 302
    assert response["Location"].endswith(edit_address(page))
    assert reason in messages_of(client, page)
    assert not reread(page).live
    assert not is_public(page)


def test_the_editor_refuses_and_keeps_what_was_written(client, validator, draft):
    response = publish_in_editor(client, draft, title="Le marché, corrigé")
    assert_refused(client, response, draft)
    assert reread(draft).get_latest_revision_as_object().title == "Le marché, corrigé"


def test_the_editor_publishes_once_nothing_is_missing(client, validator, draft):
    make_agreement(draft)
    publish_in_editor(client, draft)
    assert reread(draft).live
    assert is_public(draft)


def test_the_creation_form_refuses_and_leaves_a_draft(client, validator):
    index = make_index(Kind.TESTIMONY)
    address = reverse("wagtailadmin_pages:add", args=["knowledge", "testimonypage", index.pk])
    form = client.get(address).context["form"]
    data = {**editor_data(client, form=form), "title": "Marché", "slug": "marche", "summary": "Le jeudi."}
    response = client.post(address, {**data, "action-publish": "1"})
    page = TestimonyPage.objects.get(slug="marche")
    assert_refused(client, response, page)


@pytest.mark.parametrize("box", ["needs_agreement", "is_example"])
def test_no_box_of_the_editor_takes_the_agreement_away(client, validator, draft, box):
    make_agreement(draft, online=False)
    data = editor_data(client, draft)
    data.pop("needs_agreement", None)
    response = client.post(
        edit_address(draft), {**data, **({box: "on"} if box == "is_example" else {}), "action-publish": "1"}
    )
    assert_refused(client, response, draft, "n’a pas dit oui pour la mise en ligne")


def test_a_story_of_a_witness_keeps_its_mark(client, validator):
    page = make_page(StoryPage, live=False, body=TEXT, needs_agreement=True)
    make_agreement(page, online=False)
    data = editor_data(client, page)
    data.pop("needs_agreement")
    assert_refused(
        client, client.post(edit_address(page), {**data, "action-publish": "1"}), page, "mise en ligne"
    )


def test_bulk_publication_names_the_refused_and_publishes_the_others(client, validator, draft):
    ready = make_testimony(live=False, body=TEXT)
    make_agreement(ready)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(f"{address}?id={draft.pk}&id={ready.pk}&next={edit_address(draft)}")
    assert response.status_code == 302
    said = messages_of(client, draft)
    assert draft.title in said
    assert NO_AGREEMENT in said
    assert "1 page a été publiée" in said
    assert (reread(draft).live, reread(ready).live) == (False, True)


def test_bulk_publication_of_a_branch_goes_on_after_a_refusal(client, validator, draft):
    ready = make_testimony(live=False, body=TEXT)
    make_agreement(ready)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    index = make_index(Kind.TESTIMONY)
    client.post(f"{address}?id={index.pk}&next={edit_address(draft)}", {"include_descendants": "on"})
    assert draft.title in messages_of(client, draft)
    assert (reread(draft).live, reread(ready).live) == (False, True)


@pytest.mark.parametrize("by_script", [True, False])
def test_the_last_approval_refuses_and_stays_to_be_given(client, validator, draft, by_script):
    state = review_workflow().start(draft, None)
    state.current_task_state.specific.approve(user=validator)
    state.refresh_from_db()
    task_state = state.current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", task_state.pk])
    headers = {"x-requested-with": "XMLHttpRequest"} if by_script else {}
    response = client.post(address, {"comment": "Bien."}, headers=headers)
    if by_script:
        assert response.json() == {"step": "success", "redirect": edit_address(draft)}
    else:
        assert response.status_code == 302
    assert NO_AGREEMENT in messages_of(client, draft)
    task_state.refresh_from_db()
    state.refresh_from_db()
    assert (task_state.status, state.status) == (
        TaskState.STATUS_IN_PROGRESS,
        WorkflowState.STATUS_IN_PROGRESS,
    )
    make_agreement(draft)
    client.post(address, {"comment": ""})
    assert is_public(draft)


def test_the_approval_in_the_editor_refuses_and_keeps_the_correction(client, validator, draft):
    state = review_workflow().start(draft, None)
    state.current_task_state.specific.approve(user=validator)
    data = {**editor_data(client, draft), "title": "Corrigé à la relecture"}
    response = client.post(
        edit_address(draft), {**data, "action-workflow-action": "1", "workflow-action-name": "approve"}
    )
    assert_refused(client, response, draft)
    assert reread(draft).get_latest_revision_as_object().title == "Corrigé à la relecture"


@pytest.mark.parametrize(
    "run", [publish_scheduled, lambda: call_command("publish_scheduled", stderr=io.StringIO())]
)
def test_a_schedule_skips_the_refused_says_why_and_goes_on(draft, run):
    past = timezone.now() - timedelta(minutes=1)
    ready = make_testimony(live=False, body=TEXT)
    make_agreement(ready)
    for page in (draft, ready):
        page.go_live_at = past
        page.save_revision(approved_go_live_at=past)
    run()
    assert (reread(draft).live, reread(ready).live) == (False, True)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    entry = PageLogEntry.objects.get(page=draft.pk, action="rights.refuse")
    assert entry.data["reasons"] == [NO_AGREEMENT]


def test_a_schedule_says_the_title_and_the_reason_in_the_terminal(draft):
    past = timezone.now() - timedelta(minutes=1)
    draft.go_live_at = past
    draft.save_revision(approved_go_live_at=past)
    said = io.StringIO()
    call_command("publish_scheduled", stderr=said)
    assert draft.title in said.getvalue()
    assert NO_AGREEMENT in said.getvalue()


def test_code_refuses(draft):
    with pytest.raises(PublicationRefused, match="accord"):
        draft.get_latest_revision().publish()
    with pytest.raises(PublicationRefused, match="accord"):
        draft.publish(draft.get_latest_revision())
    assert not reread(draft).live


def test_what_goes_round_the_gate_is_closed_when_read(draft):
    saved = make_testimony(live=True, body=TEXT)
    published = make_testimony(body=TEXT)
    make_agreement(published)
    copied = published.copy(update_attrs={"slug": "copie"}, keep_live=True)
    alias = published.create_alias(update_slug="alias")
    assert is_public(published)
    assert not any(is_public(page) for page in (saved, copied, alias))


def test_a_picture_added_in_the_last_edit_needs_the_image(client, validator, draft):
    make_agreement(draft, image=False)
    cover = intake.receive_photo(
        samples.upload(samples.picture(), "marche.jpg"), title="Marché", alt="Un étal."
    )
    response = publish_in_editor(client, draft, cover=str(cover.pk))
    assert_refused(client, response, draft, "n’a pas dit oui pour son image")


def minor(page, **fields) -> Agreement:
    return make_agreement(page, make_person(is_minor=True), is_minor=True, **fields)


@pytest.mark.parametrize(
    "noted",
    [
        {},
        {"first_parent": "A. B.", "child_said_yes": True},
        {"first_parent": "A. B.", "second_parent": "C. D."},
        {"sole_authority": "Jugement du 3 mai", "child_said_yes": True},
    ],
    ids=["nothing", "one parent", "not the child", "document without parent"],
)
def test_a_minor_without_all_authorisations_is_refused(client, validator, draft, noted):
    minor(draft, recorded_by=validator, **noted)
    assert_refused(client, publish_in_editor(client, draft), draft, "moins de 18")


def test_authorisations_that_nobody_of_the_team_recorded_are_refused(draft):
    minor(draft, first_parent="A. B.", second_parent="C. D.", child_said_yes=True)
    assert "un membre du service" in missing(draft)[0]


@pytest.mark.parametrize("second", [{"second_parent": "C. D."}, {"sole_authority": "Jugement du 3 mai"}])
def test_a_minor_is_published_once_staff_recorded_everything_in_the_admin(client, validator, draft, second):
    agreement = minor(draft)
    address = reverse("wagtailsnippets_rights_agreement:edit", args=[agreement.pk])
    form = client.get(address).context["form"]
    data = {**editor_data(client, form=form), "first_parent": "A. B.", **second, "child_said_yes": "on"}
    assert client.post(address, data).status_code == 302
    agreement.refresh_from_db()
    assert agreement.recorded_by == validator
    publish_in_editor(client, draft)
    assert is_public(draft)


def test_a_new_agreement_has_nothing_ticked_and_knows_its_page(client, validator, draft):
    form = client.get(f"{reverse('wagtailsnippets_rights_agreement:add')}?page={draft.pk}").context["form"]
    assert form["page"].value() == draft.pk
    boxes = ("online", "voice", "image", "text", "is_minor", "child_said_yes")
    assert not any(form[name].value() for name in boxes)


def test_taking_back_an_agreement_in_the_admin_acts_at_once_and_is_logged(client, validator, draft):
    agreement = make_agreement(draft)
    publish_in_editor(client, draft)
    assert is_public(draft)
    address = reverse("wagtailsnippets_rights_agreement:edit", args=[agreement.pk])
    data = editor_data(client, form=client.get(address).context["form"])
    client.post(address, {**data, "revoked_at": "2026-01-02 10:00"})
    assert not is_public(draft)
    assert PageLogEntry.objects.filter(page=draft.pk, action="rights.agreement", user=validator).exists()
    assert ModelLogEntry.objects.filter(object_id=str(agreement.pk), action="wagtail.edit").exists()


def test_a_service_notes_no_agreement_for_the_pages_of_another(client, draft):
    agreement = make_agreement(draft, online=False)
    address = reverse("wagtailsnippets_rights_agreement:edit", args=[agreement.pk])
    client.force_login(make_user("administration", is_superuser=True))
    data = editor_data(client, form=client.get(address).context["form"])
    client.force_login(make_user("mjc", service="mjc"))
    assert client.post(address, {**data, "online": "on"}).status_code == 302
    agreement.refresh_from_db()
    assert not agreement.online
    new = {**data, "person": make_person().pk, "online": "on"}
    add = reverse("wagtailsnippets_rights_agreement:add")
    assert "page" in client.post(add, new).context["form"].errors
    online = make_page(owner_service=make_service("maison-jourde"))
    response = client.post(add, {**new, "page": online.pk})
    assert "suivie par un autre service" in response.content.decode()
    assert Agreement.objects.count() == 1


def test_the_team_withdraws_in_two_gestures_and_readmits_with_a_new_agreement(client, validator, draft):
    agreement = make_agreement(draft)
    publish_in_editor(client, draft)
    address = reverse("rights_withdraw", args=[draft.pk])
    assert "Oui, retirer la page" in client.get(address).content.decode()
    assert is_public(draft)
    client.post(address)
    assert not is_public(draft)
    client.post(reverse("rights_readmit", args=[draft.pk]))
    assert "accord" in messages_of(client, draft)
    assert reread(draft).withdrawn_at
    agreement.refresh_from_db()
    agreement.revoked_at, agreement.given_at = None, timezone.now()
    agreement.save()
    client.post(reverse("rights_readmit", args=[draft.pk]))
    assert reread(draft).withdrawn_at is None
    publish_in_editor(client, reread(draft))
    assert is_public(draft)


def test_a_text_that_people_agreed_to_is_never_changed(client, draft):
    client.force_login(make_user("administration", is_superuser=True))
    text = make_agreement(draft).text_version
    address = reverse("wagtailsnippets_rights_agreementtext:edit", args=[text.pk])
    data = editor_data(client, form=client.get(address).context["form"])
    response = client.post(address, {**data, "body": "Autre chose."})
    assert "ajoutez une nouvelle version" in response.content.decode()
    text.refresh_from_db()
    assert text.body == "Texte d’essai."


@pytest.mark.parametrize("moved", ["page", "person"])
def test_an_agreement_never_goes_to_another_page_nor_person(client, draft, moved):
    """A service would otherwise take the agreement of another's page, or lend one to whom never gave it."""
    agreement = make_agreement(draft)
    own = make_testimony(live=False, owner_service=make_service("mjc"))
    client.force_login(make_user("administration", is_superuser=True))
    address = reverse("wagtailsnippets_rights_agreement:edit", args=[agreement.pk])
    data = editor_data(None, form=client.get(address).context["form"])
    answer = client.post(
        address, {**data, "page": own.pk, moved: {"page": own, "person": make_person()}[moved].pk}
    )
    assert answer.status_code == 200
    assert "notez-en un autre" in answer.content.decode()
    kept = Agreement.objects.get(pk=agreement.pk)
    assert (kept.page_id, kept.person_id) == (draft.pk, agreement.person_id)


def test_the_name_and_age_of_a_witness_are_changed_by_their_own_services_only(client, draft):
    child = make_agreement(draft, make_person(is_minor=True, displayed_name="Mme R.")).person
    address = reverse("wagtailsnippets_rights_person:edit", args=[child.pk])
    for service, kept in (("mjc", True), ("maison-jourde", False)):
        client.force_login(make_user(f"membre-{service}", service=make_service(service)))
        client.post(address, {"name": child.name, "displayed_name": "Autre"})
        child.refresh_from_db()
        assert (child.is_minor, child.displayed_name) == ((True, "Mme R.") if kept else (False, "Autre"))


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 30, "²", "%00", "-1"])
def test_a_new_agreement_takes_an_absurd_number_for_no_page(client, validator, number):
    assert client.get(f"{reverse('wagtailsnippets_rights_agreement:add')}?page={number}").status_code == 200
