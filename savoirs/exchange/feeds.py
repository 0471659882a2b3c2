"""Feeds: the latest public pages in Atom (RFC 4287), those of a theme, and the voices as a podcast (RSS 2.0)."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.templatetags.static import static
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media.models import Recording
from savoirs.knowledge.listing import pages_of_theme, ready_to_list, told
from savoirs.knowledge.models import KnowledgePage, TestimonyPage, TestimonyRecording, Theme
from savoirs.knowledge.themes.merging import former_slugs
from savoirs.rights.access import public, sealed_files

LATEST = 30
VOICES = 100
SITE = gettext_lazy("Bibliothèque des savoirs martégaux")
OUT_OF_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]+")


def legible(text: str) -> str:
    """``text`` without the signs that XML 1.0 cannot write, such as the line break of a word processor."""
    return OUT_OF_XML.sub(" ", text)


class PagesFeed(Feed):
    """Pages of knowledge, newest first."""

    feed_type = Atom1Feed
    language = "fr"
    author_name = SITE
    item_guid_is_permalink = False

    def latest(self, pages: QuerySet[KnowledgePage]) -> QuerySet[KnowledgePage]:
        return ready_to_list(told(pages)).order_by("-first_published_at", "-pk")[:LATEST]

    def item_title(self, item: KnowledgePage) -> str:
        return legible(item.title)

    def item_description(self, item: KnowledgePage) -> str:
        return legible(item.summary)

    def item_link(self, item: KnowledgePage) -> str:
        return item.url or "/"

    def item_guid(self, item: KnowledgePage) -> str:
        return f"urn:uuid:{item.translation_key}"

    def item_pubdate(self, item: KnowledgePage) -> datetime | None:
        return item.first_published_at

    def item_updateddate(self, item: KnowledgePage) -> datetime | None:
        return item.last_published_at

    def item_categories(self, item: KnowledgePage) -> list[str]:
        return [legible(themed.tag.name) for themed in item.themed_items.all()]


class LatestPages(PagesFeed):
    """``/flux.atom``: the thirty pages published last."""

    title = gettext_lazy("Bibliothèque des savoirs martégaux : dernières pages")
    subtitle = gettext_lazy("Récits, témoignages, lieux, parcours et infos utiles de Martigues.")
    link = "/"

    def items(self) -> QuerySet[KnowledgePage]:
        return self.latest(KnowledgePage.objects.all())


class ThemePages(PagesFeed):
    """``/themes/peche/flux.atom``: the same for one theme and those that it contains."""

    def get_object(self, request: HttpRequest, slug: str) -> Theme:
        return get_object_or_404(Theme, slug=former_slugs().get(slug, slug))

    def title(self, theme: Theme) -> str:
        return _("%(theme)s : dernières pages") % {"theme": legible(theme.name)}

    def link(self, theme: Theme) -> str:
        return theme.get_absolute_url()

    def items(self, theme: Theme) -> QuerySet[KnowledgePage]:
        return self.latest(pages_of_theme(theme))


@dataclass(frozen=True)
class Voice:
    """A recording to hear: the ``address`` and the ``size`` in bytes of the copy that the public hears."""

    page: TestimonyPage
    recording: Recording
    address: str
    size: int
    is_alone: bool

    @property
    def title(self) -> str:
        return self.page.title if self.is_alone else f"{self.page.title} – {self.recording.title}"


class PodcastFeed(Rss201rev2Feed):
    """RSS 2.0 with what listening software asks for (podcast name space of Apple, 2005)."""

    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        }

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["voice_language"]}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("itunes:author", self.feed["author_name"])
        handler.addQuickElement("itunes:explicit", "false")
        handler.addQuickElement("itunes:category", None, {"text": "History"})
        handler.addQuickElement("itunes:image", None, {"href": self.feed["cover"]})

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("itunes:duration", item["voice_seconds"])


class Voices(Feed):
    """``/temoignages/podcast.xml``: true voices only, in the copies that everyone may hear."""

    feed_type = PodcastFeed
    title = gettext_lazy("Les voix de Martigues")
    description = gettext_lazy("Des voix d’ici racontent ce qu’elles ont vécu.")
    author_name = SITE
    language = "fr"
    item_guid_is_permalink = False

    link = "/temoignages/"

    def get_object(self, request: HttpRequest) -> HttpRequest:
        return request

    def feed_extra_kwargs(self, request: HttpRequest) -> dict[str, str]:
        return {"cover": request.build_absolute_uri(static("img/voix.jpg"))}

    def items(self, request: HttpRequest) -> list[Voice]:
        return voices(request.build_absolute_uri)

    def item_title(self, item: Voice) -> str:
        return legible(item.title)

    def item_description(self, item: Voice) -> str:
        return legible(item.page.summary)

    def item_link(self, item: Voice) -> str:
        return item.page.url or reverse("short", args=[item.page.pk])

    def item_guid(self, item: Voice) -> str:
        return f"urn:uuid:{item.page.translation_key}:{item.recording.pk}"

    def item_pubdate(self, item: Voice) -> datetime | None:
        return item.page.first_published_at

    def item_enclosures(self, item: Voice) -> list[Enclosure]:
        return [Enclosure(item.address, str(item.size), item.recording.playback_type)]

    def item_extra_kwargs(self, item: Voice) -> dict[str, str]:
        return {
            "voice_language": item.recording.language,
            "voice_seconds": str(round(item.recording.duration)),
        }


def voices(absolute: Callable[[str], str]) -> list[Voice]:
    """The recordings of public testimonies, newest first; none that another page has sealed."""
    pages = public(TestimonyPage.objects.filter(is_example=False))
    parts = (
        TestimonyRecording.objects.filter(page__in=pages.values("pk"))
        .select_related("page", "recording")
        .order_by("-page__first_published_at", "-page", "sort_order")[:VOICES]
    )
    closed = sealed_files(part.recording.file_key for part in parts)
    heard = [part for part in parts if part.recording.file_key not in closed]
    recordings_of = Counter(part.page_id for part in heard)
    return [
        Voice(
            part.page,
            part.recording,
            absolute(part.recording.playback.url),
            size,
            recordings_of[part.page_id] == 1,
        )
        for part in heard
        if (size := _size(part.recording))
    ]


def _size(recording: Recording) -> int:
    """0 as long as the copy to hear is not made, or once its file is lost."""
    try:
        return recording.playback.size if recording.playback else 0
    except OSError:
        return 0
