"""What visitors search, counted by week: words and numbers, never who.

Only plain words are counted, as they are typed in the box: no filter, no further page, nothing long, nothing that
looks like someone's address, number or code. What was asked only once may be a person's name: nobody is shown it,
and it is forgotten after a month. The rest is after a year.
See docs/decisions/0009-searches-are-counted-not-watched.md.
"""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Count, F, Max, Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from . import access, outbox
from .analysis import begun, forms, stems
from .engines import EMBEDDED
from .engines.base import Results
from .engines.embedded import lexicon
from .models import WeeklySearch
from .query import Query

logger = logging.getLogger(__name__)

LONGEST = 60  # signs
MOST_WORDS = 6
MOST_KINDS_A_WEEK = 5_000  # different words: beyond, it is no longer people who search
WEEKS_KEPT = 53
WEEKS_ALONE = 4  # that words asked only once are kept
SHOWN_FROM = 2  # searches, of all weeks, from which the team sees the words
MOST_SHOWN = 50
GOOD_FROM, GOOD_WEEKS = 5, 2  # searches, and weeks, from which other visitors are offered the words
PATIENCE = 1000  # milliseconds that the count waits for another writer, the visitor being served already
_ROBOT = re.compile(r"bot|crawl|spider|slurp|curl|wget|python|preview", re.IGNORECASE)
_PERSONAL = re.compile(
    r"""@|://|\bwww\.
    |(?:\d[\s.\-/()+]*){9}                    # a telephone, a card, a social security number
    |\b\d{1,2}[\s./-]\d{1,2}[\s./-]\d{4}\b    # a day of birth
    |\d{4}\W?[bcdfghjklmnpqrstvwxz]{5}\b      # a code that was given to be kept
    """,
    re.IGNORECASE | re.VERBOSE,
)


class CountedResponse(HttpResponse):
    """A page of results that calls ``count`` once it has been sent: the visitor does not wait for it."""

    count: Callable[[], None] | None = None

    def close(self) -> None:
        super().close()
        count, self.count = self.count, None
        if count:
            count()


def count_afterwards(request: HttpRequest, response: CountedResponse, query: Query, results: Results) -> None:
    words = _words_to_count(query)
    if words and _is_a_visitor(request):
        missing = ", ".join(results.unknown).lower()
        response.count = partial(count_search, words, results.total, results.corrected, missing)


def _words_to_count(query: Query) -> str:
    """The words of ``query`` on one line; nothing when they are not to be counted."""
    if query.params() != [("q", query.text)] or len(query.text) > LONGEST or _PERSONAL.search(query.text):
        return ""
    wording = query.wording
    is_plain = not (wording.phrases or wording.excluded) and 0 < len(forms(query.text)) <= MOST_WORDS
    return " ".join(query.text.lower().split()) if is_plain and stems(query.text) else ""


def _is_a_visitor(request: HttpRequest) -> bool:
    """Not a robot, nor a page asked before anyone wants it, nor the team: only the team has a session."""
    return (
        request.method == "GET"
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "Sec-Purpose" not in request.headers
        and not _ROBOT.search(request.headers.get("User-Agent", ""))
    )


def count_search(words: str, found: int, corrected: str = "", missing: str = "") -> None:
    """Add one to the ``words`` of this week. When another writer holds the database, the search is not counted."""
    week, form = this_week(), " ".join(forms(words))
    known = WeeklySearch.objects.filter(week=week, form=form)
    last = {"words": words, "found": found, "corrected": corrected[:200], "missing": missing[:80]}
    try:
        with _little_patience():
            if known.update(searches=F("searches") + 1, **last):
                return
            if WeeklySearch.objects.filter(week=week).count() < MOST_KINDS_A_WEEK:
                WeeklySearch.objects.bulk_create(
                    [WeeklySearch(week=week, form=form, **last)], ignore_conflicts=True
                )
    except DatabaseError as error:
        logger.warning("Search: a search could not be counted: %s", error)


@contextmanager
def _little_patience() -> Iterator[None]:
    """SQLite has one writer at a time: the site waits for its turn for long seconds, but not for a count."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    driver = connection.connection
    (usual,) = driver.execute("PRAGMA busy_timeout").fetchone()
    driver.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    try:
        yield
    finally:
        driver.execute(f"PRAGMA busy_timeout = {usual}")


def this_week() -> date:
    """The Monday of this week."""
    today = timezone.localdate()
    return today - timedelta(days=today.weekday())


def forget_old_searches() -> None:
    """The worker's part: forget what is a year old, and what was asked only once more than a month ago."""
    week = this_week()
    WeeklySearch.objects.filter(week__lte=week - timedelta(weeks=WEEKS_KEPT)).delete()
    once = WeeklySearch.objects.values("form").annotate(total=Sum("searches")).filter(total__lt=SHOWN_FROM)
    WeeklySearch.objects.filter(
        week__lte=week - timedelta(weeks=WEEKS_ALONE), form__in=once.values("form")
    ).delete()


def weeks() -> list[date]:
    """The Mondays of the weeks in which someone has searched, the latest first."""
    return list(WeeklySearch.objects.order_by("-week").values_list("week", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class Week:
    """What was searched in a week, most often first: in vain, partly in vain, taken for other words, with results.

    ``searches`` counts them all; ``untold`` are the words kept for nobody's eyes, asked too few times.
    """

    searches: int
    untold: int
    failed: list[WeeklySearch]
    half_failed: list[WeeklySearch]
    corrected: list[WeeklySearch]
    frequent: list[WeeklySearch]


def searches_of(week: date) -> Week:
    """``week``: its Monday. Four queries and a count."""
    asked = WeeklySearch.objects.filter(week=week)
    often = WeeklySearch.objects.values("form").annotate(total=Sum("searches")).filter(total__gte=SHOWN_FROM)
    told = asked.filter(form__in=often.values("form")).order_by("-searches", "form")
    found = told.filter(found__gt=0)
    whole = found.filter(missing="")
    return Week(
        searches=asked.aggregate(total=Sum("searches", default=0))["total"],
        untold=asked.count() - told.count(),
        failed=list(told.filter(found=0)[:MOST_SHOWN]),
        half_failed=list(found.exclude(missing="")[:MOST_SHOWN]),
        corrected=list(whole.exclude(corrected="")[:MOST_SHOWN]),
        frequent=list(whole.filter(corrected="")[:MOST_SHOWN]),
    )


def forget_words(words: str) -> int:
    """Forget every search for ``words``, of all weeks; return how many."""
    searches = WeeklySearch.objects.filter(form=" ".join(forms(words)))
    return searches.delete()[0]


def good_queries(prefix: str, limit: int = 4) -> list[str]:
    """Past searches that begin with ``prefix`` (accents, capitals and signs aside), to offer to other visitors.

    Those that were asked at least ``GOOD_FROM`` times, over ``GOOD_WEEKS`` weeks or more, and found something as they
    were typed; the most frequent first. Each of their words must stand, now, in a page that the public may have: what
    is taken back is not suggested by those who had searched it. Three queries, and that of the access function.
    """
    start = begun(prefix)
    if not start:
        return []
    found = WeeklySearch.objects.filter(form__startswith=start, found__gt=0, corrected="")
    frequent = (
        found.values("form")
        # Of two spellings, the greater one has the accents.
        .annotate(total=Sum("searches"), weeks=Count("week"), spelling=Max("words"))
        .filter(total__gte=GOOD_FROM, weeks__gte=GOOD_WEEKS)
        .order_by("-total", "form")
    )
    candidates = list(frequent.values_list("spelling", flat=True)[: 3 * limit])
    wanted = {text: set(stems(text)) for text in candidates}
    if not wanted:
        return []
    left_out = {*access.hidden(), *outbox.owed([EMBEDDED], None)}
    held = lexicon.known(set().union(*wanted.values()), left_out)
    return [text for text, words in wanted.items() if words <= held][:limit]
