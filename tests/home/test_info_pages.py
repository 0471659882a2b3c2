"""The parts of the information pages that the site computes: public things only, in few queries."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from home.models import HomePage
from media import derivatives, intake
from savoirs.knowledge.models import (
    Period,
    Quarter,
    Source,
    StoryPage,
    TestimonyRecording,
    Theme,
    TrailPage,
)
from savoirs.rights.models import AgreementText
from tests.factories import make_agreement, make_page, make_testimony, make_user
from tests.media.samples import picture, sound, upload

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15
ADDRESSES = [
    "/a-propos/", "/comment-ca-marche/", "/nos-sources/", "/aide/", "/plan-du-site/", "/accessibilite/",
    "/mentions-legales/", "/donnees-personnelles/", "/accord/", "/credits/",
]  # fmt: skip


@pytest.fixture(autouse=True)
def home(informed_home: HomePage) -> HomePage:
    return informed_home


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode().replace("\u00a0", " ").split("<footer")[0]


def photo(credit: str):
    return intake.receive_photo(
        upload(picture(), "vue.jpg"), title="Vue", alt="Une vue", credit=credit, licence="CC BY 4.0"
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_few_queries(client: Client, address: str, django_assert_max_num_queries) -> None:
    for number in range(4):
        make_page(TrailPage, title=f"Parcours {number}")
        Theme.objects.create(name=f"Thème {number}", slug=f"theme-{number}")
        story = make_page(StoryPage, cover=photo(f"Photo {number}"))
        Source.objects.create(page=story, title=f"Livre {number}, page 1", url=f"https://exemple.fr/{number}")
    client.get(address)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(address).status_code == 200


def test_a_draft_and_a_bad_address_are_not_found(client: Client, home: HomePage) -> None:
    notices = home.get_children().get(slug="mentions-legales")
    notices.specific.unpublish()
    assert client.get("/mentions-legales/").status_code == 404
    assert "Mentions légales" not in client.get("/plan-du-site/").content.decode()
    assert client.get("/aide/rien/").status_code == 404


def test_the_site_map_leads_everywhere(client: Client) -> None:
    Theme.objects.create(name="Pêche", slug="peche")
    Quarter.objects.create(label="L’Île", slug="l-ile")
    Period.objects.create(label="Antiquité", slug="antiquite", edtf="-0600/0476")
    make_page(StoryPage)
    trail = make_page(TrailPage, title="Par les ponts")
    make_page(TrailPage, title="Un parcours secret", embargo_until=timezone.now() + timedelta(days=1))
    make_page(TrailPage, title="Un parcours retiré", withdrawn_at=timezone.now())
    shown = page(client, "/plan-du-site/")
    for address in (
        "/recits/", "/parcours/", "/recherche/", "/racontez/", "/themes/peche/", "/quartiers/l-ile/",
        "/periodes/antiquite/", trail.url, *ADDRESSES,
    ):  # fmt: skip
        assert f'href="{address}"' in shown, address
    assert "secret" not in shown
    assert "retiré" not in shown


def test_the_sources_are_counted_and_linked(client: Client) -> None:
    for _number in range(2):
        Source.objects.create(page=make_page(StoryPage), title="Reflets, n° 30", url="https://exemple.fr/30")
    hidden = make_page(StoryPage, live=False)
    Source.objects.create(page=hidden, title="Un carnet privé", url="https://exemple.fr/prive")
    shown = page(client, "/nos-sources/")
    assert '<a href="https://exemple.fr/30">Reflets' in shown
    assert "2 pages" in shown
    assert "privé" not in shown
    for mark in ("Établi par plusieurs sources", "Une seule source", "Les sources ne sont pas d’accord"):
        assert mark in shown


def test_without_source_no_empty_list(client: Client) -> None:
    assert "D’où viennent les faits<" not in page(client, "/nos-sources/")


def test_the_agreement_is_the_one_in_use(client: Client) -> None:
    assert "À quoi sert mon accord" in page(client, "/accord/")
    assert not AgreementText.objects.exists(), "reading it writes nothing"
    AgreementText.objects.create(version="2027-1", body="Le nouveau texte.\n\nSes deux parties.")
    shown = page(client, "/accord/")
    assert "Texte 2027-1" in shown
    assert "<p>Ses deux parties.</p>" in shown


def test_credits_name_what_is_public(client: Client) -> None:
    make_page(StoryPage, cover=photo("Photo : une amie."))
    make_page(StoryPage, cover=photo("Photo : une amie."))
    make_page(StoryPage, cover=photo("La Provence, D.R."))
    make_page(StoryPage, cover=photo("Photo : un inconnu"), live=False)
    photo("Photo : sans usage")
    shown = page(client, "/credits/")
    assert "Photo : une amie · CC BY 4.0" in " ".join(shown.split()).replace("</span>", "")
    assert "2 fichiers" in shown
    assert "D.R. · CC" in shown
    assert "un inconnu" not in shown
    assert "sans usage" not in shown


def test_a_voice_taken_back_is_not_credited_through_another_page(client: Client) -> None:
    kept = intake.receive_recording(upload(sound(), "voix.wav"), title="La voix", credit="Voix : Mme R.")
    derivatives.prepare(kept)
    testimony = make_testimony()
    TestimonyRecording.objects.create(page=testimony, recording=kept)
    agreement = make_agreement(testimony)
    testimony.save()
    make_page(StoryPage, body=[("recording", {"recording": kept, "caption": ""})])
    assert "Mme R." in page(client, "/credits/")
    agreement.revoked_at = timezone.now()
    agreement.save()
    assert "Mme R." not in page(client, "/credits/")


def test_staff_choose_the_computed_part_and_preview_it(client: Client, home: HomePage) -> None:
    client.force_login(make_user("admin", is_superuser=True, is_staff=True))
    info = home.get_children().get(slug="credits").specific
    edit = client.get(f"/admin/pages/{info.pk}/edit/")
    assert "auteurs des photos et des sons" in edit.content.decode()
    for mode in info.preview_modes:
        assert info.make_preview_request(preview_mode=mode[0]).status_code == 200
    new = client.get(f"/admin/pages/add/home/infopage/{home.pk}/")
    assert new.status_code == 200
