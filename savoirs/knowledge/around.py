"""What stands around a page: its places, the pages linked on either side, others on the same subject.

All are fetched together, with their themes, so that a page asks the database the same few questions whatever the
number of its neighbours.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Case, F, Q, QuerySet, Value, When, prefetch_related_objects
from django.db.models.functions import Abs, Coalesce
from django.utils.text import capfirst
from wagtail.models import Page

from savoirs.rights.access import public, public_pages
from search.analysis import filed

from .listing import WITH_THEMES, told
from .models import KnowledgePage, Link, ThemedPage
from .models.kinds import Kind

SAME_SUBJECT = 6


@dataclass(frozen=True)
class Neighbours:
    """Neighbours of one kind: those that are linked first."""

    kind: Kind
    pages: list[KnowledgePage]

    @property
    def heading(self) -> str:
        """« Récits »."""
        return capfirst(str(self.kind.label))


@dataclass(frozen=True)
class Around:
    """Public pages only. ``cited`` holds the pages named by the page's own parts, by primary key;
    all know where they lie, if they are places (:mod:`savoirs.knowledge.walking`).

    ``neighbours`` holds ``linked`` and ``same_subject`` by kind; ``named`` every page that was fetched, of any
    model, examples too.
    """

    linked: list[KnowledgePage]
    places: list[KnowledgePage]
    same_subject: list[KnowledgePage]
    cited: dict[int, KnowledgePage]
    neighbours: list[Neighbours]
    named: Mapping[int, Page]

    @property
    def pages(self) -> list[KnowledgePage]:
        return [*self.linked, *self.places, *self.same_subject, *self.cited.values()]


def around(page: KnowledgePage, also: Iterable[int] = (), is_draft: bool = False) -> Around:
    """``also``: other pages to fetch, of any model. ``is_draft``: take the links of ``page`` from memory, where an
    unpublished draft holds them.
    """
    outgoing, incoming = _links(page, is_draft)
    linked = [pk for pk, role in outgoing if role == Link.Role.RELATED] + incoming
    places = [pk for pk, role in outgoing if role == Link.Role.PLACE]
    cited = page.cited_page_ids()
    known = [page.pk, *linked, *places, *cited]
    room = max(0, SAME_SUBJECT - len(set(linked)))
    near = _same_subject(page).exclude(pk__in=known).values("pk")[:room]
    named = {row.pk: row for row in _fetch([*known[1:], *also], near)}
    found = {pk: row.knowledgepage for pk, row in named.items() if _tells(row)}
    prefetch_related_objects([*([page] if page.pk else []), *found.values()], WITH_THEMES)
    linked_pages = [found[pk] for pk in dict.fromkeys(linked) if pk in found]
    same_subject = sorted(
        (other for pk, other in found.items() if named[pk].is_near),
        key=lambda other: (_years_apart(page, other), filed(other.title)),
    )
    return Around(
        linked=linked_pages,
        places=[found[pk] for pk in places if pk in found],
        same_subject=same_subject,
        cited={pk: found[pk] for pk in cited if pk in found},
        neighbours=_by_kind(linked_pages + same_subject),
        named=named,
    )


def _fetch(ids: list[int], near: QuerySet) -> QuerySet[Page]:
    """The public pages of ``ids``, with what a list shows if they are pages of knowledge, and those of ``near``."""
    return (
        Page.objects.filter(Q(pk__in=public_pages(ids).values("pk")) | Q(pk__in=near))
        .annotate(is_near=Case(When(pk__in=near, then=True), default=Value(False)))
        .select_related("knowledgepage__quarter", "knowledgepage__placepage")
        .defer("knowledgepage__body", "knowledgepage__easy_text")
        .order_by()
    )


def _tells(row: Page) -> bool:
    """An example shows the form of a page, and tells nothing of the town."""
    return hasattr(row, "knowledgepage") and not row.knowledgepage.is_example


def _by_kind(pages: list[KnowledgePage]) -> list[Neighbours]:
    groups = [Neighbours(kind, [page for page in pages if page.kind_slug == kind]) for kind in Kind]
    return [group for group in groups if group.pages]


def _links(page: KnowledgePage, is_draft: bool) -> tuple[list[tuple[int, str]], list[int]]:
    """What the page links to (primary key and role), in its order; then the pages that link to it."""
    stored = list(Link.objects.filter(Q(source=page.pk) | Q(target=page.pk)).order_by("sort_order", "pk"))
    own = page.links.order_by("sort_order") if is_draft else stored
    outgoing = [(link.target_id, link.role) for link in own if link.target_id != page.pk]
    incoming = sorted((link.pk, link.source_id) for link in stored if link.target_id == page.pk)
    return outgoing, [source for _, source in incoming]


def _same_subject(page: KnowledgePage) -> QuerySet[KnowledgePage]:
    """Public pages that share the main theme (or a narrower one), nearest in time first."""
    main = ThemedPage.objects.filter(content_object=page.pk).order_by("pk").values("tag")[:1]
    themed = ThemedPage.objects.filter(Q(tag__in=main) | Q(tag__broader__in=main)).values("content_object")
    pages = public(told(KnowledgePage.objects.filter(pk__in=themed)))
    year = _year(page)
    if year is None:
        return pages.order_by("title")
    distance = Abs(Coalesce("start_year", "end_year") - year)
    return pages.order_by(distance.asc(nulls_last=True), F("title"))


def _years_apart(page: KnowledgePage, other: KnowledgePage) -> float:
    mine, theirs = _year(page), _year(other)
    return float("inf") if mine is None or theirs is None else abs(mine - theirs)


def _year(page: KnowledgePage) -> int | None:
    return page.start_year if page.start_year is not None else page.end_year
