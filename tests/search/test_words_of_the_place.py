"""« Mots d’ici » on both engines: a word acts as soon as it is written, and a group brings what it says."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from savoirs.knowledge.models import StoryPage, Theme, ThemedPage, Word
from savoirs.knowledge.words.acting import Gains
from savoirs.rights.withdrawal import withdraw
from search import outbox
from search.engines import ELASTICSEARCH
from search.finder import find
from search.gain import MOST_COMPARED, PAGES_SHOWN, gain
from search.query import Query
from search.registry import Synonyms, words_of_the_place
from tests.factories import make_page


@pytest.fixture(params=["embedded", ELASTICSEARCH], autouse=True)
def engine_name(request: pytest.FixtureRequest, db: None) -> str:
    if request.param == ELASTICSEARCH:
        request.getfixturevalue("server")
    return request.param


@pytest.fixture
def story(engine_name: str):
    def make(title: str, **fields: object) -> StoryPage:
        page = make_page(StoryPage, title=title, **fields)
        told(engine_name)
        return page

    return make


def told(engine_name: str) -> None:
    """As the worker does a second later, when the engine is a server."""
    if engine_name == ELASTICSEARCH:
        outbox.drain(engine_name)


def titles(text: str) -> list[str]:
    return [card.title for _hit, card in find(Query(text, as_typed=True)).lines]


def test_a_word_acts_as_soon_as_it_is_written_changed_and_deleted(story) -> None:
    story("Le muge saute")
    assert titles("testu") == []
    word = Word.objects.create(one_way_from="testu", one_way_to="muge", verified=True)
    assert titles("testu") == ["Le muge saute"]
    word.one_way_to = "calen"
    word.save()
    assert titles("testu") == []
    word.forms, word.one_way_from, word.one_way_to = "testu\nmuge", "", ""
    word.save()
    assert titles("testu") == ["Le muge saute"]
    word.delete()
    assert titles("testu") == []


def test_one_way_does_not_work_the_other_way_and_a_word_to_check_does_not_act(story) -> None:
    story("Le mulet sur le chemin")
    story("Le muge saute")
    word = Word.objects.create(one_way_from="mulet", one_way_to="muge", verified=True)
    assert set(titles("mulet")) == {"Le muge saute", "Le mulet sur le chemin"}
    assert titles("muge") == ["Le muge saute"]
    Word.objects.filter(pk=word.pk).update(verified=False)
    assert titles("mulet") == ["Le mulet sur le chemin"]


def test_the_other_words_of_a_theme_lead_to_its_pages_from_the_moment_they_are_written(
    story, engine_name: str
) -> None:
    page = story("Une course dans le vent")
    theme = Theme.objects.create(name="Fêtes", slug="fetes")
    page.themed_items.add(ThemedPage(tag=theme))
    page.save()
    assert titles("réjouissances") == []
    theme.aliases = "réjouissance"
    theme.save()
    told(engine_name)
    assert titles("réjouissances") == ["Une course dans le vent"]


def test_a_group_says_what_it_brings_beside_the_others(story) -> None:
    story("La boutargue de grand-mère")
    for number in range(PAGES_SHOWN + 1):
        story(f"La poutargue {number}")
    Word.objects.create(forms="poutargue\ncaviar", verified=True)
    word = Word.objects.create(forms="boutargue\npoutargue", verified=True)
    first, second = Gains().of(word)
    assert (first.text, first.plain, first.more) == ("boutargue", 1, 4)
    assert len(first.pages) == PAGES_SHOWN
    assert all(card.title.startswith("La poutargue") for card, _kind in first.pages)
    assert (second.text, second.plain, second.more) == ("poutargue", 4, 1)
    assert [(card.title, kind) for card, kind in second.pages] == [("La boutargue de grand-mère", "Récit")]
    assert find(Query("boutargue", as_typed=True)).total == first.plain + first.more


def test_a_group_that_does_not_act_says_what_it_would_bring(story) -> None:
    story("Le muge saute")
    word = Word.objects.create(one_way_from="testu", one_way_to="muge", verified=False)
    (only,) = Gains().of(word)
    assert (only.plain, only.more) == (0, 1)
    assert titles("testu") == []


def test_what_is_closed_is_neither_counted_nor_named(story, engine_name: str) -> None:
    story("Le muge saute")
    word = Word.objects.create(one_way_from="testu", one_way_to="muge", verified=True)
    withdraw(story("Le muge retiré"))
    left_behind = story("Le muge sous embargo")
    StoryPage.objects.filter(pk=left_behind.pk).update(embargo_until=timezone.now() + timedelta(days=1))
    (only,) = Gains().of(word)
    assert (only.more, [card.title for card, _kind in only.pages]) == (1, ["Le muge saute"])


def test_a_very_common_word_is_counted_without_looking_for_its_pages(
    story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.gain.MOST_COMPARED", 2)
    assert MOST_COMPARED > 2
    for number in range(3):
        story(f"La mer {number}")
    story("L’étang")
    found = gain("mer", Synonyms(), Synonyms(one_way=[("mer", ["étang"])]), hidden=set())
    assert (found.plain, found.more, found.pages) == (3, 1, ())


def test_other_words_given_for_a_while_leave_no_trace(story, client: Client) -> None:
    story("Le muge saute")
    with words_of_the_place(Synonyms(one_way=[("testu", ["muge"])])):
        assert titles("testu") == ["Le muge saute"]
    assert titles("testu") == []
