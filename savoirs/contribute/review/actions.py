"""What a reviewer does with a contribution. Each is one transaction, written in the history, told to the person."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import WorkflowState

from savoirs.accounts.models import User
from savoirs.contribute.models import Contribution, ReviewMessage
from savoirs.knowledge.models import KnowledgePage
from savoirs.knowledge.models.review import APPROVE

from .letters import tell_contributor

State = Contribution.State


def next_step(page: KnowledgePage, user: User) -> str | None:
    """Words for what :func:`pass_on` would do, by this person, now; None when it is not theirs to do."""
    state = page.current_workflow_task_state
    if state is None:
        return _("Envoyer en relecture") if _may_submit(page, user) else None
    actions = state.task.specific.get_actions(page, user)
    return next((str(words) for name, words, _modal in actions if name == APPROVE), None)


def pass_on(contribution: Contribution, user: User) -> None:
    """Approve the present reading: the page goes to the next one, or online.

    Raises PermissionDenied, or PublicationRefused: nothing has then changed.
    """
    page = contribution.page and contribution.page.specific
    if page is None or next_step(page, user) is None:
        raise PermissionDenied
    with transaction.atomic():
        if contribution.state in (State.QUESTION, State.REFUSED):
            _move(contribution, State.SENT)
        task_state = page.current_workflow_task_state
        if task_state:
            task_state.task.specific.on_action(task_state, user, APPROVE)
        elif page.current_workflow_state:
            page.current_workflow_state.resume(user)
        else:
            page.get_workflow().start(page, user)


def ask(contribution: Contribution, user: User, text: str) -> None:
    """Ask the contributor: by message if they left an address, and behind their code."""
    with transaction.atomic():
        _say(contribution, user, text)
        _move(contribution, State.QUESTION)
        log(instance=contribution, action="contribute.ask", user=user)
        tell_contributor("question", contribution)


def refuse(contribution: Contribution, user: User, reason: str) -> None:
    """Keep the contribution out of the site, with a reason; its review ends."""
    with transaction.atomic():
        _say(contribution, user, reason)
        _move(contribution, State.REFUSED)
        if contribution.page:
            for review in WorkflowState.objects.active().for_instance(contribution.page):
                review.cancel(user=user)
        log(instance=contribution, action="contribute.refuse", user=user)
        tell_contributor("refused", contribution)


def apply_correction(contribution: Contribution, user: User, text: str = "") -> None:
    """The page says it now. ``text``: a word for the person, if any."""
    with transaction.atomic():
        if text:
            _say(contribution, user, text)
        _move(contribution, State.PUBLISHED)
        log(instance=contribution, action="contribute.apply", user=user)
        tell_contributor("applied", contribution)


def _say(contribution: Contribution, user: User, text: str) -> None:
    ReviewMessage.objects.create(contribution=contribution, from_staff=True, author=user, text=text)


def _move(contribution: Contribution, state: str) -> None:
    contribution.state = state
    contribution.save(update_fields=["state"])


def _may_submit(page: KnowledgePage, user: User) -> bool:
    permissions = page.permissions_for_user(user)
    return permissions.can_edit() and permissions.can_submit_for_moderation() and page.withdrawn_at is None
