"""The lists of pages of Wagtail name, of other services, only what the public may have."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_page, make_service, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("service", "sees_it"), [("maison-jourde", False), ("mjc", True), ("musee-ziem", True), (None, True)]
)
def test_the_drafts_of_a_service_are_its_own(client: Client, service: str | None, sees_it: bool) -> None:
    for slug in ("maison-jourde", "mjc", "musee-ziem"):
        make_service(slug, validates_heritage=slug == "musee-ziem")
    make_page(title="La page de tous", owner_service=make_service("mjc"))
    draft = make_page(title="Le brouillon", owner_service=make_service("mjc"), live=False)
    client.force_login(make_user("quelqu-un", service=service, is_superuser=service is None))
    parent = draft.get_parent().pk
    explorer = reverse("wagtailadmin_explore", args=[parent])
    chooser = reverse("wagtailadmin_choose_page_child", args=[parent])
    lists = [
        client.get(explorer).content.decode(),
        client.get(explorer, {"q": "la page de tous le brouillon"}).content.decode(),
        client.get(chooser, {"page_type": "wagtailcore.page"}).json()["html"],
    ]
    assert ["Le brouillon" in names for names in (lists[0], lists[2])] == [sees_it, sees_it]
    assert not sees_it or "La page de tous" in lists[0]
    assert sees_it or "Le brouillon" not in lists[1]
    assert all("La page de tous" in names for names in (lists[0], lists[2]))
