"""A file is public when a public page shows it, and no page that a witness closed does."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from media.access import file_is_public
from media.models import FileUse
from savoirs.knowledge.models import KnowledgePage
from savoirs.rights.withdrawal import withdraw
from tests.factories import make_agreement, make_page, make_testimony, make_user

pytestmark = pytest.mark.django_db

SOUND = "recording:1"


@pytest.fixture
def testimony():
    page = make_testimony(body=[("text", "<p>Un son.</p>")])
    FileUse.record(page, [SOUND])
    return page


@pytest.fixture
def story():
    page = make_page()
    FileUse.record(page, [SOUND])
    return page


def test_nobody_shows_it():
    assert not file_is_public(SOUND)


def test_a_public_page_shows_it(story):
    assert file_is_public(SOUND)
    story.unpublish()
    assert not file_is_public(SOUND)


def test_a_testimony_without_any_agreement_does_not_open_it(testimony):
    assert not file_is_public(SOUND)


def test_a_story_does_not_bring_back_what_the_witness_withdrew(testimony, story):
    make_agreement(testimony)
    assert file_is_public(SOUND)
    withdraw(testimony)
    FileUse.record(testimony, [SOUND])
    FileUse.record(story, [SOUND])
    assert not file_is_public(SOUND)


def test_a_story_does_not_show_what_the_witness_did_not_allow(testimony, story):
    make_agreement(testimony, online=False)
    assert not file_is_public(SOUND)


def test_an_embargo_on_one_page_holds_on_the_others(testimony, story):
    make_agreement(testimony)
    KnowledgePage.objects.filter(pk=testimony.pk).update(embargo_until=timezone.now() + timedelta(days=1))
    assert not file_is_public(SOUND)


def test_a_copy_without_agreement_does_not_close_the_original(testimony):
    make_agreement(testimony)
    copied = testimony.copy(update_attrs={"slug": "copie"}, keep_live=True)
    FileUse.record(copied, [SOUND])
    FileUse.record(testimony, [SOUND])
    assert file_is_public(SOUND)


@pytest.mark.parametrize("how", ["withdrawn", "revoked"])
def test_a_file_taken_back_stays_sealed_when_the_page_no_longer_shows_it(testimony, story, how):
    agreement = make_agreement(testimony)
    if how == "withdrawn":
        withdraw(testimony)
    else:
        agreement.revoked_at = timezone.now()
        agreement.save()
    FileUse.record(story, [SOUND])
    edited = type(testimony).objects.get(pk=testimony.pk)
    edited.title = "Sans le son"
    edited.save()
    assert not file_is_public(SOUND)


def test_a_page_taken_back_is_not_deleted_in_the_admin(testimony, client):
    make_agreement(testimony)
    client.force_login(make_user("administration", is_superuser=True))
    address = reverse("wagtailadmin_pages:delete", args=[testimony.pk])
    assert client.get(address).status_code == 200
    withdraw(testimony)
    client.post(address)
    assert KnowledgePage.objects.filter(pk=testimony.pk).exists()
