"""What a code opens: a signed address, for a while, to one contribution."""

from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from savoirs.rights.withdrawal import withdraw as withdraw_page

from .models import Contribution, ReviewMessage
from .signals import answered, withdrawn

SALT = "savoirs.contribute.follow"
AFTER_A_CODE = timedelta(hours=2)
IN_A_MESSAGE = timedelta(days=14)


def follow_path(contribution: Contribution, lifetime: timedelta = IN_A_MESSAGE) -> str:
    """The address (a path) that opens ``contribution`` without code, during ``lifetime``."""
    until = int((timezone.now() + lifetime).timestamp())
    return reverse("contribute:followed", args=[signing.dumps([contribution.pk, until], salt=SALT)])


def followed(token: str) -> Contribution | None:
    """The contribution that a signed address opens; None when it is false or has run out."""
    try:
        pk, until = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Contribution.objects.filter(pk=pk).first() if timezone.now().timestamp() < until else None


def answer(contribution: Contribution, text: str) -> ReviewMessage:
    """Keep the contributor's answer and give the contribution back to its reviewers."""
    with transaction.atomic():
        message = ReviewMessage.objects.create(contribution=contribution, text=text)
        if contribution.state == Contribution.State.QUESTION:
            contribution.state = Contribution.State.SENT
            contribution.save(update_fields=["state"])
        answered.send(ReviewMessage, message=message)
    return message


def withdraw(contribution: Contribution) -> None:
    """Take everything back, now and everywhere. A second time changes nothing."""
    with transaction.atomic():
        stored = Contribution.objects.select_for_update().get(pk=contribution.pk)
        if stored.state == Contribution.State.WITHDRAWN:
            return
        stored.state, stored.withdrawn_at = Contribution.State.WITHDRAWN, timezone.now()
        stored.save(update_fields=["state", "withdrawn_at"])
        if stored.page:
            withdraw_page(stored.page.specific)
        withdrawn.send(Contribution, contribution=stored)
