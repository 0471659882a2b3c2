"""May the public have this, now? Each case by the function and by its SQL form."""

from datetime import timedelta

import pytest
from django.utils import timezone

from savoirs.knowledge.models import KnowledgePage, StoryPage
from savoirs.rights.access import hidden_page_ids, is_public, public
from savoirs.rights.models import Agreement, Participation
from tests.factories import make_agreement, make_page, make_person, make_testimony

pytestmark = pytest.mark.django_db

TEXT = [("text", "<p>Le pont se lève.</p>")]


def listed(page) -> bool:
    return public(KnowledgePage.objects.filter(pk=page.pk)).exists()


def assert_public(page, expected: bool) -> None:
    assert is_public(page) is expected
    assert listed(page) is expected
    assert (page.pk in hidden_page_ids()) is not expected


def test_a_published_story_is_public_and_a_draft_is_not():
    assert_public(make_page(), True)
    assert_public(make_page(live=False), False)


def test_an_embargo_opens_at_the_minute_without_anything_being_run():
    opening = timezone.now() + timedelta(hours=1)
    page = make_page(embargo_until=opening)
    assert_public(page, False)
    assert not is_public(page, opening - timedelta(seconds=1))
    assert is_public(page, opening)


def test_an_embargo_set_behind_the_back_of_the_page_acts_at_once():
    page = make_page()
    KnowledgePage.objects.filter(pk=page.pk).update(embargo_until=timezone.now() + timedelta(days=1))
    assert_public(page, False)


def test_expiry_and_go_live_dates_act_without_the_scheduler():
    page = make_page()
    KnowledgePage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    assert_public(page, False)


def test_a_testimony_needs_an_agreement_and_an_example_does_not():
    page = make_testimony()
    assert page.needs_agreement
    assert_public(page, False)
    assert_public(make_testimony(is_example=True), True)


def test_a_complete_agreement_opens_a_testimony():
    page = make_testimony(body=TEXT)
    make_agreement(page)
    assert_public(page, True)


@pytest.mark.parametrize("denied", ["online", "text"])
def test_what_the_agreement_does_not_allow_closes_the_page(denied):
    page = make_testimony(body=TEXT)
    make_agreement(page, **{denied: False})
    assert_public(page, False)


def test_a_component_that_the_page_does_not_use_need_not_be_allowed():
    page = make_testimony(body=TEXT)
    make_agreement(page, voice=False, image=False)
    assert_public(page, True)


def test_one_speaker_without_agreement_closes_the_page():
    page = make_testimony(body=TEXT)
    make_agreement(page)
    Participation.objects.create(page=page, person=make_person(), role="conteur")
    assert_public(page, False)


def test_someone_only_mentioned_needs_no_agreement():
    page = make_testimony(body=TEXT)
    make_agreement(page)
    Participation.objects.create(page=page, person=make_person(), role="cite")
    assert_public(page, True)


def test_an_agreement_taken_back_closes_the_page_at_once():
    page = make_testimony(body=TEXT)
    make_agreement(page)
    Agreement.objects.filter(page=page).update(revoked_at=timezone.now())
    assert_public(page, False)


BOTH = {"first_parent": "Premier parent", "second_parent": "Second parent"}
SOLE = {"first_parent": "Premier parent", "sole_authority": "Jugement du 3 mars 2026"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, False),
        ({**BOTH}, False),
        ({**BOTH, "child_said_yes": True}, True),
        ({"first_parent": "Premier parent", "child_said_yes": True}, False),
        ({**SOLE, "child_said_yes": True}, True),
        ({"sole_authority": "Jugement", "child_said_yes": True}, False),
    ],
)
def test_a_minor_stays_closed_until_staff_record_every_authorisation(said, expected, django_user_model):
    staff = django_user_model.objects.create_user("agente")
    page = make_testimony(body=TEXT)
    make_agreement(page, make_person(is_minor=True), is_minor=True, recorded_by=staff, **said)
    assert_public(page, expected)


def test_a_minor_s_authorisations_count_only_when_staff_recorded_them():
    page = make_testimony(body=TEXT)
    make_agreement(page, is_minor=True, child_said_yes=True, **BOTH)
    assert_public(page, False)


def test_copies_aliases_and_direct_saves_of_a_testimony_stay_closed():
    page = make_testimony(body=TEXT)
    make_agreement(page)
    copied = page.copy(update_attrs={"slug": "copie"}, keep_live=True)
    alias = page.create_alias(update_slug="double")
    assert copied.live
    assert alias.live
    assert_public(copied, False)
    assert_public(alias, False)


def test_a_contributed_story_keeps_its_need_when_copied():
    page = make_page(StoryPage, needs_agreement=True)
    assert_public(page, False)
    assert_public(page.copy(update_attrs={"slug": "copie"}, keep_live=True), False)
