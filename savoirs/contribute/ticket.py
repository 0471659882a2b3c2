"""The paper ticket: a code to say aloud and a square to aim at."""

from datetime import timedelta

import segno
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from .models import Contribution
from .secrets import code_of

__all__ = ["code_of", "is_still_shown", "qr"]

SHOWN_FOR = timedelta(days=1)


def is_still_shown(contribution: Contribution) -> bool:
    """May the ticket be shown again at the secret address of the draft?"""
    return bool(contribution.sent_at and timezone.now() - contribution.sent_at < SHOWN_FOR)


def qr(address: str) -> SafeString:
    """An ``address`` as a QR code (ISO/IEC 18004), in SVG without size, to be set by the style sheet."""
    drawing = segno.make(address, micro=False).svg_inline(
        omitsize=True, border=2, svgclass=None, lineclass=None
    )
    return mark_safe(drawing.replace("<svg", '<svg aria-hidden="true" focusable="false"', 1))
