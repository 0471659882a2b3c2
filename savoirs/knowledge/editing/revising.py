"""A change made to a page outside of its own editor."""

from collections.abc import Callable

from savoirs.accounts.models import User

from ..models import KnowledgePage


def may_revise(stored: KnowledgePage, user: User) -> bool:
    allowed = stored.permissions_for_user(user)
    return bool(allowed.can_edit() and not allowed.page_locked())


def revise(stored: KnowledgePage, user: User, change: Callable[[KnowledgePage], None]) -> bool:
    """Make a version of the page with ``change``. Returns whether it is online.

    It goes online where the person may put it there and nothing else was waiting to be published. Raises
    :class:`savoirs.rights.gate.PublicationRefused` when only the gate keeps it out; the version stays.
    """
    was_as_published = stored.live and not stored.has_unpublished_changes
    page = stored.get_latest_revision_as_object()
    change(page)
    revision = page.save_revision(user=user, log_action=True, clean=False)
    if not (was_as_published and stored.permissions_for_user(user).can_publish()):
        return False
    revision.publish(user=user)
    return True
