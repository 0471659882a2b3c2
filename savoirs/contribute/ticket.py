"""The paper ticket: a code to say aloud and a square to aim at."""

from datetime import timedelta

from django.utils import timezone

from savoirs.knowledge.qr import qr

from .models import Contribution
from .secrets import code_of

__all__ = ["code_of", "is_still_shown", "qr"]

SHOWN_FOR = timedelta(days=1)


def is_still_shown(contribution: Contribution) -> bool:
    """May the ticket be shown again at the secret address of the draft?"""
    return bool(contribution.sent_at and timezone.now() - contribution.sent_at < SHOWN_FOR)
