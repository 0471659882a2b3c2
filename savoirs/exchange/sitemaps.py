"""Sitemap (sitemaps.org protocol 0.9): only what the public may have, now, with the day of its last change."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from wagtail.models import Page

from media.models import Recording
from savoirs.knowledge.models import KnowledgePage, Period, Quarter, Question, TestimonyRecording, Theme
from savoirs.knowledge.models.kinds import Kind
from savoirs.knowledge.questions.listing import public_questions
from savoirs.rights.access import public, sealed_files


class PublicPagesSitemap(Sitemap):
    """Public pages of knowledge, to be narrowed; an example is no content."""

    def items(self) -> Any:
        return public(KnowledgePage.objects.filter(is_example=False).order_by("pk")).defer(
            "body", "easy_text"
        )

    def location(self, item: KnowledgePage) -> str:
        return item.get_url() or "/"

    def lastmod(self, item: KnowledgePage) -> datetime | None:
        return item.last_published_at


class KnowledgeSitemap(PublicPagesSitemap):
    """Pages of knowledge; testimonies have their own section."""

    def items(self) -> QuerySet[KnowledgePage]:
        return super().items().exclude(kind_slug=Kind.TESTIMONY)


class TestimonySitemap(PublicPagesSitemap):
    """Testimonies, each with the ``videos`` that everyone may see (Google's extension for videos, 1.1)."""

    __test__ = False

    def items(self) -> list[KnowledgePage]:
        pages = list(super().items().filter(kind_slug=Kind.TESTIMONY))
        shown = _videos_of(pages)
        for page in pages:
            page.videos = shown.get(page.pk, [])
        return pages


def _videos_of(pages: list[KnowledgePage]) -> dict[int, list[Recording]]:
    """Page → its recordings that are a video with its picture, none that another page has sealed."""
    parts = (
        TestimonyRecording.objects.filter(page__in=[page.pk for page in pages], recording__type="video")
        .exclude(Q(recording__playback="") | Q(recording__thumbnail=""))
        .select_related("recording")
        .order_by("sort_order")
    )
    closed = sealed_files(part.recording.file_key for part in parts)
    shown: dict[int, list[Recording]] = defaultdict(list)
    for part in parts:
        if part.recording.file_key not in closed:
            shown[part.page_id].append(part.recording)
    return shown


class EasySitemap(PublicPagesSitemap):
    """The same pages, easy to read, where somebody wrote it."""

    def items(self) -> QuerySet[KnowledgePage]:
        return super().items().exclude(easy_text="")

    def location(self, item: KnowledgePage) -> str:
        return reverse("easy", args=[item.kind_slug, item.slug])


class OtherPagesSitemap(Sitemap):
    """Home and the pages of the kinds, as old as the newest page that each shows; the pages of information."""

    def items(self) -> QuerySet[Page]:
        governed = KnowledgePage.objects.values("pk")
        below = public(KnowledgePage.objects.filter(path__startswith=OuterRef("path")))
        dated = below.filter(last_published_at__isnull=False).order_by("-last_published_at")
        pages = Page.objects.live().filter(depth__gt=1).exclude(pk__in=governed)
        return pages.annotate(newest=Subquery(dated.values("last_published_at")[:1])).order_by("path")

    def location(self, item: Page) -> str:
        return item.get_url() or "/"

    def lastmod(self, item: Page) -> datetime | None:
        return max(filter(None, (item.last_published_at, item.newest)), default=None)


@dataclass
class Changes:
    """When the public pages of each entry changed last; ``dated`` with the years of the page."""

    of_theme: dict[int | None, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    of_quarter: dict[int | None, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    dated: list[tuple[int | None, int | None, datetime]] = field(default_factory=list)

    def of_period(self, period: Period) -> list[datetime]:
        return [moment for start, end, moment in self.dated if period.meets(start, end)]


def _changes() -> Changes:
    rows = public(KnowledgePage.objects.all()).values_list(
        "themed_items__tag", "quarter", "when_edtf", "start_year", "end_year", "last_published_at"
    )
    changes = Changes()
    for theme, quarter, when, start, end, moment in rows:
        if moment:
            changes.of_theme[theme].append(moment)
            changes.of_quarter[quarter].append(moment)
            changes.dated.extend([(start, end, moment)] if when else [])
    return changes


class VocabularySitemap(Sitemap):
    """Themes, quarters and periods, as old as the newest page that each shows; then what lists them all."""

    LISTS = ("themes", "quarters", "periods", "timeline")

    def items(self) -> list[tuple[str, datetime | None]]:
        changes = _changes()
        entries = [
            *((theme, changes.of_theme[theme.pk]) for theme in Theme.objects.all()),
            *((quarter, changes.of_quarter[quarter.pk]) for quarter in Quarter.objects.all()),
            *((period, changes.of_period(period)) for period in Period.objects.all()),
        ]
        newest = [(entry.get_absolute_url(), max(moments, default=None)) for entry, moments in entries]
        every = [moment for _address, moment in newest if moment]
        return [*newest, *((reverse(name), max(every, default=None)) for name in self.LISTS)]

    def location(self, item: tuple[str, datetime | None]) -> str:
        return item[0]

    def lastmod(self, item: tuple[str, datetime | None]) -> datetime | None:
        return item[1]


class QuestionSitemap(Sitemap):
    """What the town has asked: the list, then each question, as old as its answer."""

    def items(self) -> list[tuple[str, datetime | None]]:
        asked = [
            (question.get_absolute_url(), _moved(question)) for question in public_questions().order_by("pk")
        ]
        return [(reverse("questions"), max((moment for _address, moment in asked), default=None)), *asked]

    def location(self, item: tuple[str, datetime | None]) -> str:
        return item[0]

    def lastmod(self, item: tuple[str, datetime | None]) -> datetime | None:
        return item[1]


def _moved(question: Question) -> datetime:
    return question.answered_at or question.asked_at


VOICES = "temoignages"
SITEMAPS = {
    "savoirs": KnowledgeSitemap,
    VOICES: TestimonySitemap,
    "facile-a-lire": EasySitemap,
    "pages": OtherPagesSitemap,
    "vocabulaire": VocabularySitemap,
    "questions": QuestionSitemap,
}
