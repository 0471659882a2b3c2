"""Until a true voice is public, no example stands for content: the place is offered to whoever comes first."""

import pytest
from django.test import Client
from lxml import html

from media import derivatives, intake
from savoirs.knowledge.models import Link, StoryPage, TestimonyRecording, Theme
from savoirs.knowledge.models.kinds import Kind
from savoirs.rights.models import Agreement
from tests.factories import make_agreement, make_index, make_page, make_site, make_testimony
from tests.media.samples import sound, upload

pytestmark = pytest.mark.django_db

INVITATION = "Soyez la première voix"


def _read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def _heard(**fields):
    kept = intake.receive_recording(upload(sound(), "voix.wav"), title="La voix")
    derivatives.prepare(kept)
    page = make_testimony(**fields)
    TestimonyRecording.objects.create(page=page, recording=kept)
    page.save()
    return page


@pytest.fixture(autouse=True)
def _places() -> None:
    make_site()
    make_index(Kind.TESTIMONY)


def test_without_a_true_voice_the_place_is_offered(client: Client) -> None:
    example = _heard(title="Un modèle", is_example=True)
    assert example.uses_voice
    for address in ("/", "/temoignages/"):
        page = _read(client, address)
        assert INVITATION in page
        assert "Un modèle" not in page
    links = html.fromstring(_read(client, "/temoignages/")).cssselect(f'main a[href="{example.url}"]')
    assert [link.text_content() for link in links] == ["Voir un exemple de fiche"]


def test_the_first_true_voice_takes_the_place(client: Client) -> None:
    voice = _heard(title="Ma barque")
    make_agreement(voice)
    for address in ("/", "/temoignages/"):
        page = _read(client, address)
        assert INVITATION not in page
        assert "Ma barque" in page


def test_a_written_testimony_is_listed_beside_the_invitation(client: Client) -> None:
    make_agreement(make_testimony(title="Mon école"))
    page = _read(client, "/temoignages/")
    assert INVITATION in page
    assert "Mon école" in page


def test_a_voice_taken_back_gives_the_place_back(client: Client) -> None:
    voice = _heard(title="Ma barque")
    agreement = make_agreement(voice)
    assert "Ma barque" in _read(client, "/")
    Agreement.objects.filter(pk=agreement.pk).update(online=False)
    for address in ("/", "/temoignages/"):
        page = _read(client, address)
        assert INVITATION in page
        assert "Ma barque" not in page


def test_an_example_is_never_a_neighbour_and_says_in_the_search_what_it_is(client: Client) -> None:
    theme = Theme.objects.create(name="Pêche", slug="peche")
    story = make_page(StoryPage, title="Le calen")
    example = make_testimony(title="Un modèle de calen", is_example=True)
    for page in (story, example):
        page.themes.add(theme)
        page.save()
    Link.objects.create(source=example, target=story)
    assert "Un modèle" not in _read(client, story.url)
    (line,) = html.fromstring(_read(client, "/recherche/?q=modèle")).cssselect("li.result")
    assert "Exemple de fiche" in line.text_content()
    example.title = "Exemple de fiche : un modèle"
    example.save()
    (line,) = html.fromstring(_read(client, "/recherche/?q=modèle")).cssselect("li.result")
    assert line.text_content().count("Exemple de fiche") == 1


def test_the_feed_brings_no_example(client: Client) -> None:
    make_page(StoryPage, title="Le calen")
    make_testimony(title="Un modèle", is_example=True)
    feed = client.get("/flux.atom").content.decode()
    assert "Le calen" in feed
    assert "Un modèle" not in feed
