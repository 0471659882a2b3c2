"""Withdrawal: one action, effective everywhere at once, because everything public asks at read time."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from .access import governed_models
from .models import Agreement


def withdraw(page: Page, *, user=None) -> None:
    """Close ``page`` and its aliases to the public, now, and mark its agreements as taken back.

    The original stays, sealed. The index entry is removed by the page's own save, in the same transaction.
    """
    now = timezone.now()
    with transaction.atomic():
        for model in governed_models():
            model._default_manager.filter(Q(pk=page.pk) | Q(alias_of_id=page.pk)).update(withdrawn_at=now)
        Agreement.objects.filter(page_id=page.pk, revoked_at__isnull=True).update(revoked_at=now)
        for closed in Page.objects.filter(Q(pk=page.pk) | Q(alias_of_id=page.pk)).specific():
            if closed.live:
                closed.unpublish(user=user, log_action=False)
            else:
                closed.save(clean=False)
        log(instance=page, action="rights.withdraw", user=user)
