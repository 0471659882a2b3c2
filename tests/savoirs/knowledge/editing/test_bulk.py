"""Several pages changed at once: through versions, as far as the person may go, nothing lost."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from savoirs.knowledge.models import Quarter, StoryPage, Theme
from tests.factories import make_page, make_service, make_testimony, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def administration(client: Client) -> Client:
    client.force_login(make_user("administration", is_superuser=True))
    return client


def address(*pages: Any) -> str:
    chosen = "&".join(f"id={page.pk}" for page in pages)
    return (
        f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'share'])}?next=/admin/pages/&{chosen}"
    )


def test_several_pages_change_and_stay_online(administration: Client) -> None:
    quarter = Quarter.objects.create(slug="ile", label="L’Île")
    theme = Theme.objects.create(name="Nature", slug="nature")
    service = make_service("mjc")
    pages = [make_page(), make_page()]
    given = {
        "themes": [theme.pk],
        "quarter": quarter.pk,
        "owner_service": service.pk,
        "review_by": "01/02/2027",
    }
    answer = administration.post(address(*pages), given)
    assert answer.status_code == 302
    for page in StoryPage.objects.all():
        assert (page.quarter, page.owner_service, page.review_by) == (quarter, service, date(2027, 2, 1))
        assert page.main_theme == theme
        assert page.live
        assert page.revisions.count() == 1


def test_what_is_left_empty_changes_nothing(administration: Client) -> None:
    kept = Quarter.objects.create(slug="ile", label="L’Île")
    page = make_page(quarter=kept)
    administration.post(address(page), {"review_by": "2027-02-01"})
    page.refresh_from_db()
    assert page.quarter == kept
    assert page.review_by == date(2027, 2, 1)


@pytest.mark.parametrize(
    ("given", "said"),
    [({}, "Dites ce qui doit changer."), ({"review_by": "demain"}, "date"), ({"quarter": "999"}, "choix")],
)
def test_bad_input_changes_nothing_and_is_shown_again(administration: Client, given: Any, said: str) -> None:
    page = make_page()
    answer = administration.post(address(page), given)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert page.revisions.count() == 0


def test_unpublished_changes_are_kept_and_stay_unpublished(administration: Client) -> None:
    page = make_page(title="En ligne")
    draft = page.get_latest_revision_as_object()
    draft.title = "Encore un brouillon"
    draft.save_revision()
    administration.post(address(page), {"review_by": "2027-02-01"})
    page.refresh_from_db()
    assert (page.title, page.review_by) == ("En ligne", None)
    latest = page.get_latest_revision_as_object()
    assert (latest.title, latest.review_by) == ("Encore un brouillon", date(2027, 2, 1))


def test_a_member_changes_their_own_pages_only_and_publishes_nothing(client: Client) -> None:
    member = make_user("jourde", service="maison-jourde")
    client.force_login(member)
    ours = make_page(owner_service=make_service("maison-jourde"))
    theirs = make_page(owner_service=make_service("mjc"))
    shown = client.get(address(ours, theirs))
    assert [item["item"].pk for item in shown.context["items"]] == [ours.pk]
    client.post(address(ours, theirs), {"review_by": "2027-02-01"})
    for page in (ours, theirs):
        page.refresh_from_db()
        assert page.review_by is None
    assert ours.get_latest_revision_as_object().review_by == date(2027, 2, 1)
    assert theirs.revisions.count() == 0


def test_a_page_that_lacks_an_agreement_is_not_put_back_online(administration: Client) -> None:
    page = make_testimony(live=True)
    other = make_page()
    administration.post(address(page, other), {"review_by": "2027-02-01"})
    messages = " ".join(str(m) for m in administration.get("/admin/").context["messages"])
    assert page.title in messages
    other.refresh_from_db()
    assert other.review_by == date(2027, 2, 1)


def test_the_home_page_is_not_changed_here(administration: Client) -> None:
    home = make_page().get_parent().get_parent()
    shown = administration.get(address(home))
    assert shown.context["items"] == []
