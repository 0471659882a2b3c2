"""Every template of a page, drawn with all that it may hold and with nothing but the least."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from media import derivatives, intake, renditions
from media.models import Recording, Segment, Transcript
from savoirs.knowledge.models import (
    Chapter,
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
    UsefulLink,
)
from savoirs.knowledge.models.kinds import Kind
from tests.factories import make_index, make_page, make_service, make_testimony
from tests.media.samples import picture, sound, upload

pytestmark = pytest.mark.django_db
NOT_A_MEMORY = "Ce n’est le souvenir de personne."


def _text(html: str) -> tuple[str, str]:
    return ("text", html)


def _read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert page.count("<h1") == 1
    return page


@pytest.fixture
def theme() -> Theme:
    return Theme.objects.create(
        name="Pêche", slug="peche", text="On a pêché le *calen* ici.", aliases="filet\nmuge"
    )


@pytest.fixture
def quarter() -> Quarter:
    return Quarter.objects.create(
        label="L'Île", slug="l-ile", where="Au centre, entre deux eaux.", old_names="Saint-Geniès"
    )


@pytest.fixture
def period() -> Period:
    return Period.objects.create(label="XIXe siècle", slug="xixe-siecle", edtf="1800/1899", text="On bâtit.")


@pytest.fixture
def recording() -> Recording:
    kept = intake.receive_recording(upload(sound(), "voix.wav"), title="La voix", credit="Essai")
    derivatives.prepare(kept)
    transcript = Transcript.objects.create(recording=kept)
    Segment.objects.create(
        transcript=transcript, start=0.5, end=1.5, speaker="Voix 1", text="On relevait l'engin."
    )
    kept.refresh_from_db()
    return kept


def test_a_full_story(
    client: Client, theme: Theme, quarter: Quarter, period: Period, recording: Recording
) -> None:
    photo = intake.receive_photo(
        upload(picture(), "quai.jpg"), title="Quai", alt="Le quai", credit="Fonds d'essai"
    )
    assert renditions.prepare(photo) == []
    leaflet = intake.receive_document(upload(b"Les mots du quai.", "mots.txt"), title="Les mots")
    place = make_page(PlacePage, title="Le quai")
    story = make_page(
        StoryPage,
        title="L'engin du XIXe siècle",
        summary="Un filet : on le lève.",
        quarter=quarter,
        cover=photo,
        when_words="vers 1850",
        when_edtf="1850~",
        licence="Domaine public",
        licence_url="https://creativecommons.org/publicdomain/mark/1.0/",
        credits="Texte : l'équipe.",
        owner_service=make_service("musee", name="Musée Ziem"),
        body=[
            _text('<h2>Le mot</h2><p>On dit <span lang="oc">calen</span> depuis le XVIe siècle.</p>'),
            ("picture", {"photo": photo, "caption": "Le quai, un matin"}),
            (
                "gallery",
                {
                    "title": "Deux vues",
                    "pictures": [{"photo": photo, "caption": ""}, {"photo": photo, "caption": ""}],
                },
            ),
            ("quotation", {"words": "On relève !", "said_by": "Un pêcheur", "source": "Carnet"}),
            ("recording", {"recording": recording, "caption": "La voix"}),
            ("document", {"document": leaflet, "words": "Deux pages"}),
            ("place", {"place": place, "words": "où tout commence"}),
            (
                "note",
                {
                    "text": "<p>Les treuils viennent après.</p>",
                    "date": date(2026, 3, 1),
                    "source": "Archives",
                },
            ),
            (
                "further",
                {"items": [{"title": "Un livre", "url": "https://exemple.fr/livre", "words": "à lire"}]},
            ),
        ],
    )
    ThemedPage.objects.create(tag=theme, content_object=story)
    Source.objects.create(
        page=story, title="Inventaire", url="https://exemple.fr/i", supports="date, longueur"
    )
    Link.objects.create(source=story, target=place, role=Link.Role.PLACE)
    other = make_page(StoryPage, title="Les bourdigues")
    Link.objects.create(source=other, target=story)
    page = _read(client, story.url)
    for words in (
        "L’engin du XIX<sup>e</sup> siècle</h1>",
        "<title>L’engin du XIXe siècle – Bibliothèque",
        '<span lang="oc">calen</span>',
        "«\u00a0On relève\u00a0!\u00a0»",
        "Écrit le 1<sup>er</sup>\u00a0mars\u00a02026. Source\u00a0: Archives",
        'href="https://exemple.fr/livre"',
        "date, longueur",
        "Les bourdigues",
        'href="/lieux/',
        'href="/periodes/xixe-siecle/"',
        'href="/quartiers/l-ile/"',
        'href="/themes/peche/"',
        "Musée Ziem",
        'rel="license"',
        "Une seule source pour l’essentiel",
        f'href="/racontez/?page={story.pk}"',
        "<source src=",
        'alt="Le quai"',
    ):
        assert words in page, words
    assert "img/themes/peche.svg" not in page, "a page with a cover does not show its drawing"


def test_a_bare_story_shows_no_empty_row(client: Client) -> None:
    page = _read(client, make_page(StoryPage, title="Presque rien", summary="Court.").url)
    for words in ("Époque</dt>", "Quartier</dt>", "Crédits</dt>", "Sur le même", "Une seule", 'id="sources"'):
        assert words not in page
    assert "Aucune source n’est encore citée" in page


def test_a_starter_text_says_so_and_is_not_established(client: Client) -> None:
    story = make_page(StoryPage, to_check="Vérifier la date de la statue", reliability="etabli")
    Source.objects.create(page=story, title="Inventaire")
    page = _read(client, story.url)
    assert "Texte de départ, pas encore relu par un service." in page
    assert "Établi par plusieurs sources" not in page
    assert page.count('<i class="full">') == 2
    assert "statue" not in page


@pytest.mark.parametrize(
    ("reliability", "words"),
    [
        ("etabli", "Elles concordent sur l’essentiel."),
        ("une-source", "Une autre source pourrait confirmer"),
        ("en-debat", "elles se contredisent"),
    ],
)
def test_the_sources_say_what_they_support_and_what_they_are_worth(
    client: Client, reliability: str, words: str
) -> None:
    story = make_page(StoryPage, reliability=reliability)
    Source.objects.create(page=story, title="Inventaire", supports="la date")
    page = _read(client, story.url).split('id="sources"')[1]
    assert words in page
    assert "la date" in page
    assert 'href="/nos-sources/"' in page
    testimony = make_testimony(is_example=True)
    Source.objects.create(page=testimony, title="Un carnet")
    assert "sources__worth" not in _read(client, testimony.url)


def test_neighbours_stand_by_kind(client: Client) -> None:
    story = make_page(StoryPage, title="Le calen")
    for other in (make_page(StoryPage, title="La bourdigue"), make_page(PlacePage, title="Le quai")):
        Link.objects.create(source=other, target=story)
    page = _read(client, story.url).split('id="autour"')[1]
    assert page.index(">Récits</h3>") < page.index("La bourdigue") < page.index(">Lieux</h3>")
    assert page.index(">Lieux</h3>") < page.index("Le quai")


def test_a_checked_text_is_established(client: Client) -> None:
    story = make_page(StoryPage, reliability="etabli")
    Source.objects.create(page=story, title="Inventaire")
    page = _read(client, story.url)
    assert "Établi par plusieurs sources" in page
    assert page.count('<i class="full">') == 3
    assert "Texte de départ" not in page


def test_the_body_is_escaped_and_the_title_too(client: Client) -> None:
    page = _read(client, make_page(StoryPage, title="<script>alerte</script>", summary='"><img src=x>').url)
    assert "<script>alerte" not in page
    assert "<img src=x>" not in page


def test_a_testimony_without_a_voice_opens_on_its_drawing(client: Client) -> None:
    page = _read(client, make_testimony(slug="exemple-un-metier-de-la-mer", is_example=True).url)
    opening, rest = page.split("</header>", 2)[1:]
    assert 'class="plaque plaque--voice">Exemple de fiche<' in opening
    assert "<img" in opening
    assert rest.count(NOT_A_MEMORY) == 1


def test_a_testimony_with_its_voice_and_its_lines(client: Client, recording: Recording) -> None:
    page = make_testimony(title="Un métier", is_example=True, body=[_text("<p>Une fiche.</p>")])
    TestimonyRecording.objects.create(page=page, recording=recording)
    Chapter.objects.create(page=page, start=0, end=1, title="Le mot")
    shown = _read(client, page.url)
    assert shown.count("Exemple de fiche") >= 2
    assert shown.count(NOT_A_MEMORY) == 1
    assert shown.index(NOT_A_MEMORY) < shown.index("<audio")
    assert "On relevait l’engin." in shown
    assert "Le mot" in shown
    assert "<audio" in shown
    assert "Ce que valent les sources" not in shown


@pytest.mark.parametrize(
    ("verified", "words"),
    [
        (None, "Pas encore vérifié par le service"),
        (timezone.localdate(), "Vérifié le"),
        (timezone.localdate() - timedelta(days=800), "À revoir par le service"),
    ],
)
def test_a_useful_page_says_how_sure_it_is(
    client: Client, quarter: Quarter, verified: date | None, words: str
) -> None:
    page = make_page(
        UsefulInfoPage,
        title="Joindre la mairie",
        audience="Tout le monde",
        steps="Appelez.\nVenez.",
        bring="Une pièce d'identité",
        cost="Gratuit",
        address="Avenue d'essai",
        phone="04 00 00 00 00",
        hours="De 9 h à 12 h",
        verified_on=verified,
        quarter=quarter,
        credits="Ville de Martigues",
    )
    Link.objects.create(source=page, target=make_page(PlacePage, title="La mairie"), role=Link.Role.PLACE)
    UsefulLink.objects.create(page=page, label="Le site de la Ville", url="https://exemple.fr/")
    shown = _read(client, page.url)
    for expected in (
        words,
        "<li>Venez.</li>",
        "Une pièce d’identité",
        "tel:0400000000",
        "Avenue d’essai",
        "Gratuit",
        quarter.get_absolute_url(),
        "La mairie",
        "Ville de Martigues",
    ):
        assert expected in shown, expected
    assert ("À vérifier avant de vous déplacer." in shown) == (words != "Vérifié le")


def test_a_place_says_how_well_its_position_is_known(client: Client, quarter: Quarter) -> None:
    page = make_page(
        PlacePage,
        quarter=quarter,
        latitude=43.405,
        longitude=5.056,
        precision="approximative",
        margin_m=200,
        old_names="pont neuf",
    )
    shown = _read(client, page.url)
    assert "43,4050° nord, 5,0560° est" in shown
    assert "emplacement approximatif, à 200\u00a0m près" in shown
    assert "pont neuf" in shown
    assert "nord" not in _read(client, make_page(PlacePage).url).split("<main")[1].split("</main>")[0]


def test_a_trail_leads_to_public_places_only(client: Client) -> None:
    page = make_page(TrailPage, duration="une heure", length_km=2.5, access="À pied.")
    seen, hidden = (
        make_page(PlacePage, title="Le quai"),
        make_page(PlacePage, title="La cachette", live=False),
    )
    TrailStep.objects.create(
        page=page, place=seen, title="Au bord", text="<p>Regardez l'eau.</p>", sort_order=0
    )
    TrailStep.objects.create(page=page, place=hidden, title="Plus loin", text="<p>Marchez.</p>", sort_order=1)
    shown = _read(client, page.url)
    for words in (
        "2 étapes",
        "<p>Regardez l’eau.</p>",
        "Plus loin",
        "une heure",
        "2,5\u00a0km",
        'href="/lieux/',
    ):
        assert words in shown, words
    assert "La cachette" not in shown


def test_pages_of_the_vocabulary(client: Client, theme: Theme, quarter: Quarter, period: Period) -> None:
    story = make_page(StoryPage, title="Le calen", quarter=quarter, when_words="vers 1850", when_edtf="1850~")
    ThemedPage.objects.create(tag=theme, content_object=story)
    make_page(StoryPage, title="Un brouillon", quarter=quarter, live=False)
    for address, words in (
        ("/themes/", "1 page"),
        ("/themes/peche/", "On a pêché le <i>calen</i> ici."),
        ("/quartiers/", "L’Île"),
        ("/quartiers/l-ile/", "Saint-\u2060Geniès</dd>"),
        ("/periodes/", "XIX<sup>e</sup> siècle"),
        ("/periodes/xixe-siecle/", "On bâtit."),
    ):
        page = _read(client, address)
        assert words in page, address
        assert "Un brouillon" not in page
    for address in ("/themes/peche/", "/quartiers/l-ile/", "/periodes/xixe-siecle/"):
        assert "1 récit" in _read(client, address)
    assert client.get("/themes/inconnu/").status_code == 404


def test_a_long_list_has_pages_and_bad_numbers_do_no_harm(client: Client) -> None:
    for number in range(30):
        make_page(StoryPage, title=f"Récit {number:02}")
    first, second = _read(client, "/recits/"), _read(client, "/recits/?page=2")
    assert "Page suivante" in first
    assert "Récit 29" not in first
    assert "Récit 29" in second
    assert "<title>Récits, page 2 – " in second
    end = "Cette liste n’a que 2 pages."
    for asked in ("0", "-1", "3", "999", "9" * 400):
        page = _read(client, f"/recits/?page={asked}")
        assert end in page
        assert "Récit 29" in page
    for asked in ("1", "2", "", "abc", "%00"):
        assert end not in _read(client, f"/recits/?page={asked}")
    make_index(Kind.TRAIL)
    assert "Cette liste" not in _read(client, "/parcours/?page=3")
    make_page(TrailPage, title="Un parcours")
    assert "Cette liste n’a qu’une page" in _read(client, "/parcours/?page=3")


def test_lists_are_in_alphabetical_order(client: Client, quarter: Quarter) -> None:
    make_index(Kind.PLACE)
    in_order = ["âge d’or", "Une chapelle", "L’Étang", "Le pont", "Venise"]
    for title in sorted(in_order):
        make_page(StoryPage, title=title)
        make_page(PlacePage, title=title, quarter=quarter)
    for address in ("/recits/", "/lieux/"):
        assert sorted(in_order, key=_read(client, address).index) == in_order, address


def test_covers_add_no_query_a_page(client: Client, django_assert_max_num_queries) -> None:
    for number in range(8):
        photo = intake.receive_photo(upload(picture(), f"{number}.jpg"), title="Vue", alt="Une vue")
        renditions.prepare(photo)
        make_page(StoryPage, title=f"Récit {number}", cover=photo)
    client.get("/recits/")
    with django_assert_max_num_queries(15):
        page = _read(client, "/recits/")
    assert (page.count('type="image/webp"'), page.count(" 640w")) == (8, 1)


def test_the_list_of_themes_counts_what_each_theme_shows(client: Client, theme: Theme) -> None:
    theme.broader = wider = Theme.objects.create(name="Métiers", slug="metiers")
    theme.save()
    for name in ("Le calen", "La bourdigue"):
        story = make_page(StoryPage, title=name)
        ThemedPage.objects.create(tag=theme, content_object=story)
    ThemedPage.objects.create(tag=wider, content_object=story)
    listed = dict(client.get("/themes/").context["themes"])
    assert listed == {theme: 2, wider: 2}
    for entry, count in listed.items():
        shelves = client.get(entry.get_absolute_url()).context["shelves"]
        assert sum(shelf.total for shelf in shelves) == count
