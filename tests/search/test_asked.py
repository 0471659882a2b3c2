"""What visitors search, counted by week: what is counted, what never is, what others are offered."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone
from freezegun import freeze_time

from savoirs.knowledge.models import StoryPage
from savoirs.rights.withdrawal import withdraw
from search import asked
from search.asked import count_search, forget_old_searches, good_queries, this_week
from search.models import WeeklySearch
from tests.factories import make_page, make_user


def counted() -> list[tuple[str, int, int]]:
    return list(WeeklySearch.objects.order_by("form").values_list("words", "searches", "found"))


@pytest.fixture
def look(client: Client, db: None) -> Callable[..., None]:
    def get(**params: str) -> None:
        assert client.get("/recherche/", params).status_code == 200

    return get


def asked_on(day: date, words: str, times: int, found: int = 1) -> None:
    with freeze_time(day):
        for _time in range(times):
            count_search(words, found)


def test_a_search_is_counted_in_its_week_whatever_its_spelling(look: Callable[..., None]) -> None:
    make_page(StoryPage, title="Les pêcheurs du calen")
    for typed in ("pecheurs", "  Pêcheurs ", "PÊCHEURS"):
        look(q=typed)
    look(q="barquasse")
    assert counted() == [("barquasse", 1, 0), ("pêcheurs", 3, 1)]
    assert set(WeeklySearch.objects.values_list("week", flat=True)) == {this_week()}
    assert this_week().weekday() == 0


def test_what_a_search_was_taken_for_is_kept_with_it(look: Callable[..., None]) -> None:
    make_page(StoryPage, title="La poutargue")
    look(q="poutarge")
    assert WeeklySearch.objects.get().corrected == "poutargue"


def test_the_words_that_no_page_holds_are_kept_with_it(look: Callable[..., None]) -> None:
    make_page(StoryPage, title="La mer")
    look(q="Loup de mer")
    search = WeeklySearch.objects.get()
    assert (search.words, search.found, search.missing) == ("loup de mer", 1, "loup")
    make_page(StoryPage, title="Le loup")
    look(q="loup de mer")
    search.refresh_from_db()
    assert (search.found, search.missing) == (2, "")


def test_nothing_says_who_or_when() -> None:
    names = {field.name for field in WeeklySearch._meta.get_fields()}
    assert names == {"id", "week", "form", "words", "searches", "found", "corrected", "missing"}


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "?",
        "le la les",
        "marius.galli@exemple.fr",
        "04 42 10 82 90",
        "+33 4.42.10.82.90",
        "né le 12/03/1951",
        "PHARE-4826-KMRTX",
        "https://exemple.fr/secret",
        "calen " * 15,
        "un deux trois quatre cinq six sept",
        '"le calen"',
        "calen -pont",
    ],
)
def test_what_may_tell_of_someone_is_not_counted(look: Callable[..., None], typed: str) -> None:
    make_page()
    look(q=typed)
    assert counted() == []


@pytest.mark.parametrize("typed", ["guerre 1939-1945", "12 rue de la République", "l’étang de Berre", "1962"])
def test_dates_and_places_are(look: Callable[..., None], typed: str) -> None:
    look(q=typed)
    assert counted() == [(typed.lower(), 1, 0)]


@pytest.mark.parametrize("more", [{"theme": "peche"}, {"page": "2"}, {"tri": "titre"}, {"de": "1900"}])
def test_going_on_with_the_same_search_is_not_another_one(
    look: Callable[..., None], more: dict[str, str]
) -> None:
    look(q="calen", **more)
    assert counted() == []


def test_neither_robots_nor_the_team_are_counted(client: Client, db: None) -> None:
    client.head("/recherche/?q=calen")
    client.get("/recherche/?q=calen", headers={"User-Agent": "Mozilla/5.0 (compatible; Somebot/2.1)"})
    client.get("/recherche/?q=calen", headers={"Sec-Purpose": "prefetch"})
    client.force_login(make_user("rosette"))
    client.get("/recherche/?q=calen")
    assert counted() == []


def test_robots_of_every_name_cannot_fill_the_table(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "MOST_KINDS_A_WEEK", 2)
    for words in ("un calen", "un pont", "un fort", "un pont"):
        count_search(words, 0)
    assert counted() == [("un calen", 1, 0), ("un pont", 2, 0)]


@pytest.fixture
def another_writer(client: Client, transactional_db: None) -> Iterator[None]:
    """Someone holds the database, in the middle of a long import."""
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has one writer at a time")
    client.get("/recherche/")  # the first page of all makes the settings of the site
    writer = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    yield
    writer.rollback()
    writer.close()


def test_a_visitor_never_waits_for_the_count(client: Client, another_writer: None) -> None:
    begun = time.monotonic()
    assert client.get("/recherche/?q=calen").status_code == 200
    assert time.monotonic() - begun < 5 < settings.DATABASES["default"]["OPTIONS"]["timeout"]
    assert counted() == []
    (patience,) = connection.cursor().execute("PRAGMA busy_timeout").fetchone()
    assert patience == 1000 * settings.DATABASES["default"]["OPTIONS"]["timeout"]


@pytest.mark.django_db
def test_what_was_asked_once_is_forgotten_after_a_month_and_the_rest_after_a_year() -> None:
    today = timezone.localdate()
    asked_on(today, "marius galli", 1)
    asked_on(today - timedelta(weeks=5), "rosette galli", 1)
    asked_on(today - timedelta(weeks=5), "calen", 1)
    asked_on(today - timedelta(weeks=52), "calen", 1)
    asked_on(today - timedelta(weeks=54), "calen", 9)
    forget_old_searches()
    assert [words for words, *_numbers in counted()] == ["calen", "calen", "marius galli"]
    assert sum(searches for _words, searches, _found in counted()) == 3


@pytest.mark.django_db
class TestGoodQueries:
    @pytest.fixture(autouse=True)
    def _page(self) -> None:
        self.page = make_page(StoryPage, title="La pêche au calen et les joutes")

    def ask(self, words: str, weeks: tuple[int, ...] = (3, 2), found: int = 1) -> None:
        for ago, times in enumerate(weeks):
            asked_on(timezone.localdate() - timedelta(weeks=ago), words, times, found)

    def test_what_others_searched_often_is_offered_without_accents(self) -> None:
        self.ask("peche au calen")
        self.ask("pêche au calen", (1,))
        self.ask("pêche", (9, 9))
        assert good_queries("PECH") == ["pêche", "pêche au calen"]
        assert good_queries("pêche au") == ["pêche au calen"]
        assert good_queries("PECH", limit=1) == ["pêche"]
        assert good_queries("calen") == good_queries("") == good_queries("?") == []

    def test_what_few_searched_or_in_one_week_is_not(self) -> None:
        self.ask("calen", (2, 2))
        self.ask("joutes", (9,))
        assert good_queries("c") == good_queries("j") == []

    def test_what_found_nothing_or_was_misspelt_is_not(self) -> None:
        self.ask("calen", found=0)
        for week in (0, 1):
            with freeze_time(timezone.localdate() - timedelta(weeks=week)):
                for _time in range(5):
                    count_search("joutse", 1, corrected="joutes")
        assert good_queries("c") == good_queries("j") == []

    def test_what_is_taken_back_is_no_longer_offered(self) -> None:
        secret = make_page(StoryPage, title="Zanzibarette")
        self.ask("zanzibarette calen")
        assert good_queries("zan") == ["zanzibarette calen"]
        withdraw(secret)
        assert good_queries("zan") == []

    def test_nor_what_an_index_left_behind_still_holds(self) -> None:
        secret = make_page(StoryPage, title="Zanzibarette")
        self.ask("zanzibarette")
        StoryPage.objects.filter(pk=secret.pk).update(embargo_until=timezone.now() + timedelta(days=1))
        assert good_queries("zan") == []
