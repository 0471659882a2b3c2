"""What Wagtail names, of other services, is what the public may have, under the title that the public reads."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from savoirs.knowledge.models import StoryPage
from tests.factories import make_page, make_service, make_user

pytestmark = pytest.mark.django_db

Pages = tuple[StoryPage, StoryPage]
THEIRS = ("Brouillonsecret", "Titreprovisoire")
OF_ANY_ACCOUNT = [
    lambda draft, online: reverse("wagtailadmin_explore", args=[draft.get_parent().pk]),
    lambda draft, online: reverse("wagtailadmin_explore", args=[draft.get_parent().pk]) + "?ordering=title",
    lambda draft, online: reverse("wagtailadmin_explore", args=[online.pk]),
    lambda draft, online: reverse("wagtailadmin_pages:search") + "?q=pagedetous",
    lambda draft, online: reverse("wagtailadmin_pages:type_use", args=["knowledge", "storypage"]),
    lambda draft, online: reverse("wagtailadmin_choose_page_search") + "?q=pagedetous",
    lambda draft, online: reverse("wagtailadmin_choose_page_child", args=[draft.get_parent().pk]),
    lambda draft, online: reverse("wagtailadmin_choose_page_chosen_multiple") + f"?id={online.pk}",
    lambda draft, online: reverse("wagtailadmin_api:pages:listing"),
    lambda draft, online: reverse("wagtailadmin_api:pages:detail", args=[online.pk]),
]
OF_ITS_SERVICE = [
    lambda draft, online: reverse("wagtailadmin_explore", args=[draft.pk]),
    lambda draft, online: reverse("wagtailadmin_explore_results", args=[draft.pk]),
    lambda draft, online: reverse("wagtailadmin_choose_page_child", args=[draft.pk]),
    lambda draft, online: reverse("wagtailadmin_choose_page_chosen_multiple") + f"?id={draft.pk}",
    lambda draft, online: reverse("wagtailadmin_api:pages:detail", args=[draft.pk]),
    lambda draft, online: f"/admin/bulk/wagtailcore/page/share/?next=/admin/&id={draft.pk}",
]
OF_WHO_PUBLISHES = ["site-history", "site-history/results", "page-types-usage", "page-types-usage/results"]
Address = Callable[[StoryPage, StoryPage], str]


@pytest.fixture
def pages() -> Pages:
    """A draft, and a page online whose next title is not public yet; both of the MJC."""
    for slug in ("maison-jourde", "mjc", "musee-ziem"):
        make_service(slug, validates_heritage=slug == "musee-ziem")
    author = make_user("autrice", service="mjc")
    draft = make_page(title="Brouillonsecret", owner_service=make_service("mjc"), live=False, owner=author)
    online = make_page(title="Pagedetous", owner_service=make_service("mjc"), owner=author)
    online.title = "Titreprovisoire"
    for page in (draft, online):
        page.save_revision(user=author, log_action=True)
    return draft, online


@pytest.mark.parametrize("address", OF_ANY_ACCOUNT)
def test_another_service_reads_the_public_title(client: Client, pages: Pages, address: Address) -> None:
    client.force_login(make_user("quelqu-un", service="maison-jourde"))
    names = client.get(address(*pages)).content.decode()
    assert "Pagedetous" in names
    assert not [secret for secret in THEIRS if secret in names]


@pytest.mark.parametrize("address", OF_ITS_SERVICE)
@pytest.mark.parametrize(
    ("service", "sees_it"), [("maison-jourde", False), ("mjc", True), ("musee-ziem", True), (None, True)]
)
def test_a_draft_is_named_to_its_service_and_to_who_validates(
    client: Client, pages: Pages, address: Address, service: str | None, sees_it: bool
) -> None:
    client.force_login(make_user("quelqu-un", service=service, is_superuser=service is None))
    answer = client.get(address(*pages))
    assert answer.status_code == (200 if sees_it else 404)
    listing = client.get(reverse("wagtailadmin_explore", args=[pages[0].get_parent().pk]))
    assert ("Brouillonsecret" in listing.content.decode()) == sees_it


@pytest.mark.parametrize("report", OF_WHO_PUBLISHES)
@pytest.mark.parametrize(("service", "status"), [("maison-jourde", 302), ("musee-ziem", 200)])
def test_the_reports_that_name_drafts_are_for_who_publishes(
    client: Client, pages: Pages, report: str, service: str, status: int
) -> None:
    client.force_login(make_user("quelqu-un", service=service))
    address = f"/admin/reports/{report}/"
    assert client.get(address).status_code == status
    offered = address in client.get("/admin/").content.decode()
    assert offered == (status == 200 and not report.endswith("results"))
