"""Turn a page as written into a page of the site: first its place in the tree, then all that it says."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any

from wagtail.rich_text import RichText

from savoirs.accounts.models import Service
from savoirs.knowledge.models import (
    Chapter,
    KnowledgePage,
    Link,
    PlacePage,
    Quarter,
    Source,
    StoryPage,
    TestimonyPage,
    TestimonyRecording,
    Theme,
    ThemedPage,
    TrailPage,
    TrailStep,
    UsefulInfoPage,
    UsefulLink,
)
from savoirs.knowledge.themes.merging import themes_by_slug

from . import format as shape
from .action import gives_a_way_to_act, official_links
from .prose import to_rich_text
from .reading import Library, PageFile
from .sounds import receive

MODELS: dict[str, type[KnowledgePage]] = {
    "places": PlacePage,
    "stories": StoryPage,
    "useful": UsefulInfoPage,
    "trails": TrailPage,
    "testimonies": TestimonyPage,
}


def blank_page(file: PageFile) -> KnowledgePage:
    """The page with its name only, not public yet: others can link to it."""
    model = MODELS[file.kind]
    return model(
        title=file.head.title,
        draft_title=file.head.title,
        slug=file.slug,
        summary=file.head.summary,
        is_example=file.kind == "testimonies",
        live=False,
    )


class Filler:
    """Fills blank pages. ``page_ids``: primary key of every page of the library by slug."""

    def __init__(self, library: Library, page_ids: dict[str, int]) -> None:
        self.library = library
        self.page_ids = page_ids

    @cached_property
    def themes(self) -> dict[str, Theme]:
        return themes_by_slug()

    @cached_property
    def quarters(self) -> dict[str, Quarter]:
        return {quarter.slug: quarter for quarter in Quarter.objects.all()}

    @cached_property
    def services(self) -> dict[str, Service]:
        return {service.name: service for service in Service.objects.all()}

    def fill(self, page: KnowledgePage, file: PageFile) -> None:
        """Write all that ``file`` says and publish; a useful page that helps nobody to act stays a draft."""
        self._fill_shared(page, file.head)
        page.body = [("text", RichText(to_rich_text(file.text, self.page_ids)))]
        own: dict[str, Callable[[Any, PageFile], None]] = {
            "places": self._fill_place,
            "useful": self._fill_useful,
            "trails": self._fill_trail,
            "testimonies": self._fill_testimony,
        }
        if file.kind in own:
            own[file.kind](page, file)
        if file.kind != "useful" or gives_a_way_to_act(file, self.library):
            page.save_revision().publish()
        else:
            page.save()
            page.save_revision()

    def _fill_shared(self, page: KnowledgePage, head: shape.Page) -> None:
        page.themed_items.set(
            [ThemedPage(tag=theme) for theme in dict.fromkeys(self.themes[slug] for slug in head.themes)]
        )
        page.quarter = self.quarters[head.quarter] if head.quarter else None
        page.when_words, page.when_edtf = head.period.words, head.period.edtf
        page.reliability = head.reliability
        page.to_check = "\n".join(head.to_check)
        page.sources.set([Source(**source.model_dump()) for source in head.sources])
        wanted = [(slug, Link.Role.PLACE) for slug in head.places]
        wanted += [(slug, Link.Role.RELATED) for slug in head.related]
        page.links.set([Link(target_id=self.page_ids[slug], role=role) for slug, role in wanted])

    def _fill_place(self, page: PlacePage, file: PageFile) -> None:
        position = file.head.position
        if position:
            page.latitude, page.longitude = position.lat, position.lon
            page.precision, page.margin_m = position.precision, position.margin_m
        page.old_names = "\n".join(file.head.old_names)

    def _fill_useful(self, page: UsefulInfoPage, file: PageFile) -> None:
        head = file.head
        page.owner_service = self.services[head.owner] if head.owner else None
        for name in ("audience", "steps", "bring"):
            setattr(page, name, "\n".join(getattr(head, name)))
        for name in ("cost", "address", "phone", "hours", "review_months"):
            setattr(page, name, getattr(head, name))
        page.verified_on = date.fromisoformat(head.verified_on) if head.verified_on else None
        page.useful_links.set([UsefulLink(label=link.label, url=link.url) for link in official_links(file)])

    def _fill_trail(self, page: TrailPage, file: PageFile) -> None:
        head = file.head
        page.duration, page.length_km, page.access = head.duration, head.length_km, head.access
        page.steps.set(
            [
                TrailStep(
                    place_id=self.page_ids[halt.place],
                    title=halt.title,
                    text=to_rich_text(halt.text, self.page_ids),
                )
                for halt in head.steps
            ]
        )

    def _fill_testimony(self, page: TestimonyPage, file: PageFile) -> None:
        head = file.head
        for files in head.recordings[:1]:
            page.credits, page.licence, page.licence_url = files.credit, files.licence, files.licence_url
        page.recordings.set(
            [TestimonyRecording(recording=receive(files, self.library.folder)) for files in head.recordings]
        )
        page.chapters.set(
            [
                Chapter(
                    start=_seconds(subject.start),
                    end=_seconds(subject.end),
                    title=subject.title,
                    keywords="\n".join(subject.keywords),
                )
                for subject in head.segments
            ]
        )


def _seconds(instant: str) -> float:
    hours, minutes, seconds = instant.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)
