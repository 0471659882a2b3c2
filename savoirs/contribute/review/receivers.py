"""What happens elsewhere (review of pages, publication by any road, the contributor's side) and is followed here."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import page_published, page_unpublished, task_submitted, workflow_rejected

from savoirs.accounts.models import User
from savoirs.contribute.models import Contribution, ReviewMessage
from savoirs.contribute.signals import answered, withdrawn
from savoirs.knowledge.models import HeritageReviewTask, KnowledgePage, ServiceReviewTask
from savoirs.rights.withdrawal import page_withdrawn

from .letters import tell_contributor, tell_staff

State = Contribution.State
EVENTS = {ServiceReviewTask: "reading", HeritageReviewTask: "validation"}


@receiver(task_submitted)
def reading_asked(instance: TaskState, user: User | None = None, **kwargs: Any) -> None:
    event = EVENTS.get(type(instance.task.specific))
    if event:
        tell_staff(event, page=instance.workflow_state.content_object, by=user)


@receiver(workflow_rejected)
def changes_asked(instance: WorkflowState, user: User | None = None, **kwargs: Any) -> None:
    """Wagtail writes to the member who asked for the review; a contribution has none: its service is told."""
    if instance.requested_by is None:
        tell_staff("changes", page=instance.content_object, by=user)


@receiver(page_published)
def page_goes_online(instance: Page, **kwargs: Any) -> None:
    if not KnowledgePage.objects.filter(pk=instance.pk, live=True).exists():
        return
    for contribution in instance.contributions.exclude(state__in=(State.DRAFT, State.PUBLISHED)):
        _move(contribution, State.PUBLISHED)
        tell_contributor("published", contribution)


@receiver(page_unpublished)
def page_goes_offline(instance: Page, **kwargs: Any) -> None:
    for contribution in instance.contributions.filter(state=State.PUBLISHED):
        _move(contribution, State.SENT)


@receiver(page_withdrawn)
def page_taken_back(page: Page, **kwargs: Any) -> None:
    for contribution in page.contributions.exclude(state__in=(State.DRAFT, State.WITHDRAWN)):
        contribution.withdrawn_at = timezone.now()
        _move(contribution, State.WITHDRAWN)
        tell_contributor("withdrawn", contribution)


@receiver(withdrawn)
def contribution_taken_back(contribution: Contribution, **kwargs: Any) -> None:
    tell_contributor("withdrawn", contribution)
    tell_staff("withdrawn", contribution=contribution)


@receiver(answered)
def answer_arrived(message: ReviewMessage, **kwargs: Any) -> None:
    tell_staff("answer", contribution=message.contribution)


def _move(contribution: Contribution, state: str) -> None:
    contribution.state = state
    contribution.save(update_fields=["state", "withdrawn_at"])
