"""What the search engine sees of each page of knowledge, and how a result is shown."""

from collections.abc import Collection, Iterator, Sequence

from django.db.models import Prefetch, QuerySet
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from savoirs.accounts.models import Service
from search import registry
from search.schema import SearchDocument, Segment

from .models import KnowledgePage, Link, Period, PlacePage, Quarter, Theme, ThemedPage, TestimonyRecording, Word
from .models.kinds import SINGULAR, Kind

PREFIX = "page:"
WITH_SOUND, WITH_PICTURE = "son", "image"
PLAQUES = {Kind.TESTIMONY: "voice", Kind.USEFUL: "useful", Kind.PLACE: "place", Kind.TRAIL: "trail"}


def indexable() -> QuerySet[KnowledgePage]:
    """Live pages, embargoed ones too: dates are judged when read. Aliases would show each page twice."""
    return KnowledgePage.objects.filter(live=True, withdrawn_at__isnull=True, alias_of__isnull=True)


def _ids(keys: Sequence[str]) -> list[int]:
    return [int(key.removeprefix(PREFIX)) for key in keys]


class PageSource:
    """The pages of knowledge, for :mod:`search`."""

    prefix = PREFIX

    def keys(self) -> list[str]:
        return [f"{PREFIX}{pk}" for pk in indexable().order_by("pk").values_list("pk", flat=True)]

    def documents(self, keys: Sequence[str]) -> Iterator[SearchDocument]:
        periods = list(Period.objects.all())
        pages = (
            indexable()
            .filter(pk__in=_ids(keys))
            .select_related("quarter", "owner_service")
            .prefetch_related(
                Prefetch("themed_items", ThemedPage.objects.select_related("tag__broader").order_by("pk")),
                Prefetch("links", Link.objects.filter(role=Link.Role.PLACE).select_related("target")),
                "participations__person",
            )
            .specific()
        )
        recordings = _recordings_by_page(_ids(keys))
        for page in pages:
            yield _document(page, periods, recordings.get(page.pk, []))

    def cards(self, keys: Sequence[str]) -> dict[str, registry.Card]:
        items = ThemedPage.objects.select_related("tag").order_by("pk")
        pages = KnowledgePage.objects.filter(pk__in=_ids(keys)).prefetch_related(
            Prefetch("themed_items", queryset=items)
        )
        recordings = _recordings_by_page(_ids(keys))
        return {page.search_key: _card(page, recordings.get(page.pk, [])) for page in pages}


def _recordings_by_page(ids: Collection[int]) -> dict[int, list[TestimonyRecording]]:
    rows = TestimonyRecording.objects.filter(page_id__in=ids).select_related("recording__transcript")
    rows = rows.prefetch_related("recording__transcript__segments").order_by("page_id", "sort_order")
    grouped: dict[int, list[TestimonyRecording]] = {}
    for row in rows:
        grouped.setdefault(row.page_id, []).append(row)
    return grouped


def _document(
    page: KnowledgePage, periods: list[Period], recordings: list[TestimonyRecording]
) -> SearchDocument:
    themes = [item.tag for item in page.themed_items.all()]
    return SearchDocument(
        key=page.search_key,
        version=page.content_version,
        kind=page.kind_slug,
        title=page.title,
        summary=page.summary,
        body=_body(page),
        names=" \n".join(_names(page, themes)),
        segments=tuple(_segments(recordings)),
        facets=_facets(page, themes, periods),
        start=page.start_year,
        end=page.end_year,
        latitude=getattr(page, "latitude", None),
        longitude=getattr(page, "longitude", None),
        date=page.first_published_at.isoformat() if page.first_published_at else "",
    )


def _body(page: KnowledgePage) -> str:
    """Plain text of the page: its blocks, then the fields that its kind alone has."""
    texts = [text for block in page.body for text in block.block.get_searchable_content(block.value)]
    for name in ("audience", "steps", "bring", "address", "cost", "hours", "access"):
        value = getattr(page, name, "")
        if isinstance(value, str):
            texts.append(value)
        else:
            texts.extend(f"{step.title}\n{strip_tags(step.text)}" for step in value.all())
    return "\n".join(text for text in texts if text)


def _names(page: KnowledgePage, themes: list[Theme]) -> Iterator[str]:
    """Names that lead to the page: themes and their other words, quarter, places, people as displayed."""
    for theme in themes:
        yield theme.name
        yield from theme.aliases_list
    if page.quarter:
        yield page.quarter.label
        yield from (*page.quarter.aliases_list, *page.quarter.old_names_list)
    if isinstance(page, PlacePage):
        yield from page.old_names_list
    yield from (link.target.title for link in page.links.all())
    yield from (part.public_name for part in page.participations.all() if part.public_name)
    yield page.when_words


def _segments(recordings: list[TestimonyRecording]) -> Iterator[Segment]:
    for rank, row in enumerate(recordings):
        if hasattr(row.recording, "transcript"):
            for segment in row.recording.transcript.segments.all():
                yield Segment(second=segment.start, text=segment.text, recording=rank)


def _facets(page: KnowledgePage, themes: list[Theme], periods: list[Period]) -> dict[str, tuple[str, ...]]:
    slugs = dict.fromkeys(
        slug for theme in themes for slug in (theme.slug, theme.broader.slug if theme.broader else "") if slug
    )
    meets = [p.slug for p in periods if page.when_edtf and p.meets(page.start_year, page.end_year)]
    carries = [WITH_SOUND] * page.uses_voice + [WITH_PICTURE] * page.uses_image
    return {
        "genre": (page.kind_slug,),
        "theme": tuple(slugs),
        "quartier": (page.quarter.slug,) if page.quarter else (),
        "epoque": tuple(meets),
        "service": (page.owner_service.slug,) if page.owner_service else (),
        "avec": tuple(carries),
    }


def _card(page: KnowledgePage, recordings: list[TestimonyRecording]) -> registry.Card:
    theme = page.main_theme
    return registry.Card(
        key=page.search_key,
        url=page.url or "",
        title=page.title,
        kind=page.kind_slug,
        summary=page.summary,
        meta=tuple(words for words in (theme.name if theme else "", page.when_words) if words),
        duration=sum(row.recording.duration for row in recordings) or None,
    )


def _labels(model, field: str):
    def labels(slugs: Collection[str]) -> dict[str, str]:
        return dict(model.objects.filter(slug__in=slugs).values_list("slug", field))

    return labels


def _carries_labels(slugs: Collection[str]) -> dict[str, str]:
    words = {WITH_SOUND: str(_("Avec du son")), WITH_PICTURE: str(_("Avec une image"))}
    return {slug: label for slug, label in words.items() if slug in slugs}


def _synonyms() -> registry.Synonyms:
    words = list(Word.objects.filter(verified=True))
    return registry.Synonyms(
        sets=[word.forms_list for word in words if word.forms_list],
        one_way=[(word.one_way_from, word.one_way_to_list) for word in words if word.one_way_from],
    )


registry.register_source(PageSource())
for kind in Kind:
    registry.register_kind(
        registry.Kind(kind.value, str(SINGULAR[kind]), kind.label.capitalize(), PLAQUES.get(kind, ""))
    )
registry.register_facet(registry.Facet("theme", str(_("Thème")), _labels(Theme, "name")))
registry.register_facet(registry.Facet("quartier", str(_("Quartier")), _labels(Quarter, "label")))
registry.register_facet(registry.Facet("epoque", str(_("Époque")), _labels(Period, "label"), in_order=True))
registry.register_facet(registry.Facet("service", str(_("Service")), _labels(Service, "name")))
registry.register_facet(registry.Facet("avec", str(_("Avec")), _carries_labels, in_order=True))
registry.register_synonyms(_synonyms)
