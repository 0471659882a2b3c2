"""Two themes become one: pages, versions, words, addresses and the search follow, and nothing comes back."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from savoirs.knowledge.models import ProposedWord, Question, StoryPage, Theme, ThemedPage
from savoirs.knowledge.themes.merging import forecast, former_slugs, merge
from tests.factories import make_page, make_service, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def gone() -> Theme:
    return Theme.objects.create(
        name="Pêcherie", slug="pecherie", aliases="filet\nÉtang", see="https://exemple.fr/"
    )


@pytest.fixture
def kept() -> Theme:
    return Theme.objects.create(name="Pêche", slug="peche", aliases="étang")


@pytest.fixture
def other() -> Theme:
    return Theme.objects.create(name="Fêtes", slug="fetes")


def _story(*themes: Theme, **fields) -> StoryPage:
    page = make_page(StoryPage, **fields)
    page.themes.add(*themes)
    page.save()
    return page


def _themes(page: StoryPage) -> list[str]:
    items = ThemedPage.objects.filter(content_object=page.pk).order_by("pk")
    return [item.tag.slug for item in items]


def test_pages_keep_the_order_of_their_themes_without_twins(gone: Theme, kept: Theme, other: Theme) -> None:
    main, second = _story(gone, other), _story(other, gone)
    both, both_late = _story(gone, other, kept), _story(kept, other, gone)
    draft = _story(gone, live=False)
    assert forecast(gone, kept).pages == 5
    assert forecast(gone, kept).pages_with_both == 2
    merge(gone, kept)
    assert _themes(main) == ["peche", "fetes"]
    assert _themes(second) == ["fetes", "peche"]
    assert _themes(both) == ["peche", "fetes"]
    assert _themes(both_late) == ["peche", "fetes"]
    assert _themes(draft) == ["peche"]
    assert not Theme.objects.filter(slug="pecherie").exists()


def test_words_and_addresses_of_elsewhere_are_kept(gone: Theme, kept: Theme) -> None:
    merge(gone, kept)
    kept.refresh_from_db()
    assert kept.aliases_list == ["étang", "Pêcherie", "filet"]
    assert kept.see == "https://exemple.fr/"


def test_versions_neither_bring_the_theme_back_nor_lose_it(gone: Theme, kept: Theme, other: Theme) -> None:
    page = _story(gone, other)
    old = page.save_revision()
    old.publish()
    draft = page.get_latest_revision_as_object()
    draft.themes.set([gone, kept])
    draft.title = "Un autre titre"
    latest = draft.save_revision()
    merge(gone, kept)
    latest.refresh_from_db()
    latest.publish()
    assert _themes(page) == ["peche"]
    old.refresh_from_db()
    old.publish()
    assert _themes(page) == ["peche", "fetes"]


def test_narrower_themes_questions_and_words_follow(gone: Theme, kept: Theme) -> None:
    narrower = Theme.objects.create(name="Thon", slug="thon", broader=gone)
    question = Question.objects.create(text="Qui pêchait ?", theme=gone)
    word = ProposedWord.objects.create(text="pêcheries", page=_story(), theme=gone)
    merge(gone, kept)
    for row in (narrower, question, word):
        row.refresh_from_db()
    assert narrower.broader == kept
    assert question.theme == kept
    assert word.theme == kept


def test_no_circle_when_the_theme_that_stays_was_inside_the_other(gone: Theme, kept: Theme) -> None:
    wider = Theme.objects.create(name="Métiers", slug="metiers")
    between = Theme.objects.create(name="Mer", slug="mer", broader=gone)
    gone.broader, kept.broader = wider, between
    gone.save()
    kept.save()
    merge(gone, kept)
    for theme in (between, kept):
        theme.refresh_from_db()
        theme.clean()
    assert between.broader == wider
    assert kept.broader == between


def test_the_old_address_and_the_old_filter_lead_to_the_theme_that_stays(
    client: Client, gone: Theme, kept: Theme
) -> None:
    _story(gone, title="Le calen")
    merge(gone, kept)
    answer = client.get("/themes/pecherie/")
    assert (answer.status_code, answer["Location"]) == (301, "/themes/peche/")
    answer = client.get("/recherche/?q=calen&theme=pecherie&page=2")
    assert (answer.status_code, answer["Location"]) == (301, "/recherche/?q=calen&theme=peche&page=2")
    found = client.get("/recherche/?theme=peche&q=pecherie")
    assert found.context["results_page"].total == 1
    assert client.get("/recherche/?theme=inconnu").status_code == 200


def test_addresses_are_followed_from_merge_to_merge(
    client: Client, gone: Theme, kept: Theme, other: Theme
) -> None:
    merge(gone, kept)
    merge(kept, other)
    for address in ("/themes/pecherie/", "/themes/peche/"):
        assert client.get(address)["Location"] == "/themes/fetes/"
    assert former_slugs() == {"pecherie": "fetes", "peche": "fetes"}


def test_a_theme_made_again_is_itself_again(client: Client, gone: Theme, kept: Theme) -> None:
    merge(gone, kept)
    Theme.objects.create(name="Pêcherie", slug="pecherie")
    assert client.get("/themes/pecherie/").status_code == 200
    assert client.get("/recherche/?theme=pecherie").status_code == 200
    merge(kept, Theme.objects.get(slug="pecherie"))
    assert not Redirect.objects.filter(old_path="/themes/pecherie").exists()
    assert client.get("/themes/peche/")["Location"] == "/themes/pecherie/"


def test_the_search_follows(client: Client, gone: Theme, kept: Theme) -> None:
    narrower = Theme.objects.create(name="Thon", slug="thon", broader=gone)
    _story(gone, title="Le calen")
    _story(narrower, title="La seinche")
    merge(gone, kept)
    page = client.get("/recherche/?theme=peche").context["results_page"]
    assert sorted(line.card.title for line in page.lines) == ["La seinche", "Le calen"]
    assert "pecherie" not in page.results.facets["theme"]


def test_a_theme_is_never_merged_into_itself(kept: Theme) -> None:
    with pytest.raises(ValueError, match="itself"):
        merge(kept, kept)
    assert Theme.objects.filter(pk=kept.pk).exists()


def _keeper(client: Client) -> None:
    make_service("musee", validates_heritage=True)
    client.force_login(make_user("conservatrice", service="musee"))


def test_one_chooses_reads_what_will_change_and_confirms(client: Client, gone: Theme, kept: Theme) -> None:
    _keeper(client)
    _story(gone)
    address = reverse("merge_theme", args=[gone.pk])
    assert client.get(address).status_code == 200
    confirmation = client.get(f"{address}?theme={kept.pk}").content.decode()
    for words in ("1 page passe", "/themes/pecherie/", "/themes/peche/", "Rien ne défait une fusion."):
        assert words in confirmation, words
    assert Theme.objects.filter(pk=gone.pk).exists(), "reading changes nothing"
    answer = client.post(address, {"theme": kept.pk})
    assert answer.status_code == 302
    assert not Theme.objects.filter(pk=gone.pk).exists()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("asked", ["", "0", "abc", "itself"])
def test_a_bad_choice_gets_a_sentence_and_changes_nothing(client: Client, gone: Theme, asked: str) -> None:
    _keeper(client)
    answer = client.post(
        reverse("merge_theme", args=[gone.pk]), {"theme": str(gone.pk) if asked == "itself" else asked}
    )
    assert answer.status_code == 422
    assert "hoisissez" in answer.content.decode()
    assert Theme.objects.filter(pk=gone.pk).exists()


def test_only_those_who_keep_the_themes_merge_them(client: Client, gone: Theme, kept: Theme) -> None:
    client.force_login(make_user("relais", service=make_service("mjc")))
    for answer in (
        client.get(reverse("merge_theme", args=[gone.pk])),
        client.post(reverse("merge_theme", args=[gone.pk]), {"theme": kept.pk}),
    ):
        assert answer.status_code in (302, 403)
    assert Theme.objects.filter(pk=gone.pk).exists()


def test_who_follows_the_feed_of_the_old_theme_goes_on(client: Client, gone: Theme, kept: Theme) -> None:
    _story(gone, title="Le calen")
    address = reverse("theme-feed", args=["pecherie"])
    merge(gone, kept)
    assert "Le calen" in client.get(address).content.decode()
