"""Whose pages are whose to keep true."""

from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from savoirs.accounts.membership import is_validator, services_of
from savoirs.accounts.models import User
from savoirs.rights.access import public_condition

from ..models import KnowledgePage, Question, ServiceReviewTask
from ..models.kinds import Kind


def kept_by(user: User) -> QuerySet[KnowledgePage]:
    """Pages of the services of ``user``; for those who validate heritage, also those that nobody else keeps."""
    return KnowledgePage.objects.all() if user.is_superuser else ServiceReviewTask().pages_read_by(user)


def seen_by(user: User) -> QuerySet[KnowledgePage]:
    """What a list may name to ``user``: their own pages, and those of other services that the public may have."""
    if user.is_superuser or is_validator(user):
        return KnowledgePage.objects.all()
    own = Q(owner_service__in=services_of(user)) | Q(owner=user)
    return KnowledgePage.objects.filter(own | public_condition())


def questions_seen_by(user: User) -> QuerySet[Question]:
    """The questions that arise on no page, or on one that a list may name to ``user``."""
    return Question.objects.filter(Q(page=None) | Q(page__in=seen_by(user).values("pk")))


NEVER_VERIFIED = Q(live=True, kind_slug=Kind.USEFUL, review_by=None)
BY_DATE = (F("review_by").asc(nulls_first=True), "title")


def late(pages: QuerySet[KnowledgePage], today: date | None = None) -> QuerySet[KnowledgePage]:
    """Those online that no service ever verified, then those whose review date has passed, the oldest first."""
    passed = Q(live=True, review_by__lt=today or timezone.localdate())
    return pages.filter(NEVER_VERIFIED | passed).order_by(*BY_DATE)


def dated(pages: QuerySet[KnowledgePage]) -> QuerySet[KnowledgePage]:
    """Those to read again one day, in that order."""
    return pages.filter(NEVER_VERIFIED | Q(review_by__isnull=False)).order_by(*BY_DATE)


def without_source(pages: QuerySet[KnowledgePage]) -> QuerySet[KnowledgePage]:
    """Those that owe one; a testimony is a source itself."""
    return pages.filter(sources__isnull=True).exclude(kind_slug=Kind.TESTIMONY).order_by("title")


def to_check(pages: QuerySet[KnowledgePage]) -> QuerySet[KnowledgePage]:
    return pages.exclude(to_check="").order_by("owner_service__name", "title")
