"""What the admin names of the pages of other services: those that the public may have, under their public title."""

from collections.abc import Iterable

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from savoirs.accounts.models import User

from ..models import KnowledgePage
from .keeping import seen_by


def without_hidden(pages: QuerySet[Page], user: User) -> QuerySet[Page]:
    """``pages`` of any kind, less the pages of other services that :func:`.keeping.seen_by` leaves out."""
    return pages.exclude(pk__in=KnowledgePage.objects.exclude(pk__in=seen_by(user).values("pk")).values("pk"))


def may_be_named(ids: Iterable[int], user: User) -> bool:
    """May all the pages ``ids`` be named to ``user``?"""
    asked = Page.objects.filter(pk__in=ids)
    return without_hidden(asked, user).count() == asked.count()


class SeenPagePolicy(PagePermissionPolicy):
    """The lists of Wagtail, its search, its history and its API for the browser ask this."""

    def seen_by(self, user: User) -> QuerySet[Page]:
        return without_hidden(Page.objects.all(), user)

    def explorable_instances(self, user: User) -> QuerySet[Page]:
        return without_hidden(super().explorable_instances(user), user)
