"""Withdrawal: one action, effective everywhere at once, because everything public asks at read time."""

from django.db import transaction
from django.db.models import Q
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, WorkflowState

from .access import governed_models
from .gate import PublicationRefused, missing_agreements
from .models import Agreement

page_withdrawn = Signal()
"""Sent in the transaction of the withdrawal, with ``page`` and ``user`` (None: the contributor)."""


def withdraw(page: Page, *, user=None) -> None:
    """Close ``page`` and its aliases to the public, now, and mark its agreements as taken back.

    The original stays, sealed. The index entry is removed by the page's own save, in the same transaction.
    """
    now = timezone.now()
    with transaction.atomic():
        _mark(page, now)
        Agreement.objects.filter(page_id=page.pk, revoked_at__isnull=True).update(revoked_at=now)
        for closed in Page.objects.filter(Q(pk=page.pk) | Q(alias_of_id=page.pk)).specific():
            if closed.live:
                closed.unpublish(user=user, log_action=False)
            else:
                closed.save(clean=False)
        for review in WorkflowState.objects.active().for_instance(page):
            review.cancel(user=user)
        log(instance=page, action="rights.withdraw", user=user)
        page_withdrawn.send(sender=type(page), page=page, user=user)


def readmit(page: Page, *, user) -> None:
    """Let a withdrawn ``page`` be published again, as a draft to review; its witnesses have agreed anew.

    Raises :class:`~savoirs.rights.gate.PublicationRefused` otherwise.
    """
    reasons = missing_agreements(page)
    anew = Agreement.objects.filter(page_id=page.pk, given_at__gt=page.withdrawn_at)
    if not reasons and page.must_have_agreement() and not anew.exists():
        reasons = [_("Notez d’abord le nouvel accord de la personne, avec sa date.")]
    if reasons:
        raise PublicationRefused(page, reasons)
    with transaction.atomic():
        _mark(page, None)
        log(instance=page, action="rights.readmit", user=user)


def _mark(page: Page, withdrawn_at) -> None:
    for model in governed_models():
        model._default_manager.filter(Q(pk=page.pk) | Q(alias_of_id=page.pk)).update(
            withdrawn_at=withdrawn_at
        )
