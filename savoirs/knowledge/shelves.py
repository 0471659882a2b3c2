"""The pages of a theme, a quarter or a period, by kind: a few of each, and where to find the others.

Whatever their number, a shelf asks four queries in all.
"""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import starmap
from math import inf
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from savoirs.rights.access import public
from search.analysis import filed

from .listing import PeriodBar, period_bars, ready_to_list, told
from .models import KnowledgePage, Period, ThemedPage
from .models.kinds import Kind
from .vocabulary.years import centuries_in_words

SHOWN = {Kind.STORY: 5, Kind.TESTIMONY: 4, Kind.PLACE: 6, Kind.TRAIL: 3, Kind.USEFUL: 4}
HEADINGS: dict[Kind, Promise] = {
    Kind.STORY: _("À lire"),
    Kind.TESTIMONY: _("À écouter"),
    Kind.PLACE: _("À aller voir"),
    Kind.TRAIL: _("À parcourir à pied"),
    Kind.USEFUL: _("Infos utiles"),
}
COUNTED = {
    Kind.STORY: ngettext_lazy("%(count)d récit", "%(count)d récits", "count"),
    Kind.TESTIMONY: ngettext_lazy("%(count)d témoignage", "%(count)d témoignages", "count"),
    Kind.PLACE: ngettext_lazy("%(count)d lieu", "%(count)d lieux", "count"),
    Kind.TRAIL: ngettext_lazy("%(count)d parcours", "%(count)d parcours", "count"),
    Kind.USEFUL: ngettext_lazy("%(count)d info utile", "%(count)d infos utiles", "count"),
}


@dataclass(frozen=True)
class Shelf:
    """Pages of one kind: ``pages`` are the first of ``total``; ``more`` leads to all of them, if they are more."""

    kind: Kind
    pages: list[KnowledgePage]
    total: int
    more: str

    @property
    def heading(self) -> Promise:
        return HEADINGS[self.kind]

    @property
    def counted(self) -> str:
        """« 23 récits »."""
        return COUNTED[self.kind] % {"count": self.total}


@dataclass(frozen=True)
class Row:
    """What the shelves know of a page before they fetch it."""

    pk: int
    kind: str
    when: str
    start: int | None
    end: int | None
    title: str


def _from_the_most_ancient(row: Row) -> tuple[float, float, str]:
    first, last = (inf if year is None else year for year in (row.start, row.end))
    return first, last, filed(row.title)


class Shelves:
    """The public pages among ``pages``, examples apart, from the most ancient; undated ones follow, by title.

    ``filter_name`` and ``slug`` narrow the search to the same pages ("theme", "peche"). ``since``: those that begin
    before that year come last.
    """

    def __init__(
        self, pages: QuerySet[KnowledgePage], filter_name: str, slug: str, since: int | None = None
    ) -> None:
        self._asked, self._since = {filter_name: slug}, since
        self._pages = public(told(pages))
        rows = self._pages.values_list("pk", "kind_slug", "when_edtf", "start_year", "end_year", "title")
        self._rows = sorted(starmap(Row, rows), key=_from_the_most_ancient)

    def by_kind(self) -> list[Shelf]:
        """The kinds that have something to show; three queries."""
        rows = sorted(self._rows, key=self._begins_before)
        ids = {kind: [row.pk for row in rows if row.kind == kind] for kind in SHOWN}
        wanted = [pk for kind, found in ids.items() for pk in found[: SHOWN[kind]]]
        pages = {page.pk: page for page in ready_to_list(KnowledgePage.objects.filter(pk__in=wanted))}
        return [
            Shelf(
                kind,
                [pages[pk] for pk in found[: SHOWN[kind]] if pk in pages],
                len(found),
                self._search(genre=kind.value, tri="ancien") if len(found) > SHOWN[kind] else "",
            )
            for kind, found in ids.items()
            if found
        ]

    def _begins_before(self, row: Row) -> bool:
        return self._since is not None and (row.start is None or row.start < self._since)

    def _search(self, **asked: str) -> str:
        return f"{reverse('search')}?{urlencode({**self._asked, **asked})}"

    @property
    def centuries(self) -> str:
        """« du IXe siècle à aujourd’hui »: from the first year told to the last. A beginning that no one knows is not
        told; nothing without a date.

        Centuries, since the first dates are often approximate.
        """
        dated = [row for row in self._rows if row.when]
        first = min((-inf if row.start is None else row.start for row in dated), default=-inf)
        last = max((inf if row.end is None else row.end for row in dated), default=inf)
        return centuries_in_words(None if first == -inf else int(first), None if last == inf else int(last))

    def bars(self) -> list[PeriodBar]:
        """A small timeline of the dated pages; each bar leads to the search, narrowed to its period. One query.

        None when a single bar would stand, which compares nothing.
        """
        dated = [(row.start, row.end) for row in self._rows if row.when]
        if not dated:
            return []
        bars = period_bars(Period.objects.all(), dated)
        if sum(bar.count > 0 for bar in bars) < 2:
            return []
        return [replace(bar, address=self._search(epoque=bar.period.slug)) for bar in bars]

    def themes_met(self) -> list[tuple[int, int]]:
        """The themes that these pages bear most, as (primary key, number of pages). One query."""
        items = ThemedPage.objects.filter(content_object__in=self._pages.order_by().values("pk"))
        return Counter(items.order_by().values_list("tag", flat=True)).most_common()
