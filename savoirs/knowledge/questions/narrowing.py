"""« Les questions de la ville » by theme and by quarter: links that narrow the list, each with its count."""

from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse

from ..models import Quarter, Theme
from .listing import public_questions


@dataclass(frozen=True)
class Narrowing:
    """What the list is narrowed to."""

    theme: Theme | None = None
    quarter: Quarter | None = None

    @property
    def condition(self) -> Q:
        """On questions."""
        return (Q(theme=self.theme) if self.theme else Q()) & (
            Q(quarter=self.quarter) if self.quarter else Q()
        )

    @property
    def query(self) -> str:
        """The part of the address that says it."""
        pairs = (("theme", self.theme), ("quartier", self.quarter))
        return urlencode([(name, entry.slug) for name, entry in pairs if entry])

    @property
    def address(self) -> str:
        return f"{reverse('questions')}?{self.query}" if self.query else reverse("questions")


@dataclass(frozen=True)
class Choice:
    """A link to the list narrowed to one more entry, or widened again when the entry ``is_chosen``."""

    label: str
    count: int
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class Choices:
    chosen: Narrowing
    themes: list[Choice]
    quarters: list[Choice]


def choices(asked: QueryDict) -> Choices:
    """What ``?theme=`` and ``&quartier=`` (slugs; an unknown one narrows nothing) leave to choose. Three queries."""
    themes, quarters = list(Theme.objects.all()), list(Quarter.objects.all())
    chosen = Narrowing(
        next((theme for theme in themes if theme.slug == asked.get("theme")), None),
        next((quarter for quarter in quarters if quarter.slug == asked.get("quartier")), None),
    )
    rows = list(public_questions().order_by().values_list("theme", "quarter"))
    of_theme = Counter(t for t, q in rows if chosen.quarter is None or q == chosen.quarter.pk)
    of_quarter = Counter(q for t, q in rows if chosen.theme is None or t == chosen.theme.pk)
    return Choices(
        chosen,
        [
            Choice(
                theme.name,
                of_theme[theme.pk],
                replace(chosen, theme=None if theme == chosen.theme else theme).address,
                theme == chosen.theme,
            )
            for theme in themes
            if of_theme[theme.pk] or theme == chosen.theme
        ],
        [
            Choice(
                quarter.label,
                of_quarter[quarter.pk],
                replace(chosen, quarter=None if quarter == chosen.quarter else quarter).address,
                quarter == chosen.quarter,
            )
            for quarter in quarters
            if of_quarter[quarter.pk] or quarter == chosen.quarter
        ],
    )
