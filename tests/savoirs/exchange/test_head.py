"""What the head of each page says: one address, one title, one picture, and what it is for machines."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from extruct.jsonld import JsonLdExtractor
from lxml import html

from media import derivatives, intake, renditions
from media.models import Photo, Recording, Segment, Transcript
from savoirs.exchange.json_ld import coverage
from savoirs.knowledge.listing import PAGE_SIZE
from savoirs.knowledge.models import (
    KnowledgePage,
    Link,
    Period,
    PlacePage,
    Quarter,
    Source,
    StoryPage,
    TestimonyRecording,
    Theme,
    ThemedPage,
    TrailPage,
    TrailStep,
    UsefulInfoPage,
)
from savoirs.knowledge.models.kinds import Kind
from savoirs.rights.models import Participation
from tests.factories import (
    make_agreement,
    make_index,
    make_page,
    make_person,
    make_service,
    make_site,
    make_testimony,
)
from tests.media.samples import picture, sound, upload, video

pytestmark = pytest.mark.django_db

VOCABULARY = json.loads((Path(__file__).parent / "schema_org.json").read_text(encoding="utf-8"))
REQUIRED = {
    "Article": {"headline", "url", "dateModified", "inLanguage"},
    "AudioObject": {"name", "uploadDate", "contentUrl", "duration"},
    "VideoObject": {"name", "uploadDate", "thumbnailUrl", "contentUrl", "duration"},
    "ListItem": {"position"},
    "BreadcrumbList": {"itemListElement"},
    "TouristTrip": {"name", "itinerary"},
    "GeoCoordinates": {"latitude", "longitude"},
}


def allowed(kind: str) -> set[str]:
    """The properties that schema.org gives to a class, its own and those of its parents."""
    own = VOCABULARY[kind]
    return set(own["properties"]).union(*(allowed(parent) for parent in own["parents"]))


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for part in value.values():
            yield from nodes(part)
    elif isinstance(value, list):
        for part in value:
            yield from nodes(part)


def data(client: Client, address: str) -> dict[str, dict[str, Any]]:
    """The nodes of the page by class, the outer first; each property belongs to its class."""
    answer = client.get(address)
    assert answer.status_code == 200
    (document,) = JsonLdExtractor().extract(answer.content.decode())
    assert document["@context"] == "https://schema.org"
    found: dict[str, dict[str, Any]] = {}
    for node in nodes(document):
        names = {name.removesuffix("-input") for name in node if not name.startswith("@")}
        assert names <= allowed(node["@type"]), (address, node["@type"], names - allowed(node["@type"]))
        assert REQUIRED.get(node["@type"], set()) <= set(node), (node["@type"], node)
        assert all(part not in ("", None, [], {}) for part in node.values())
        found.setdefault(node["@type"], node)
    return found


def head(client: Client, address: str) -> html.HtmlElement:
    answer = client.get(address)
    return html.fromstring(answer.content.decode()).find("head")


def meta(element: html.HtmlElement, name: str) -> str:
    found = element.xpath(f"meta[@property='{name}' or @name='{name}']/@content")
    assert len(found) == 1, (name, found)
    return found[0]


@pytest.fixture
def photo() -> Photo:
    kept = intake.receive_photo(upload(picture(), "quai.jpg"), title="Quai", alt="Le quai, un matin")
    assert renditions.prepare(kept) == []
    return kept


@pytest.fixture
def recording() -> Recording:
    kept = intake.receive_recording(upload(sound(), "voix.wav"), title="La voix", credit="Essai")
    derivatives.prepare(kept)
    transcript = Transcript.objects.create(recording=kept)
    Segment.objects.create(transcript=transcript, start=0.5, end=1.5, text="On relevait l’engin.")
    kept.refresh_from_db()
    return kept


def reached(client: Client, address: str) -> tuple[int, str]:
    answer = client.get(address)
    assert answer.getvalue()
    return answer.status_code, answer.headers["Content-Type"]


def publish(page: KnowledgePage) -> KnowledgePage:
    page.save_revision().publish()
    return page


# Shared -------------------------------------------------------------------------------------------------------


def test_a_page_is_shared_with_its_title_its_words_and_its_photo(client: Client, photo: Photo) -> None:
    story = publish(make_page(title="Le « calen »", summary="Un filet que l’on lève.", cover=photo))
    shown = head(client, f"{story.url}?t=3&utm=x")
    assert shown.xpath("link[@rel='canonical']/@href") == [f"http://testserver{story.url}"]
    assert meta(shown, "og:title").replace("\u00a0", " ") == "Le « calen »"
    assert meta(shown, "og:description") == meta(shown, "description") == "Un filet que l’on lève."
    assert (meta(shown, "og:type"), meta(shown, "og:locale")) == ("article", "fr_FR")
    assert meta(shown, "og:url") == f"http://testserver{story.url}"
    assert meta(shown, "og:image:alt") == "Le quai, un matin"
    assert reached(client, meta(shown, "og:image")) == (200, "image/jpeg")


def test_a_photo_sealed_by_another_page_is_not_shared(client: Client, photo: Photo) -> None:
    story = publish(make_page(cover=photo))
    testimony = make_testimony(cover=photo)
    make_agreement(testimony, revoked_at=timezone.now())
    testimony.save()
    assert meta(head(client, story.url), "og:image").endswith("img/partage.jpg")


def test_a_page_without_photo_is_shared_with_the_drawing_of_the_site(client: Client) -> None:
    shown = head(client, make_page().url)
    assert meta(shown, "og:image") == "http://testserver/static/img/partage.jpg"
    assert (meta(shown, "og:image:width"), meta(shown, "og:image:height")) == ("1200", "630")


def test_the_number_of_a_list_belongs_to_its_address(client: Client) -> None:
    make_index(Kind.STORY)
    for _number in range(PAGE_SIZE + 1):
        make_page()
    second = head(client, "/recits/?page=2")
    assert second.xpath("link[@rel='canonical']/@href") == ["http://testserver/recits/?page=2"]
    assert "page 2" in second.findtext("title")
    first = head(client, "/recits/?page=1")
    assert first.xpath("link[@rel='canonical']/@href") == ["http://testserver/recits/"]


@pytest.mark.parametrize("address", ["/rien/", "/recherche/?q=pont", "/racontez/"])
def test_what_is_not_to_be_found_says_nothing_of_itself(client: Client, address: str) -> None:
    make_site()
    shown = head(client, address)
    assert meta(shown, "robots") == "noindex"
    assert not shown.xpath("link[@rel='canonical'] | meta[starts-with(@property, 'og:')] | script[@type]")


# For machines ---------------------------------------------------------------------------------------------


def test_a_story_says_when_where_and_from_whom_it_knows(client: Client) -> None:
    quarter = Quarter.objects.create(label="L’Île", slug="l-ile", old_names="Saint-Geniès")
    theme = Theme.objects.create(name="Pêche", slug="peche", aliases="filet")
    place = make_page(PlacePage, title="Le quai")
    story = make_page(
        title="Le calen </script><b>",
        quarter=quarter,
        when_words="entre les guerres",
        when_edtf="1920/1939",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        owner_service=make_service("musee", name="Musée Ziem"),
    )
    ThemedPage.objects.create(tag=theme, content_object=story)
    Source.objects.create(page=story, title="Inventaire", url="https://exemple.fr/i")
    Source.objects.create(page=story, title="A land of cinema", language="en")
    Link.objects.create(source=story, target=place, role=Link.Role.PLACE)
    publish(story)
    found = data(client, story.url)
    article = found["Article"]
    assert article["headline"] == "Le calen </script><b>"
    assert article["temporalCoverage"] == "1920/1939"
    assert [where["name"] for where in article["spatialCoverage"]] == ["L’Île", "Le quai"]
    assert article["citation"] == [
        {"@type": "CreativeWork", "name": "Inventaire", "url": "https://exemple.fr/i"},
        {"@type": "CreativeWork", "name": "A land of cinema", "inLanguage": "en"},
    ]
    assert article["about"][0]["url"] == "http://testserver/themes/peche/"
    assert article["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert article["maintainer"]["name"] == "Musée Ziem"
    assert article["dateModified"][-6:] in ("+01:00", "+02:00")
    assert "publisher" not in article
    assert "author" not in article
    trail = found["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in trail] == ["Accueil", "Récits", "Le calen </script><b>"]
    assert "</script><b>" not in client.get(story.url).content.decode()


def test_who_answers_for_the_site_is_named_once_the_town_has_said_it(client: Client) -> None:
    from home.models import SiteSettings

    story = publish(make_page())
    SiteSettings.objects.update_or_create(
        site=make_site().get_site(), defaults={"publisher": "Ville d’essai"}
    )
    article = data(client, story.url)["Article"]
    assert article["publisher"]["name"] == article["author"]["name"] == "Ville d’essai"


def test_a_testimony_gives_its_sound_its_words_and_no_name_kept_back(
    client: Client, recording: Recording
) -> None:
    testimony = make_testimony(title="La pêche", live=False)
    TestimonyRecording.objects.create(page=testimony, recording=recording)
    shown, hidden = make_person(name="Rose Réelle", displayed_name="Mme R."), make_person(name="Paul Réel")
    for person in (shown, hidden):
        make_agreement(testimony, person)
    Participation.objects.filter(person=hidden).update(role="passeur")
    publish(testimony)
    found = data(client, testimony.url)
    sounded = found["AudioObject"]
    assert sounded["transcript"] == "On relevait l’engin."
    assert sounded["duration"] == "P0DT00H00M02S"
    assert reached(client, sounded["contentUrl"])[0] == 200
    assert [person["name"] for person in found["Article"]["contributor"]] == ["Mme R."]
    assert "Réel" not in json.dumps(found, ensure_ascii=False)


def test_a_video_has_its_picture(client: Client) -> None:
    kept = intake.receive_recording(upload(video(), "film.mp4"), title="Le film")
    derivatives.prepare(kept)
    testimony = make_testimony(is_example=True)
    TestimonyRecording.objects.create(page=testimony, recording=kept)
    publish(testimony)
    found = data(client, testimony.url)
    assert reached(client, found["VideoObject"]["thumbnailUrl"])[0] == 200
    Recording.objects.update(thumbnail="")
    assert "VideoObject" not in data(client, testimony.url)


@pytest.mark.parametrize(
    ("precision", "margin", "shape"),
    [("exacte", None, "GeoCoordinates"), ("approximative", 200, "GeoCircle")],
)
def test_a_place_has_a_position_as_precise_as_it_is_known(
    client: Client, precision: str, margin: int | None, shape: str
) -> None:
    place = make_page(
        PlacePage, latitude=43.4, longitude=5.05, precision=precision, margin_m=margin, old_names="Le port"
    )
    found = data(client, place.url)
    assert found["Place"]["geo"]["@type"] == shape
    assert found["Place"]["alternateName"] == ["Le port"]
    assert "geo" not in data(client, make_page(PlacePage).url)["Place"]


def test_a_trail_has_its_halts_and_hides_a_closed_place(client: Client) -> None:
    trail = make_page(TrailPage, title="Par les ponts")
    opened, closed = (
        make_page(PlacePage, title="Le quai"),
        make_page(PlacePage, title="Le hangar", live=False),
    )
    for order, place in enumerate((opened, closed)):
        TrailStep.objects.create(
            page=trail, place=place, title=f"Halte {order}", text="<p>Ici.</p>", sort_order=order
        )
    halts = data(client, trail.url)["TouristTrip"]["itinerary"]["itemListElement"]
    assert [halt["name"] for halt in halts] == ["Halte 0", "Halte 1"]
    assert [halt.get("item", {}).get("name") for halt in halts] == ["Le quai", None]


def test_a_useful_page_says_when_it_was_checked_and_no_contact(client: Client) -> None:
    page = make_page(
        UsefulInfoPage,
        audience="Tout le monde",
        phone="04 00 00 00 01",
        address="1 rue d’Essai",
        verified_on=timezone.localdate(),
        owner_service=make_service("bus"),
    )
    found = data(client, page.url)["WebPage"]
    assert found["lastReviewed"] == timezone.localdate().isoformat()
    assert found["audience"][0]["audienceType"] == "Tout le monde"
    assert "04 00" not in json.dumps(found)
    assert "rue d’Essai" not in json.dumps(found, ensure_ascii=False)


def test_the_front_page_can_be_searched(client: Client) -> None:
    home = make_site()
    site = data(client, home.url)["WebSite"]
    assert meta(head(client, home.url), "og:title") == site["name"] == "Bibliothèque des savoirs martégaux"
    assert site["potentialAction"]["target"]["urlTemplate"] == "http://testserver/recherche/?q={q}"


def test_lists_and_vocabulary_are_collections(client: Client) -> None:
    Theme.objects.create(name="Pêche", slug="peche", text="On a pêché le *calen* ici.")
    Quarter.objects.create(label="L’Île", slug="l-ile")
    Period.objects.create(label="XIXe siècle", slug="xixe-siecle", edtf="1800/1899")
    page = make_page()
    assert data(client, "/recits/")["ListItem"]["name"] == page.title
    for address in ("/themes/peche/", "/quartiers/l-ile/", "/periodes/xixe-siecle/"):
        found = data(client, address)
        assert found["CollectionPage"]["url"] == f"http://testserver{address}"
        assert len(found["BreadcrumbList"]["itemListElement"]) == 3
    assert data(client, "/themes/peche/")["CollectionPage"]["description"] == "On a pêché le calen ici."
    assert data(client, "/periodes/xixe-siecle/")["CollectionPage"]["temporalCoverage"] == "1800/1899"
    for address in ("/themes/", "/quartiers/", "/periodes/"):
        assert data(client, address)["WebPage"]["url"] == f"http://testserver{address}"


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("1962", "1962"),
        ("1581-04-21", "1581-04-21"),
        ("1920/1939", "1920/1939"),
        ("1995/..", "1995/.."),
        ("-0399", "-0399"),
        ("", ""),
        ("1650~", ""),
        ("1962?", ""),
        ("16XX", ""),
        ("1962-21", ""),
        ("1920/1939~", ""),
    ],
)
def test_only_an_exact_date_is_told_to_machines(edtf: str, said: str) -> None:
    assert coverage(edtf) == said


def test_breadcrumbs_of_the_page_and_of_the_machines_agree(client: Client) -> None:
    Theme.objects.create(name="Pêche", slug="peche")
    story = publish(make_page(StoryPage, title="Le calen"))
    for address in (story.url, "/recits/", "/themes/", "/themes/peche/"):
        tree = html.fromstring(client.get(address).content.decode())
        seen = tree.xpath("//nav[contains(@class, 'crumbs')]//li")
        told = data(client, address)["BreadcrumbList"]["itemListElement"]
        assert [item.text_content() for item in seen] == [step["name"] for step in told]
        assert seen[-1].xpath("span[@aria-current='page']")
        assert not seen[-1].xpath("a")


def test_a_photo_of_cover_costs_few_questions_to_the_database(
    client: Client, photo: Photo, django_assert_max_num_queries
) -> None:
    story = publish(make_page(cover=photo, title="Le quai"))
    for _number in range(3):
        Link.objects.create(source=publish(make_page(cover=photo)), target=story)
    client.get(story.url)
    with django_assert_max_num_queries(15):
        client.get(story.url)
