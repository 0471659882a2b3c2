"""Hand a contribution that has just been sent to those who read it."""

from .models import Contribution


def submit(contribution: Contribution) -> None:
    """Called in the transaction of the sending: ``contribution.page`` is a draft, None for a correction."""
    if contribution.page:
        contribution.page.specific.save_revision()
