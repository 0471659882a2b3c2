"""What a result shows of a page beside its title: the names that lead to it, its photo or a drawing."""

from django.test import Client
from lxml import html

from media import intake, renditions
from savoirs.knowledge.models import Quarter
from tests.media.samples import picture, upload
from tests.search.test_results_page import make_story, text, theme_of


def found(client: Client, words: str) -> html.HtmlElement:
    return html.fromstring(client.get("/recherche/", {"q": words}).text)


def test_a_result_that_shows_no_word_of_the_query_says_by_what_it_was_found(client: Client, db: None) -> None:
    story = make_story("La poutargue", "Des œufs de muge.")
    theme_of(story, "Cuisine", "cuisine")
    theme = theme_of(story, "Pêche", "peche")
    theme.aliases = "pêcheur"
    theme.save()
    assert text(found(client, "pecheurs"), ".result mark") == ["Pêche"]
    assert text(found(client, "pecheurs"), ".result__meta > span") == ["Cuisine", "Pêche"]
    assert text(found(client, "cuisine"), ".result__meta > span") == ["Cuisine"]
    assert text(found(client, "cuisine"), ".result mark") == ["Cuisine"]
    assert text(found(client, "muge pecheur"), ".result mark") == ["muge"]
    story.quarter = Quarter.objects.create(slug="l-ile", label="L’Île", old_names="Brescon")
    story.save()
    assert text(found(client, "brescon"), ".result mark") == ["L’Île"]


def test_a_page_shows_its_photo_and_others_a_drawing(client: Client, db: None) -> None:
    kept = intake.receive_photo(upload(picture(size=(600, 900)), "calen.jpg"), title="Calen", alt="Un filet")
    unready = intake.receive_photo(upload(picture(size=(9, 9)), "rien.jpg"), title="Rien", alt="Rien")
    assert renditions.prepare(kept) == []
    covers = {"Le calen": kept, "Un calen sans copie": unready, "Le calen sans photo": None}
    for (title, cover), slug in zip(covers.items(), ("sports", "peche", "nature"), strict=True):
        story = make_story(title, cover=cover)
        theme_of(story, slug.title(), slug)
        theme_of(story, "Cuisine", "gastronomie")
    page = found(client, "calen")
    shown = {
        " ".join(result.cssselect("h2")[0].text_content().split()): result.cssselect("img")
        for result in page.cssselect(".result")
    }
    (photo,), (other,), (drawing,) = (shown[title] for title in covers)
    _webp, jpeg = renditions.find(kept, "card")
    assert jpeg
    assert (photo.get("src"), photo.get("alt"), photo.get("loading")) == (jpeg.url, "", "lazy")
    (webp,) = page.cssselect(".result > picture source")
    assert webp.get("srcset").count(".webp ") == 2
    for plate, slug in ((other, "peche"), (drawing, "nature")):
        assert plate.get("src").endswith(f"/themes/{slug}.svg")
    assert sorted(text(page, ".result__meta > span")) == ["Nature", "Peche", "Sports"]
