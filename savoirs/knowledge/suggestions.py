"""What the search suggests beside titles: themes, quarters, periods, places by former names, people as displayed.

Names are compared first; then the database is asked, now, which of those met have a page that the public may read.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import starmap

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from savoirs.rights.access import public
from savoirs.rights.models import Participation
from search.beginning import Beginning
from search.query import Query
from search.registry import Label, Suggestion

from .listing import told
from .models import KnowledgePage, Period, PlacePage, Quarter, Theme
from .models.kinds import SINGULAR, Kind

MOST_MET = 50  # of a sort, for which the database is asked
Names = Iterable[tuple[str, list[str]]]
Addresses = Mapping[str, str]


def _readable() -> QuerySet[KnowledgePage]:
    return public(told(KnowledgePage.objects.order_by()))


def _themes() -> Names:
    return ((theme.slug, [theme.name, *theme.aliases_list]) for theme in Theme.objects.all())


def _readable_themes(slugs: Collection[str]) -> Addresses:
    """A theme has the pages of those that it contains too."""
    pages = _readable().filter(
        Q(themed_items__tag__slug__in=slugs) | Q(themed_items__tag__broader__slug__in=slugs)
    )
    told_of = pages.values_list("themed_items__tag__slug", "themed_items__tag__broader__slug").distinct()
    return {slug: reverse("theme", args=[slug]) for pair in told_of for slug in pair if slug in slugs}


def _quarters() -> Names:
    for quarter in Quarter.objects.all():
        yield quarter.slug, [quarter.label, *quarter.aliases_list, *quarter.old_names_list]


def _readable_quarters(slugs: Collection[str]) -> Addresses:
    found = _readable().filter(quarter__slug__in=slugs).values_list("quarter__slug", flat=True).distinct()
    return {slug: reverse("quarter", args=[slug]) for slug in found}


def _periods() -> Names:
    return ((period.slug, [period.label, *period.aliases_list]) for period in Period.objects.all())


def _readable_periods(slugs: Collection[str]) -> Addresses:
    years = list(_readable().exclude(when_edtf="").values_list("start_year", "end_year").distinct())
    met = (period for period in Period.objects.filter(slug__in=slugs) if any(starmap(period.meets, years)))
    return {period.slug: period.get_absolute_url() for period in met}


def _renamed_places() -> Names:
    """Their titles are in the index; their former names too, but as words of the page."""
    for place in PlacePage.objects.filter(live=True).exclude(old_names="").only("title", "old_names"):
        yield str(place.pk), [place.title, *place.old_names_list]


def _readable_places(keys: Collection[str]) -> Addresses:
    places = public(told(PlacePage.objects.filter(pk__in=keys))).defer("body", "easy_text")
    return {str(place.pk): place.url or "" for place in places}


def _parts() -> QuerySet[Participation]:
    """Those of adults, with the name that they chose to show."""
    shown = Coalesce(NullIf(F("displayed_name"), Value("")), F("person__displayed_name"))
    parts = Participation.objects.filter(person__is_minor=False).order_by()
    return parts.annotate(shown=shown).exclude(shown="")


def _people() -> Names:
    return ((name, [name]) for name in _parts().values_list("shown", flat=True).distinct())


def _readable_people(names: Collection[str]) -> Addresses:
    """Their pages are looked for by their name."""
    parts = _parts().filter(shown__in=names, page__in=_readable().values("pk"))
    shown = parts.values_list("shown", flat=True).distinct()
    return {name: reverse("search") + Query(text=f'"{name}"').url() for name in shown}


@dataclass(frozen=True, slots=True)
class Sort:
    """Everything of a sort that can be suggested. ``names`` gives a key and its names, the first being shown.

    ``addresses`` keeps, of some keys, those that lead somewhere that the public may read.
    """

    kind: Label
    names: Callable[[], Names]
    addresses: Callable[[Collection[str]], Addresses]

    def __call__(self, beginning: Beginning) -> Iterator[Suggestion]:
        met = {key: found for key, names in self.names() if (found := _meet(beginning, *names))}
        likeliest = nsmallest(MOST_MET, met, key=lambda key: met[key][0])
        addresses = self.addresses(likeliest) if met else {}
        for key in likeliest:
            if key in addresses:
                rank, shown, called = met[key]
                yield Suggestion(rank, shown, self.kind, addresses[key], called)


def _meet(beginning: Beginning, shown: str, *others: str) -> tuple[int, str, str] | None:
    """The rank, the name shown, and the other name by which it was met if its own does not begin so."""
    rank = beginning.rank(shown)
    if rank is not None:
        return rank, shown, ""
    other = beginning.best(others)
    return (1 + other[0], shown, other[1]) if other else None


SORTS = (
    Sort(_("Thème"), _themes, _readable_themes),
    Sort(_("Quartier"), _quarters, _readable_quarters),
    Sort(_("Époque"), _periods, _readable_periods),
    Sort(SINGULAR[Kind.PLACE], _renamed_places, _readable_places),
    Sort(_("Personne"), _people, _readable_people),
)
