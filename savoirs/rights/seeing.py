"""Which people and agreements someone of the team may read: those of their own pages, and people of no page yet.

`rights` does not know whose a page is: the room above registers it here.
"""

from collections.abc import Callable

from django.db.models import Q, QuerySet
from wagtail.models import Page

from savoirs.accounts.membership import is_validator
from savoirs.accounts.models import User

from .models import Agreement, Person

PagesOf = Callable[[User], QuerySet]

_pages_of: PagesOf | None = None


def register(pages_of: PagesOf) -> None:
    """``pages_of(user)``: the pages that the services of ``user`` keep."""
    global _pages_of
    _pages_of = pages_of


def people_seen_by(user: User) -> QuerySet[Person]:
    if _reads_all(user):
        return Person.objects.all()
    here = Q(participations__page__in=_pages(user)) | Q(agreements__page__in=_pages(user))
    return Person.objects.filter(here | Q(participations=None, agreements=None)).distinct()


def agreements_seen_by(user: User) -> QuerySet[Agreement]:
    return Agreement.objects.all() if _reads_all(user) else Agreement.objects.filter(page__in=_pages(user))


def _reads_all(user: User) -> bool:
    """Those who validate heritage read what they put online, whoever wrote it."""
    return user.is_superuser or is_validator(user)


def _pages(user: User) -> QuerySet[Page]:
    own = Q(owner=user)
    if _pages_of:
        own |= Q(pk__in=_pages_of(user).values("pk"))
    return Page.objects.filter(own).values("pk")
