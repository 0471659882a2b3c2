"""Which contributions a person sees, which wait for them, whose contact data they may read."""

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from wagtail.models import TaskState

from savoirs.accounts.membership import is_validator, services_of, services_without_members
from savoirs.accounts.models import User
from savoirs.contribute.models import Contribution
from savoirs.knowledge.models import KnowledgePage

State = Contribution.State


def seen_by(user: User) -> QuerySet[Contribution]:
    """Sent contributions of the person's services; all of them for those who validate heritage."""
    sent = Contribution.objects.exclude(state=State.DRAFT)
    return sent if user.is_superuser or is_validator(user) else sent.filter(_of_services(user))


def waiting_for(user: User) -> QuerySet[Contribution]:
    """Contributions on which the next gesture is the person's, oldest first."""
    return Contribution.objects.filter(waits_for(user)).order_by("sent_at")


def first_waiting(contributions: QuerySet[Contribution], user: User) -> QuerySet[Contribution]:
    """``contributions``, those that wait for the person first (``waits`` = 1, oldest first), then the latest."""
    waits = Case(When(waits_for(user), then=Value(1)), default=Value(0), output_field=IntegerField())
    waiting_since = Case(When(waits=1, then=F("sent_at")))
    return contributions.annotate(waits=waits).order_by("-waits", waiting_since, "-sent_at")


def pages_waiting_for(user: User) -> QuerySet[KnowledgePage]:
    """Pages that the person has to read and that colleagues wrote, oldest first."""
    pages = KnowledgePage.objects.filter(pk__in=_pages_to_read(user), contributions=None)
    return pages.select_related("owner_service").order_by("latest_revision_created_at")


def waits_for(user: User) -> Q:
    """Condition on Contribution."""
    pages = _pages_to_read(user)
    corrections = Q(kind=Contribution.Kind.CORRECTION)
    if not user.is_superuser:
        corrections &= _of_services(user)
    return Q(state=State.SENT) & (Q(page__in=pages) | corrections)


def settles_corrections(user: User, contribution: Contribution) -> bool:
    """May the person say what becomes of a correction?"""
    return user.is_superuser or Contribution.objects.filter(_of_services(user), pk=contribution.pk).exists()


def may_see_contact(user: User, contribution: Contribution) -> bool:
    """Only the service that reads the contribution, if allowed to its members."""
    return user.has_perm("contribute.view_contactdetails") and settles_corrections(user, contribution)


def _pages_to_read(user: User) -> list[int]:
    states = TaskState.objects.reviewable_by(user)
    return [int(key) for key in states.values_list("workflow_state__object_id", flat=True)]


def _of_services(user: User) -> Q:
    mine = Q(owner_service__in=services_of(user))
    if is_validator(user):
        mine |= Q(owner_service__isnull=True) | Q(owner_service__in=services_without_members())
    return mine
