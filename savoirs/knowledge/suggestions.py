"""What the search suggests beside titles: themes, quarters, places by their former names, people as displayed.

Each is asked in the database, now: nothing is suggested that has no page that the public may read.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from savoirs.rights.access import public
from savoirs.rights.models import Participation
from search.beginning import Beginning
from search.query import Query
from search.registry import Label, Suggestion

from .listing import told
from .models import KnowledgePage, PlacePage, Quarter, Theme
from .models.kinds import SINGULAR, Kind

Names = Iterable[tuple[list[str], str]]


def _readable() -> QuerySet[KnowledgePage]:
    return public(told(KnowledgePage.objects.order_by()))


def _themes() -> Names:
    pages = _readable()
    own = Exists(pages.filter(themed_items__tag=OuterRef("pk")))
    narrower = Exists(pages.filter(themed_items__tag__broader=OuterRef("pk")))
    for theme in Theme.objects.filter(Q(own) | Q(narrower)):
        yield [theme.name, *theme.aliases_list], theme.get_absolute_url()


def _quarters() -> Names:
    for quarter in Quarter.objects.filter(Exists(_readable().filter(quarter=OuterRef("pk")))):
        names = [quarter.label, *quarter.aliases_list, *quarter.old_names_list]
        yield names, quarter.get_absolute_url()


def _renamed_places() -> Names:
    """Their titles are in the index; their former names too, but as words of the page."""
    for place in public(told(PlacePage.objects.exclude(old_names=""))).defer("body", "easy_text"):
        yield [place.title, *place.old_names_list], place.url or ""


def _people() -> Names:
    """Adults, by the name that they chose to show on a page that the public may read; their pages are looked for."""
    parts = Participation.objects.filter(page__in=_readable().values("pk"), person__is_minor=False)
    shown = Coalesce(NullIf(F("displayed_name"), Value("")), F("person__displayed_name"))
    names = parts.order_by().annotate(shown=shown).exclude(shown="").values_list("shown", flat=True)
    for name in names.distinct():
        yield [name], reverse("search") + Query(text=f'"{name}"').url()


@dataclass(frozen=True, slots=True)
class Sort:
    """Everything of a sort that can be suggested, in one query: its names, the first being shown, and its address."""

    kind: Label
    every: Callable[[], Names]

    def __call__(self, beginning: Beginning) -> Iterator[Suggestion]:
        for (shown, *others), url in self.every():
            rank = beginning.rank(shown)
            if rank is not None:
                yield Suggestion(rank, shown, self.kind, url)
            elif other := beginning.best(others):
                yield Suggestion(1 + other[0], shown, self.kind, url, called=other[1])


SORTS = (
    Sort(_("Thème"), _themes),
    Sort(_("Quartier"), _quarters),
    Sort(SINGULAR[Kind.PLACE], _renamed_places),
    Sort(_("Personne"), _people),
)
