"""What there is to keep true: whose pages are listed for whom, on the first screen and in the three reports."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from savoirs.knowledge.models import Source, TestimonyPage, UsefulInfoPage
from tests.factories import make_page, make_service, make_user

pytestmark = pytest.mark.django_db
YESTERDAY = timezone.localdate() - timedelta(days=1)
NEXT_YEAR = timezone.localdate() + timedelta(days=365)


@pytest.fixture
def pages() -> dict[str, Any]:
    jourde, mjc = make_service("maison-jourde", name="Maison Jourde"), make_service("mjc", name="Théâtre")
    make_service("musee-ziem", name="Musée Ziem", validates_heritage=True)
    make_user("collegue", service="maison-jourde")
    late = make_page(UsefulInfoPage, title="En retard", owner_service=jourde, review_by=YESTERDAY)
    Source.objects.create(page=late, title="Un livre")
    return {
        "late": late,
        "ours": make_page(
            title="La nôtre", owner_service=jourde, to_check="La date\nLe nom", review_by=NEXT_YEAR
        ),
        "theirs": make_page(title="La leur", owner_service=mjc, to_check="Un point", review_by=YESTERDAY),
        "hidden": make_page(title="Leur brouillon", owner_service=mjc, to_check="Secret", live=False),
        "nobody": make_page(title="À personne", to_check="Un autre point"),
    }


def sign_in(client: Client, service: str | None) -> Client:
    user = make_user(service or "administration", service=service, is_superuser=service is None)
    client.force_login(user)
    return client


def listed(client: Client, report: str, **asked: str) -> list[str]:
    response = client.get(reverse(f"report_{report}"), asked)
    assert response.status_code == 200
    return [page.title for page in response.context["object_list"]]


@pytest.mark.parametrize(
    ("report", "service", "expected"),
    [
        ("pages-a-relire", "maison-jourde", ["En retard", "La nôtre"]),
        ("pages-a-relire", None, ["En retard", "La leur", "La nôtre"]),
        ("pages-sans-source", "maison-jourde", ["La nôtre"]),
        ("points-a-verifier", "maison-jourde", ["La nôtre"]),
        ("points-a-verifier", "musee-ziem", ["À personne", "La leur", "Leur brouillon"]),
    ],
)
def test_each_sees_first_the_pages_they_keep(client, pages, report, service, expected):
    assert listed(sign_in(client, service), report) == expected


def test_a_useful_page_that_nobody_ever_verified_comes_first(client, pages):
    make_page(UsefulInfoPage, title="Jamais vue", owner_service=pages["late"].owner_service)
    make_page(UsefulInfoPage, title="Brouillon", owner_service=pages["late"].owner_service, live=False)
    sign_in(client, "maison-jourde")
    assert listed(client, "pages-a-relire") == ["Jamais vue", "En retard", "La nôtre"]
    assert "jamais vérifiée" in client.get(reverse("report_pages-a-relire")).content.decode()
    first_screen = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "2 pages sont à relire." in first_screen
    assert "jamais vérifiée" in first_screen


def test_a_day_to_come_is_said_as_a_date(client, pages):
    pages["ours"].review_by = date(NEXT_YEAR.year + 1, 12, 1)
    pages["ours"].save()
    shown = sign_in(client, "maison-jourde").get(reverse("report_pages-a-relire")).content.decode()
    assert f"<td>1<sup>er</sup>\u00a0décembre\u00a0{NEXT_YEAR.year + 1}</td>" in shown
    assert "instant" not in shown


def test_another_service_can_be_chosen_without_its_closed_pages(client, pages):
    sign_in(client, "maison-jourde")
    mjc = str(pages["theirs"].owner_service_id)
    make_page(
        title="Leur embargo",
        owner_service=pages["theirs"].owner_service,
        to_check="Secret",
        embargo_until=timezone.now() + timedelta(days=1),
    )
    assert listed(client, "points-a-verifier", owner_service=mjc) == ["La leur"]
    assert listed(client, "points-a-verifier", owner_service="tous") == ["À personne", "La nôtre", "La leur"]
    assert listed(client, "points-a-verifier", owner_service="tous", kind_slug="lieux") == []


def test_a_testimony_owes_no_source_it_is_one(client, pages):
    make_page(TestimonyPage, title="Une voix", owner_service=pages["ours"].owner_service)
    assert listed(sign_in(client, "maison-jourde"), "pages-sans-source") == ["La nôtre"]


@pytest.mark.parametrize("value", ["x", "-1", "999999", "<script>"])
def test_a_service_that_is_not_in_the_list_changes_nothing(client, pages, value):
    sign_in(client, "maison-jourde")
    assert client.get(reverse("report_points-a-verifier"), {"owner_service": value}).status_code == 200


def test_the_table_to_keep_says_the_same_in_french(client, pages):
    sign_in(client, "maison-jourde")
    response = client.get(reverse("report_points-a-verifier"), {"export": "csv"})
    rows = list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))
    assert [row["Titre"] for row in rows] == ["La nôtre"]
    assert rows[0]["À vérifier"] == "La date\nLe nom"
    assert rows[0]["Service"] == "Maison Jourde"


def test_a_line_leads_to_the_editor_of_ours_and_to_the_page_of_others(client, pages):
    sign_in(client, "maison-jourde")
    shown = client.get(reverse("report_points-a-verifier"), {"owner_service": "tous"}).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[pages["ours"].pk]) in shown
    assert reverse("wagtailadmin_pages:edit", args=[pages["theirs"].pk]) not in shown


def test_visitors_and_people_who_write_nothing_have_no_report(client, pages):
    address = reverse("report_pages-a-relire")
    assert "/admin/login/" in client.get(address)["Location"]
    client.force_login(make_user("personne"))
    assert client.get(address).status_code == 302


def test_the_first_screen_says_what_is_late_then_what_can_be_added(client, pages):
    sign_in(client, "maison-jourde")
    shown = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (
        shown.index("Ce qui attend") < shown.index("Les pages que vous suivez") < shown.index("add-something")
    )
    assert "1 page est à relire." in shown
    assert "La leur" not in shown
    story = pages["ours"].get_parent()
    assert reverse("wagtailadmin_pages:add", args=["knowledge", "storypage", story.pk]) in shown


def test_the_first_screen_asks_the_same_whatever_the_number_of_pages(
    client, pages, django_assert_max_num_queries
):
    sign_in(client, "maison-jourde")
    client.get(reverse("wagtailadmin_home"))
    for _number in range(8):
        make_page(UsefulInfoPage, owner_service=pages["late"].owner_service, review_by=YESTERDAY)
    with django_assert_max_num_queries(80):
        client.get(reverse("wagtailadmin_home"))
