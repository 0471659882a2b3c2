"""``GET /recherche/`` on real pages."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html
from wagtail.models import Site

from media import intake, renditions
from media.models import Segment, Transcript
from savoirs.knowledge.models import (
    PlacePage,
    Quarter,
    StoryPage,
    TestimonyPage,
    TestimonyRecording,
    Theme,
    ThemedPage,
)
from search.engines.embedded import selection, tables
from search.models import Delivery
from search.presentation import LONGEST_YEAR
from tests.contracts.queries import NASTY
from tests.factories import make_agreement, make_page, make_testimony
from tests.media.samples import picture, sound, upload

Look = Callable[..., html.HtmlElement]


@pytest.fixture
def look(client: Client, db: None) -> Look:
    def get(**params: str | int | list[str]) -> html.HtmlElement:
        response = client.get("/recherche/", params)
        assert response.status_code == 200
        assert not response.cookies
        return html.fromstring(response.content.decode())

    return get


def text(page: html.HtmlElement, selector: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in page.cssselect(selector)]


def make_story(title: str, words: str = "", **fields: object) -> StoryPage:
    return make_page(StoryPage, title=title, body=[("text", f"<p>{words}</p>")] if words else [], **fields)


def theme_of(page: StoryPage, name: str, slug: str) -> Theme:
    theme = Theme.objects.get_or_create(name=name, slug=slug)[0]
    page.themed_items.add(ThemedPage(tag=theme))
    page.save()
    return theme


def test_a_page_is_found_by_a_word_of_its_text_without_accents(look: Look) -> None:
    make_story("Sur le quai", "Les pêcheuses remaillaient à l’ombre.")
    page = look(q="pecheuse")
    assert text(page, "[role=status]") == ["1 résultat pour « pecheuse »"]
    assert text(page, ".result h2") == ["Sur le quai"]
    assert text(page, ".result mark") == ["pêcheuses"]
    assert page.cssselect(".result h2 a")[0].get("href") == "/recits/" + StoryPage.objects.get().slug + "/"
    assert text(page, ".plaque") == ["Récit"]


def test_the_title_says_what_was_asked_how_many_and_which_page(look: Look) -> None:
    for number in range(21):
        make_story(f"Calen {number}")
    page = look(q="calen", page=2)
    assert text(page, "title")[0].startswith("calen : 21 résultats, page 2 sur 2 – ")
    assert len(page.cssselect(".result")) == 1
    assert text(page, ".pager p") == ["Page 2 sur 2"]
    assert [link.get("href") for link in page.cssselect(".pager a")] == ["?q=calen&page=1"]
    assert [link.get("href") for link in look(q="calen").cssselect(".pager a")] == ["?q=calen&page=2"]
    assert page.cssselect("meta[name=robots]")[0].get("content") == "noindex"
    assert "Cette liste" not in page.text_content()
    assert "Cette liste n’a que 2 pages. Voici la dernière." in look(q="calen", page=3).text_content()


def test_filters_alone_name_the_page_too(look: Look) -> None:
    theme_of(make_story("Le calen", when_words="en 1900", when_edtf="1900"), "Pêche", "peche")
    page = look(theme="peche", genre="recits", de="1850")
    assert text(page, "title")[0].startswith("Récits, Pêche, Depuis 1850 : 1 résultat – ")
    assert text(look(), "title")[0].startswith("Chercher : 1 résultat – ")


def test_values_that_do_not_exist_are_taken_off_together_and_not_said_again(look: Look) -> None:
    theme_of(make_story("Le calen"), "Pêche", "peche")
    page = look(theme=["appelez-le-0899", "peche", "zzz"])
    assert text(page, ".chip--off") == ["Thème : Pêche (enlever)", "Thème : choix inconnu (enlever)"]
    assert [chip.get("href") for chip in page.cssselect(".chip--off")][1] == "?theme=peche"
    assert "0899" not in "".join(page.cssselect("main")[0].itertext())


def test_no_words_show_everything_newest_first(look: Look) -> None:
    for title in ("Premier", "Deuxième"):
        make_story(title)
    page = look()
    assert text(page, ".result h2") == ["Deuxième", "Premier"]
    assert text(page, "[role=status]") == ["2 pages"]
    assert "Récits 2" in text(page, ".facet label")


def test_filters_are_kept_counted_and_removed_one_by_one(look: Look) -> None:
    quarter = Quarter.objects.create(slug="l-ile", label="L’Île")
    fish = make_story("Le calen", quarter=quarter)
    theme_of(fish, "Pêche", "peche")
    theme_of(make_story("Le pont et le calen"), "Ponts", "ponts")
    make_page(PlacePage, title="Cabane du calen")
    page = look(q="calen", theme="peche", quartier="l-ile")
    assert text(page, ".result h2") == ["Le calen"]
    assert text(page, ".chip--off") == ["Thème : Pêche (enlever)", "Quartier : L’Île (enlever)"]
    assert [chip.get("href") for chip in page.cssselect(".chip--off")] == [
        "?q=calen&quartier=l-ile",
        "?q=calen&theme=peche",
    ]
    checked = [box.get("value") for box in page.cssselect("input[type=checkbox][checked]")]
    assert checked == ["peche", "l-ile"]
    assert len(look(q="calen", theme=["peche", "ponts"]).cssselect(".result")) == 2
    assert text(look(q="calen", theme="peche"), ".facet label")[:3] == ["Récits 1", "Pêche 1", "Ponts 1"]


def test_the_form_of_filters_carries_the_words_and_the_order(look: Look) -> None:
    make_story("Le calen")
    page = look(q='le "calen" & co', de="1900", tri="titre")
    form = page.cssselect("form.facets-col, form.end-4")[0]
    assert dict(form.form_values()) == {"q": 'le "calen" & co', "de": "1900", "a": "", "tri": "titre"}
    assert text(page, ".chip--off") == ["Depuis 1900 (enlever)"]


def test_a_repair_is_told_and_can_be_refused(look: Look) -> None:
    make_story("La pêche au calen")
    page = look(q="pehce")
    assert text(page, "[role=status]") == ["1 résultat pour « pêche »"]
    assert text(page, ".results-col > p a") == ["Chercher plutôt « pehce »"]
    assert page.cssselect(".results-col > p a")[0].get("href") == "?q=pehce&tel_quel=1"
    assert text(look(q="pehce", tel_quel=1), "#rien") == ["Rien pour « pehce »"]


@pytest.mark.parametrize("typed", ["", "?", "😀", "* «"])
def test_without_a_word_all_pages_are_counted_as_such(look: Look, typed: str) -> None:
    make_page(title="Le calen")
    assert text(look(q=typed), ".lead[role=status]") == ["1 page"]


def test_nothing_found_helps_and_asks_the_town(look: Look) -> None:
    theme_of(make_story("La barquette"), "Pêche", "peche")
    page = look(q="barquasse", theme="peche")
    assert text(page, "[role=status]") == ["Rien pour « barquasse »"]
    assert text(page, "title")[0].startswith("barquasse, Pêche : aucun résultat")
    hrefs = [link.get("href") for link in page.cssselect("main a")]
    assert {"?q=barquasse", "?q=barquette", "?theme=peche", "/racontez/?titre=barquasse"} <= set(hrefs)
    assert "/racontez/poser-une-question/?mots=barquasse" in hrefs


def test_nothing_found_leads_to_themes_and_quarters_that_have_pages(look: Look) -> None:
    quarter = Quarter.objects.create(slug="l-ile", label="L’Île")
    Quarter.objects.create(slug="vide", label="Quartier sans page")
    theme_of(make_story("La barquette", quarter=quarter), "Pêche", "peche")
    page = look(q="zzyzx")
    assert text(page, "main h3") == ["Entrez par un thème", "Entrez par un quartier"]
    assert text(page, "main .chip") == ["Pêche", "L’Île"]
    assert text(look(quartier="l-ile"), ".result h2") == ["La barquette"]


def test_years_narrow_and_stay_in_the_form(look: Look) -> None:
    make_story("Le pont de 1962", when_words="en 1962", when_edtf="1962")
    make_story("La guerre", when_words="de 1939 à 1945", when_edtf="1939/1945")
    page = look(de="1 940", a="1950")
    assert text(page, ".result h2") == ["La guerre"]
    assert text(page, ".chip--off") == ["De 1940 à 1950 (enlever)"]
    assert [field.get("value") for field in page.cssselect(".facet--years input")] == ["1 940", "1950"]
    assert not page.cssselect(".field__error")


@pytest.mark.parametrize(("first", "last"), [("-600", "-100"), ("600 av. J.-C.", "\u2212100")])
def test_years_before_our_era_are_typed_and_told_in_words(look: Look, first: str, last: str) -> None:
    make_story("Le village", when_words="vers 200 av. J.-C.", when_edtf="-0199~")
    page = look(de=first, a=last)
    assert text(page, ".result h2") == ["Le village"]
    assert text(page, ".chip--off") == ["De 600 av. J.-C. à 100 av. J.-C. (enlever)"]
    assert "inputmode" not in page.cssselect(".facet--years input")[0].attrib


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ({"de": "mille"}, "« mille » : écrivez l’année en chiffres, par exemple 1950 ou 600 av. J.-C."),
        ({"a": "12345678"}, "« 12345678 » : écrivez l’année en chiffres, par exemple 1950 ou 600 av. J.-C."),
        ({"de": "1960", "a": "1940"}, "1960 vient après 1940 : nous avons cherché dans toutes les années."),
        ({"de": "-100", "a": "-600"}, "100 av. J.-C. vient après 600 av. J.-C."),
        ({"de": "<b>\x00" + "9" * 5000}, "« <b>"),
    ],
)
def test_years_that_cannot_be_followed_are_told_and_kept(
    look: Look, years: dict[str, str], told: str
) -> None:
    make_story("Le pont", when_words="en 1962", when_edtf="1962")
    page = look(q="pont", **years)
    assert text(page, ".result h2") == ["Le pont"]
    at_the_top, beside = text(page, ".field__error")
    assert at_the_top == beside
    assert at_the_top.startswith(told)
    wrong = page.cssselect(".facet--years [aria-invalid=true]")[0]
    assert text(page, f"#{wrong.get('aria-describedby')}") == [beside]
    assert not page.cssselect(".chip--off")
    for name, typed in years.items():
        kept = page.cssselect(f".facet--years input[name={name}]")[0].get("value")
        assert len(kept) == min(len(typed), LONGEST_YEAR)
        assert typed.replace("\x00", " ").startswith(kept)


@pytest.mark.parametrize("typed", ["« le pont levant »", '"le pont levant"'])
def test_marks_inside_others_are_those_of_print(look: Look, typed: str) -> None:
    make_story("Le pont levant")
    assert text(look(q=typed), "[role=status]") == ["1 résultat pour « “le pont levant” »"]


@pytest.mark.parametrize("typed", ["« pont", 'pont"', "» pont «"])
def test_a_mark_without_its_pair_is_not_quoted(look: Look, typed: str) -> None:
    make_story("Le pont levant")
    assert text(look(q=typed), "[role=status]") == ["1 résultat pour « pont »"]


def make_heard_testimony() -> TestimonyPage:
    page = make_testimony(title="Une journée au quai")
    for number in (1, 2):
        kept = upload(sound(30.0 + number), "voix.wav")
        recording = intake.receive_recording(kept, title=f"Bande {number}", credit="Essai")
        Segment.objects.create(
            transcript=Transcript.objects.create(recording=recording),
            start=12.5 * number,
            end=12.5 * number + 4,
            text=f"On levait le calen, dit la bande {number}.",
        )
        TestimonyRecording.objects.create(page=page, recording=recording, sort_order=number)
    make_agreement(page)
    page.save()
    return page


def test_passages_stand_under_their_recording_and_open_at_their_second(look: Look) -> None:
    page = make_heard_testimony()
    found = look(q="calen")
    assert text(found, ".result .kicker") == ["Témoignage 1 min 03 s"]
    assert text(found, ".result__recording") == ["Enregistrement 1", "Enregistrement 2"]
    assert [link.get("href") for link in found.cssselect(".hit a")] == [
        f"{page.url}?t=12#lecteur-1",
        f"{page.url}?t=25&son=2#lecteur-2",
    ]
    assert text(found, ".hit mark") == ["calen", "calen"]


@pytest.mark.parametrize("closed", ["embargo", "draft", "withdrawn", "unagreed"])
def test_what_is_closed_is_nowhere(look: Look, closed: str) -> None:
    ways: dict[str, dict[str, object]] = {
        "embargo": {"embargo_until": timezone.now() + timedelta(hours=1)},
        "draft": {"live": False},
        "withdrawn": {"withdrawn_at": timezone.now()},
        "unagreed": {"needs_agreement": True},
    }
    theme_of(make_page(StoryPage, title="Zanzibarette", **ways[closed]), "Secrets", "secrets")
    make_story("Autre chose")
    queries: list[dict[str, str]] = [{"q": "zanzibarette"}, {"q": "zanzibaret"}, {}, {"theme": "secrets"}]
    for query in queries:
        page = look(**query)
        assert "Zanzibarette" not in text(page, ".result h2")
        assert {label[-1] for label in text(page, ".facet label") if label.startswith("Secrets")} <= {"0"}
        assert "zanzibarette" not in " ".join(text(page, "main .chip"))
    assert text(look(), "[role=status]") == ["1 page"]


@pytest.mark.parametrize("words", NASTY, ids=lambda words: words[:20].encode("unicode_escape").decode())
def test_nothing_typed_breaks_the_page(client: Client, db: None, words: str) -> None:
    make_story("Le calen & <b>co</b>", "Un calen.")
    response = client.get("/recherche/", {"q": words})
    assert response.status_code == 200
    assert "<script>alert(1)" not in response.content.decode()
    kept = html.fromstring(response.content.decode()).cssselect("input[name=q]")[0].get("value", "")
    assert words.replace("\x00", " ").strip().startswith(kept)


def test_only_reading_is_answered(client: Client, db: None) -> None:
    assert client.head("/recherche/").status_code == 200
    assert client.post("/recherche/").status_code == 405


def silence(request: pytest.FixtureRequest) -> None:
    """A server that does not answer is relieved at that moment: one visitor in ten seconds has one query more."""
    request.getfixturevalue("point_at")("http://127.0.0.1:9")
    Delivery.objects.all().delete()


def use_server(request: pytest.FixtureRequest) -> None:
    request.getfixturevalue("server")


@pytest.mark.parametrize("few", [selection.FEW, 0], ids=["a small library", "a large one"])
@pytest.mark.parametrize(
    "answering", [None, use_server, silence], ids=["embedded", "server", "silent server"]
)
def test_a_page_costs_fifteen_queries_even_the_first_time(
    client: Client,
    db: None,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    answering: Callable | None,
    few: int,
) -> None:
    monkeypatch.setattr(selection, "FEW", few)
    for number in range(25):
        words = "La pêche au calen, de Saint-Pierre au pont levant."
        theme_of(make_story(f"Calen {number}", words), f"Thème {number}", f"theme-{number}")
    for number in range(5):
        kept = intake.receive_photo(upload(picture(), "calen.jpg"), title="Calen", alt="Un filet")
        assert renditions.prepare(kept) == []
        StoryPage.objects.filter(title=f"Calen {number}").update(cover=kept)
    make_heard_testimony()
    client.get("/recherche/")
    for asked in (
        {"q": "claen quai"},
        {"q": "claen peche", "genre": "recits", "theme": "theme-1"},
        {"q": "la peche de saint-piere au pontlevant claen"},
        {"q": "zzyzx"},
        {"q": "zzyzx", "genre": "recits", "theme": "theme-1"},
        {"de": "1900"},
        {},
    ):
        if answering:
            answering(request)
        cache.clear()
        Site.clear_site_root_paths_cache()
        with CaptureQueriesContext(connection) as made:
            assert client.get("/recherche/", asked).status_code == 200
        # What follows the page does not count: the search is noted once it has been sent.
        reads = [one["sql"] for one in made if one["sql"].strip().startswith("SELECT")]
        reads = [sql for sql in reads if "search_weeklysearch" not in sql]
        assert len(reads) <= 15 + (answering is silence), "\n".join([str(asked), *reads])


def test_without_an_index_the_words_stay_and_other_ways_are_offered(client: Client, db: None) -> None:
    make_story("Un filet au soleil")
    tables.drop(tables.database())
    response = client.get("/recherche/", {"q": "le « calen »"})
    assert response.status_code == 503
    page = html.fromstring(response.text)
    assert page.cssselect("#q")[0].get("value") == "le « calen »"
    assert text(page, "[role=status]") == ["La recherche se repose un moment"]
    for way_in in page.cssselect("a.chip"):
        assert client.get(way_in.get("href")).status_code == 200, way_in.get("href")
    assert client.get("/recherche/completer/", {"q": "filet"}).status_code == 200


def test_a_french_word_that_no_page_holds_is_told_and_not_replaced(look: Look) -> None:
    make_story("Le pont levant", "Une trempée.")
    page = look(q="tempête sur le pont")
    assert text(page, "[role=status]") == ["1 résultat pour « tempête sur le pont »"]
    assert "Ce mot n’est dans aucune page : « tempête »." in text(page, "p")
    assert "Vous aviez écrit" not in page.text_content()


def test_unknown_words_are_told_in_a_line(look: Look) -> None:
    make_story("Le pont levant")
    strange = " ".join(["<b>zz</b>", "z" * 200, "gendarme", "tempête", "toboggan", "escargot", "parapluie"])
    told = next(line for line in text(look(q=f"pont {strange}"), "p") if "aucune page" in line)
    assert told.startswith("Ces mots ne sont dans aucune page : «")
    assert told.endswith("et d’autres.")
    assert len(told) < 200


def test_examples_come_last_and_under_no_filter_but_their_kind(look: Look) -> None:
    late = timezone.now() + timedelta(days=1)
    example = make_testimony(
        title="Un modèle", is_example=True, when_words="en 1900", when_edtf="1900", first_published_at=late
    )
    story = make_story("Le calen", first_published_at=timezone.now(), when_words="en 1950", when_edtf="1950")
    for page in (story, example):
        theme_of(page, "Pêche", "peche")
    page = look()
    assert text(page, ".result h2") == ["Le calen", "Un modèle"]
    counts = {
        box.get("value"): box.getparent().text_content().split()[-1]
        for box in page.cssselect("form input[type=checkbox]")
    }
    assert (counts["peche"], counts["temoignages"]) == ("1", "1")
    assert text(look(theme="peche"), ".result h2") == ["Le calen"]
    assert text(look(tri="ancien"), ".result h2") == ["Le calen", "Un modèle"]
    assert text(look(de="1890", a="1960"), ".result h2") == ["Le calen"]
