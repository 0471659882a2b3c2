"""A page on paper, and the short address that leads back from paper to the screen."""

import html
import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from media import derivatives, intake
from media.models import Recording, Segment, Transcript
from savoirs.knowledge.models import (
    Chapter,
    Link,
    PlacePage,
    Source,
    StoryPage,
    TestimonyRecording,
    TrailPage,
    TrailStep,
    UsefulInfoPage,
    UsefulLink,
)
from savoirs.rights.withdrawal import withdraw
from tests.factories import make_agreement, make_page, make_person, make_service, make_testimony, make_user
from tests.media.samples import sound, upload

pytestmark = pytest.mark.django_db
TAGS = re.compile(r"<[^>]*>")


def sheet(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert page.count("<h1") == 1
    return page


def words(page: str) -> str:
    return html.unescape(" ".join(TAGS.sub(" ", page.replace("<wbr>", "")).split()))


@pytest.fixture
def recording() -> Recording:
    kept = intake.receive_recording(
        upload(sound(), "voix.wav"), title="La voix", credit="Voix : essai.", licence="CC BY 4.0"
    )
    derivatives.prepare(kept)
    transcript = Transcript.objects.create(recording=kept)
    Segment.objects.create(transcript=transcript, start=0.5, end=1.2, speaker="Voix 1", text="On relevait.")
    Segment.objects.create(transcript=transcript, start=1.2, end=1.9, speaker="Voix 2", text="Et puis ?")
    return kept


def test_a_story_on_paper_keeps_text_sources_licence_and_the_way_back(
    client: Client, recording: Recording
) -> None:
    story = make_page(
        StoryPage,
        title="Le calen",
        summary="Un filet qui se lève.",
        when_words="vers 1850",
        when_edtf="1850~",
        credits="Texte : l’équipe.",
        licence="Domaine public",
        licence_url="https://creativecommons.org/publicdomain/mark/1.0/",
        body=[
            ("text", "<h2>Le mot</h2><p>Le <span lang='oc'>calen</span> barre le canal.</p>"),
            ("recording", {"recording": recording, "caption": "La voix du quai"}),
        ],
    )
    Source.objects.create(page=story, title="Inventaire", url="https://exemple.fr/i", supports="longueur")
    page = sheet(client, f"{story.url}imprimer/")
    for part in (
        "Le calen, à imprimer",
        "barre le canal.",
        "La voix du quai",
        "Voix 1",
        "On relevait.",
        "Inventaire",
        "longueur",
        "https://exemple.fr/i",
        "Vers 1850",
        "Texte : l’équipe.",
        "https://creativecommons.org/publicdomain/mark/1.0/",
        f"testserver/p/{story.pk}",
    ):
        assert part in words(page).replace("\u00a0", " "), part
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="http://testserver{story.url}">' in page
    assert "<svg" in page
    assert "<audio" not in page
    licence = page[page.index('rel="license"') :].partition("</dd>")[0]
    assert "mark/1.0/</span>" in licence, "The address of a licence stands under its name."


def test_a_testimony_on_paper_says_who_speaks_and_when(client: Client, recording: Recording) -> None:
    testimony = make_testimony(title="La pêche", is_example=True)
    TestimonyRecording.objects.create(page=testimony, recording=recording)
    Chapter.objects.create(page=testimony, start=1.2, end=1.9, title="La relève")
    page = words(sheet(client, f"{testimony.url}imprimer/"))
    assert "0:01 La relève" in page
    assert "0:00 Voix 1 On relevait." in page
    assert "0:01 Voix 2 Et puis" in page
    assert "CC BY 4.0" in page


def test_the_square_of_a_testimony_without_sound_opens_its_page(client: Client) -> None:
    testimony = make_testimony(title="La pêche", is_example=True)
    page = words(sheet(client, f"{testimony.url}imprimer/"))
    assert "pour ouvrir la page" in page
    assert "pour écouter" not in page


def test_the_square_opens_a_recording_at_the_second_asked(client: Client, recording: Recording) -> None:
    testimony = make_testimony(is_example=True)
    TestimonyRecording.objects.create(page=testimony, recording=recording)
    answer = client.get(f"{testimony.url}imprimer/?t=83")
    assert answer.context["aimed"] == f"http://testserver/p/{testimony.pk}/?t=83"
    assert "à 1 min 23 s du début" in words(answer.content.decode()).replace("\u00a0", " ")
    reached = client.get(answer.context["aimed"])
    assert reached.status_code == 301
    assert reached.headers["Location"] == f"{testimony.url}?t=83"
    second = client.get(f"{testimony.url}imprimer/?t=4&son=2")
    assert second.context["aimed"].endswith("?t=4&son=2")


@pytest.mark.parametrize("asked", ["t=", "t=abc", "t=-3", "t=99999999", "t=٣", "t=0&son=2", "x=1"])
def test_a_second_that_makes_no_sense_is_left_out(client: Client, asked: str) -> None:
    story = make_page()
    answer = client.get(f"{story.url}imprimer/?{asked}")
    assert answer.status_code == 200
    assert answer.context["aimed"] == f"http://testserver/p/{story.pk}/"


def test_a_trail_on_paper_has_its_steps(client: Client) -> None:
    place = make_page(PlacePage, title="Le quai")
    hidden = make_page(PlacePage, title="Le hangar", live=False)
    trail = make_page(TrailPage, title="Par les ponts", duration="une heure", length_km=2.5, access="À plat.")
    TrailStep.objects.create(page=trail, place=place, title="Partir", text="<p>On part.</p>", sort_order=0)
    TrailStep.objects.create(page=trail, place=hidden, title="Finir", text="<p>On arrive.</p>", sort_order=1)
    page = words(sheet(client, f"{trail.url}imprimer/"))
    for part in ("2 étapes", "Partir", "Le quai", "On part.", "On arrive.", "À plat.", "2,5"):
        assert part in page, part
    assert "Le hangar" not in page


def test_a_useful_page_on_paper_says_when_it_was_checked(client: Client) -> None:
    page = make_page(
        UsefulInfoPage,
        title="Le bus",
        steps="Venez.\nMontez.",
        bring="Un papier",
        phone="04 00 00 00 00",
        hours="Le matin",
        verified_on=timezone.localdate(),
        owner_service=make_service("transports"),
    )
    UsefulLink.objects.create(page=page, label="exemple.fr", url="https://exemple.fr/bus")
    text = words(sheet(client, f"{page.url}imprimer/")).replace("\u00a0", " ")
    assert "Vérifié le" in text
    assert "À vérifier avant de vous déplacer" not in text
    assert "https://exemple.fr/bus" in text or "exemple.fr" in text
    UsefulInfoPage.objects.filter(pk=page.pk).update(
        verified_on=date(2020, 1, 1), review_by=timezone.localdate() - timedelta(days=1)
    )
    assert "À vérifier avant de vous déplacer" in words(sheet(client, f"{page.url}imprimer/"))


def test_a_place_on_paper_says_where_it_is(client: Client) -> None:
    place = make_page(
        PlacePage,
        latitude=43.405,
        longitude=5.05,
        precision="approximative",
        margin_m=200,
        old_names="Le vieux quai",
    )
    text = words(sheet(client, f"{place.url}imprimer/")).replace("\u00a0", " ")
    assert "43,4050° nord" in text
    assert "à 200 m près" in text
    assert "Le vieux quai" in text


@pytest.mark.parametrize("way", ["imprimer/", "facile-a-lire/"])
def test_a_closed_page_is_closed_on_paper_too(client: Client, way: str) -> None:
    draft = make_page(live=False, easy_text="<p>Ici.</p>")
    sealed = make_page(embargo_until=timezone.now() + timedelta(days=1), easy_text="<p>Ici.</p>")
    unagreed = make_testimony(easy_text="<p>Ici.</p>")
    for page in (draft, sealed, unagreed):
        assert client.get(f"{page.url}{way}").status_code == 404
        assert client.get(f"/p/{page.pk}/").status_code == 404
    for address in (f"/recits/rien/{way}", f"/rien/rien/{way}", "/p/99999/"):
        assert client.get(address).status_code == 404


def test_what_was_withdrawn_says_it_is_gone_everywhere(client: Client) -> None:
    testimony = make_testimony(title="Le secret", easy_text="<p>Le secret.</p>", live=False)
    make_agreement(testimony, make_person())
    testimony.save_revision().publish()
    addresses = [f"{testimony.url}imprimer/", f"{testimony.url}facile-a-lire/", f"/p/{testimony.pk}/"]
    assert [client.get(address).status_code for address in addresses] == [200, 200, 301]
    withdraw(testimony, user=make_user("equipe", is_superuser=True))
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 410
        assert "secret" not in answer.content.decode()


def test_the_short_address_follows_the_page_when_it_moves(
    client: Client, django_capture_on_commit_callbacks
) -> None:
    story = make_page()
    story.slug = "ailleurs"
    with django_capture_on_commit_callbacks(execute=True):
        story.save_revision().publish()
    assert client.get(f"/p/{story.pk}/").headers["Location"] == "/recits/ailleurs/"


def test_every_kind_leads_to_its_paper(client: Client) -> None:
    for model in (StoryPage, PlacePage, TrailPage, UsefulInfoPage):
        page = make_page(model)
        assert f'href="{page.url}imprimer/"' in client.get(page.url).content.decode()
    testimony = make_testimony(is_example=True)
    assert f'href="{testimony.url}imprimer/?t=12"' in client.get(f"{testimony.url}?t=12").content.decode()


def test_a_long_sheet_asks_few_questions_of_the_database(
    client: Client, recording: Recording, django_assert_max_num_queries
) -> None:
    testimony = make_testimony(is_example=True)
    TestimonyRecording.objects.create(page=testimony, recording=recording)
    for _number in range(12):
        Link.objects.create(source=make_page(), target=testimony)
    client.get(f"{testimony.url}imprimer/")
    with django_assert_max_num_queries(15):
        client.get(f"{testimony.url}imprimer/")


@pytest.mark.parametrize("number", [2**63, 10**300])
def test_a_short_address_of_no_page_is_not_found(client: Client, number: int) -> None:
    assert client.get(f"/p/{number}/").status_code == 404
