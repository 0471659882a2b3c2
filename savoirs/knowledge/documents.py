"""What the search engine sees of each page of knowledge, and how a result is shown."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from django.db.models import F, FilteredRelation, OuterRef, Prefetch, QuerySet, Subquery, Sum, Value
from django.utils.html import strip_tags
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.query import PageQuerySet

from media import renditions
from media.models import FileUse, Photo, Recording, Rendition
from savoirs.accounts.models import Service
from savoirs.rights.access import is_sealed, sealed_files
from search import registry
from search.schema import SearchDocument, Segment

from .drawings import Drawing, Plates, Tray, plates_of_page
from .hearing import heard_in, is_sealed_block
from .models import (
    Chapter,
    KnowledgePage,
    Link,
    Period,
    PlacePage,
    Quarter,
    TestimonyRecording,
    Theme,
    ThemedPage,
)
from .models.kinds import SINGULAR, Kind
from .suggestions import SORTS
from .themes.merging import former_slugs
from .words.acting import acting_words

PREFIX = "page:"
ABOUT, COPY = "about", "cover_copy"
WITH_SOUND, WITH_PICTURE = "son", "image"
PLAQUES = {Kind.TESTIMONY: "voice", Kind.USEFUL: "useful", Kind.PLACE: "place", Kind.TRAIL: "trail"}


def indexable() -> PageQuerySet:
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
                Prefetch("links", _places_open_at_any_date()),
                "participations__person",
            )
            .specific()
        )
        uses = FileUse.objects.filter(page__in=_ids(keys))
        sealed = sealed_files(uses.values_list("file_key", flat=True))
        recordings, subjects = _recordings_by_page(_ids(keys)), _subjects_by_page(_ids(keys))
        for page in pages:
            told = recordings.get(page.pk, [])
            heard = heard_in(page.body, told, sealed)
            said = subjects.get(page.pk, []) if heard[:1] == told[:1] else []
            yield _document(page, periods, heard, said, sealed)

    def versions(self, keys: Sequence[str]) -> dict[str, int]:
        pages = KnowledgePage.objects.filter(pk__in=_ids(keys)).order_by()
        return {f"{PREFIX}{pk}": version for pk, version in pages.values_list("pk", "content_version")}

    def cards(self, keys: Sequence[str]) -> dict[str, registry.Card]:
        recordings = TestimonyRecording.objects.filter(page=OuterRef("pk")).order_by().values("page")
        seconds = Subquery(recordings.annotate(total=Sum("recording__duration")).values("total"))
        rows = (
            KnowledgePage.objects.filter(pk__in=_ids(keys))
            .annotate(**{ABOUT: FilteredRelation("themed_items")}, seconds=seconds)
            .annotate(**{COPY: renditions.joined("cover", "card")})
            .annotate(has_sealed_cover=is_sealed(Photo, named_by="cover_id"))
            .select_related("quarter", f"{ABOUT}__tag", "cover", COPY)
            .defer("body", "easy_text")
            .order_by(f"{ABOUT}__pk")
        )
        found: dict[str, KnowledgePage] = {}
        themes: dict[str, dict[Theme, None]] = defaultdict(dict)
        photos: dict[str, Photo] = {}
        copies: dict[str, dict[Rendition, None]] = defaultdict(dict)
        for row in rows:
            found.setdefault(row.search_key, row)
            if item := getattr(row, ABOUT, None):
                themes[row.search_key][item.tag] = None
            if row.shown_cover and (copy := getattr(row, COPY, None)):
                photos.setdefault(row.search_key, row.shown_cover)
                copies[row.search_key][copy] = None
        for key, photo in photos.items():
            photo.prefetched_renditions = list(copies[key])
        bare = [key for key in keys if key in found and key not in photos]
        plates = [_plates(found[key], [theme.slug for theme in themes[key]]) for key in bare]
        drawings = dict(zip(bare, Tray().deal(plates), strict=True))
        return {
            key: _card(found[key], list(themes[key]), photos.get(key), drawings.get(key))
            for key in keys
            if key in found
        }


def _plates(page: KnowledgePage, themes: list[str]) -> Plates:
    return plates_of_page(page.slug, themes[:1], page.quarter.slug if page.quarter else "")


def _recordings_by_page(ids: Collection[int]) -> dict[int, list[Recording]]:
    rows = TestimonyRecording.objects.filter(page_id__in=ids).select_related("recording__transcript")
    rows = rows.prefetch_related("recording__transcript__segments").order_by("page_id", "sort_order")
    grouped: dict[int, list[Recording]] = {}
    for row in rows:
        grouped.setdefault(row.page_id, []).append(row.recording)
    return grouped


def _subjects_by_page(ids: Collection[int]) -> dict[int, list[str]]:
    """What the team says of the first recording of each page, part by part."""
    grouped: dict[int, list[str]] = {}
    for chapter in Chapter.objects.filter(page_id__in=ids).order_by("page_id", "sort_order"):
        grouped.setdefault(chapter.page_id, []).extend([chapter.title, *chapter.keywords_list])
    return grouped


def _document(
    page: KnowledgePage,
    periods: list[Period],
    recordings: list[Recording],
    subjects: list[str],
    sealed: set[str],
) -> SearchDocument:
    themes = [item.tag for item in page.themed_items.all()]
    return SearchDocument(
        key=page.search_key,
        version=page.content_version,
        kind=page.kind_slug,
        title=page.title,
        summary=page.summary,
        body=_body(page, sealed),
        names=" \n".join([*_names(page, themes), *subjects]),
        segments=tuple(_segments(recordings)),
        facets={} if page.is_example else _facets(page, themes, periods),
        start=None if page.is_example else page.start_year,
        end=None if page.is_example else page.end_year,
        latitude=getattr(page, "latitude", None),
        longitude=getattr(page, "longitude", None),
        date=page.first_published_at.isoformat() if page.first_published_at and not page.is_example else "",
    )


def _body(page: KnowledgePage, sealed: set[str]) -> str:
    """Plain text of the page: its blocks, the fields that its kind alone has, then its easy text."""
    shown = [block for block in page.body if not is_sealed_block(block, sealed)]
    texts = [text for block in shown for text in block.block.get_searchable_content(block.value)]
    for name in ("audience", "steps", "bring", "address", "cost", "hours", "access"):
        value = getattr(page, name, "")
        if isinstance(value, str):
            texts.append(value)
        else:
            texts.extend(f"{step.title}\n{strip_tags(step.text)}" for step in value.all())
    texts.append(strip_tags(page.easy_text.replace("</", " </")))
    return "\n".join(text for text in texts if text)


def _places_open_at_any_date() -> QuerySet[Link]:
    """The name of a closed place would be found through the pages that cite it, and dates pass without a save."""
    opened = KnowledgePage.objects.filter(
        live=True, withdrawn_at__isnull=True, embargo_until__isnull=True, needs_agreement=False
    )
    links = Link.objects.filter(role=Link.Role.PLACE, target__in=opened)
    return links.select_related("target").order_by("sort_order", "pk")


def _names(page: KnowledgePage, themes: list[Theme]) -> Iterator[str]:
    """Names that lead to the page: themes, quarter, places, people as displayed, and its date in words."""
    for name, others in _called(page, themes).items():
        yield name
        yield from others
    if isinstance(page, PlacePage):
        yield from page.old_names_list
    yield from (link.target.title for link in page.links.all())
    yield from (part.public_name for part in page.participations.all() if part.public_name)
    yield page.when_words


def _called(page: KnowledgePage, themes: list[Theme]) -> dict[str, Sequence[str]]:
    """The themes of the page and its quarter, each with its other words."""
    called: dict[str, Sequence[str]] = {theme.name: theme.aliases_list for theme in themes}
    if quarter := page.quarter:
        called[quarter.label] = [*quarter.aliases_list, *quarter.old_names_list]
    return called


def _segments(recordings: list[Recording]) -> Iterator[Segment]:
    for rank, recording in enumerate(recordings):
        if recording not in recordings[:rank]:
            for segment in recording.segments:
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


def _card(
    page: KnowledgePage, themes: list[Theme], photo: Photo | None, drawing: Drawing | None
) -> registry.Card:
    main = [theme.name for theme in themes[:1]]
    return registry.Card(
        key=page.search_key,
        url=page.url or "",
        title=page.title,
        kind=page.kind_slug,
        summary=page.summary,
        meta=tuple(words for words in (_label(page), *main, page.when_words) if words),
        called=_called(page, themes),
        duration=page.seconds or None,
        photo=photo,
        picture=drawing.path if drawing else "",
    )


def _label(page: KnowledgePage) -> str:
    """What tells an example from a page of the town, if its title does not."""
    label = gettext("Exemple de fiche")
    return label if page.is_example and label not in page.title else ""


CARRIES = {WITH_SOUND: _("Avec du son"), WITH_PICTURE: _("Avec une image")}
NAMED: list[tuple[str, type[Theme | Quarter | Period | Service], str]] = [
    ("theme", Theme, "name"),
    ("quartier", Quarter, "label"),
    ("epoque", Period, "label"),
    ("service", Service, "name"),
]


def _labels(slugs: registry.Slugs) -> dict[str, dict[str, registry.Label]]:
    """Words for the values of filters, in one query for all vocabularies; periods in the order of time."""
    carried = slugs.get("avec", ())
    labels: dict[str, dict[str, registry.Label]] = {
        "avec": {slug: label for slug, label in CARRIES.items() if slug in carried}
    }
    named = [
        model.objects.order_by()
        .filter(slug__in=slugs.get(facet, ()))
        .annotate(facet=Value(facet), rank=F("start_year") if model is Period else Value(0), words=F(name))
        .values_list("facet", "slug", "words", "rank")
        for facet, model, name in NAMED
    ]
    for facet, slug, label, _rank in (
        named[0].union(*named[1:], all=True).order_by(F("rank").asc(nulls_first=True))
    ):
        labels.setdefault(facet, {})[slug] = label
    return labels


registry.register_source(PageSource())
for kind in Kind:
    registry.register_kind(
        registry.Kind(kind.value, SINGULAR[kind], kind.label.capitalize(), PLAQUES.get(kind, ""))
    )
registry.register_facets(
    [
        registry.Facet("theme", _("Thème"), way_in=_("Entrez par un thème")),
        registry.Facet("quartier", _("Quartier"), way_in=_("Entrez par un quartier")),
        registry.Facet("epoque", _("Époque"), in_order=True),
        registry.Facet("service", _("Service")),
        registry.Facet("avec", _("Avec"), in_order=True),
    ],
    _labels,
)
registry.register_synonyms(acting_words)
for sort in SORTS:
    registry.register_suggestions(sort)
registry.register_renamings(lambda chosen: {"theme": former_slugs()} if chosen.get("theme") else {})
