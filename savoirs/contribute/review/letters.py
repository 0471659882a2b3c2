"""What is written to people: reviewers at each step, contributors if they left an address. One event, one message.

Subjects hold no name and no title: they are read over a shoulder. An address never enters a task nor a log.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState
from wagtail.users.models import UserProfile

from savoirs.accounts.membership import readers_for, validators
from savoirs.accounts.models import Service, User
from savoirs.contribute.follow import follow_path
from savoirs.contribute.models import Contribution
from savoirs.knowledge.models import KnowledgePage
from savoirs.rights.access import is_public

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Letter:
    template: str
    subject: Promise


TO_CONTRIBUTOR = {
    "received": Letter("emails/received.txt", _("Nous avons bien reçu ce que vous avez confié")),
    "question": Letter("emails/question.txt", _("Une question sur ce que vous avez confié")),
    "published": Letter("emails/published.txt", _("Ce que vous avez confié est en ligne")),
    "applied": Letter("emails/applied.txt", _("Votre correction est prise en compte")),
    "refused": Letter("emails/refused.txt", _("Réponse à votre contribution")),
    "withdrawn": Letter("emails/withdrawn.txt", _("Ce que vous aviez confié est retiré")),
}
TO_STAFF = {
    "reading": Letter("emails/staff_reading.txt", _("Une page attend votre relecture")),
    "validation": Letter("emails/staff_validation.txt", _("Une page attend la validation patrimoine")),
    "changes": Letter("emails/staff_changes.txt", _("Des changements sont demandés sur une page")),
    "correction": Letter("emails/staff_correction.txt", _("Une correction est proposée")),
    "answer": Letter("emails/staff_answer.txt", _("Une réponse est arrivée")),
    "withdrawn": Letter("emails/staff_withdrawn.txt", _("Une contribution a été retirée")),
}


def tell_contributor(event: str, contribution: Contribution) -> None:
    """Write about ``event`` (a key of ``TO_CONTRIBUTOR``) once the transaction is sure; nothing without address."""
    from .tasks import write_to_contributor

    transaction.on_commit(partial(write_to_contributor.enqueue, event, contribution.pk))


def tell_staff(
    event: str, *, page: Page | None = None, contribution: Contribution | None = None, by: User | None = None
) -> None:
    """Write about ``event`` (a key of ``TO_STAFF``) to those who read ``page`` or ``contribution``, but to ``by``."""
    from .tasks import write_to_staff

    page_pk, contribution_pk, by_pk = (row.pk if row else 0 for row in (page, contribution, by))
    transaction.on_commit(partial(write_to_staff.enqueue, event, page_pk, contribution_pk, by_pk))


def write_contributor(event: str, contribution: Contribution) -> None:
    details = getattr(contribution, "contact_details", None)
    if details is None or not details.email:
        return
    page = contribution.page.specific if contribution.page else None
    last = contribution.messages.filter(from_staff=True).last()
    context = {
        "contribution": contribution,
        "message": last.text if last else "",
        "follow_url": _absolute(follow_path(contribution)),
        "page_url": _absolute(page.url) if page and is_public(page) else "",
        "opening": getattr(page, "embargo_until", None),
    }
    _send(TO_CONTRIBUTOR[event], [details.email], context)


def write_staff(
    event: str, page: KnowledgePage | None, contribution: Contribution | None, by: User | None
) -> None:
    """``page`` or ``contribution`` is given; a page made from a contribution is shown with it."""
    if page and contribution is None:
        contribution = page.contributions.first()
    subject: Any = page or contribution
    service = subject.owner_service
    in_service = event != "validation"
    readers = readers_for(service) if in_service else validators()
    context = {
        "title": str(subject),
        "service": service,
        "url": _absolute(_screen(page, contribution)),
        "comment": _last_comment(page) if page else "",
    }
    _send(TO_STAFF[event], _addresses(readers, by, service if in_service else None), context)


def _screen(page: KnowledgePage | None, contribution: Contribution | None) -> str:
    if contribution:
        return reverse("contributions:review", args=[contribution.pk])
    assert page is not None
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _addresses(readers: Iterable[User], by: User | None, service: Service | None) -> list[str]:
    """Without twins: members who want such messages, and the service's own address."""
    wanted = [
        reader.email
        for reader in readers
        if reader != by and reader.email and UserProfile.get_for_user(reader).submitted_notifications
    ]
    return list(dict.fromkeys([*wanted, *([service.email] if service and service.email else [])]))


def _last_comment(page: KnowledgePage) -> str:
    states = TaskState.objects.for_instance(page).exclude(comment="").order_by("-finished_at")
    return states.values_list("comment", flat=True).first() or ""


def _absolute(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"


def _send(letter: Letter, addresses: list[str], context: dict[str, Any]) -> None:
    body = render_to_string(letter.template, context)
    for address in addresses:
        message = EmailMessage(
            str(letter.subject),
            body.strip() + "\n",
            to=[address],
            headers={"Auto-Submitted": "auto-generated"},
        )
        try:
            message.send()
        except OSError as error:  # smtplib's errors are OSErrors; their text holds the address
            logger.error("The message %s was not sent: %s", letter.template, type(error).__name__)
