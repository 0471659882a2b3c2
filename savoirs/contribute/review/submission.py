"""A contribution has just been sent: it enters the review of its service."""

from media.models import Photo, Recording
from savoirs.contribute.models import Contribution
from savoirs.knowledge.partner_access import collection_of

from .letters import tell_contributor, tell_staff


def submit(contribution: Contribution) -> None:
    """Called in the transaction of the sending: ``contribution.page`` is a draft, None for a correction."""
    _keep_files_in_service(contribution)
    if contribution.page:
        page = contribution.page.specific
        page.save_revision()
        workflow = page.get_workflow()
        if workflow:
            workflow.start(page, None)
        else:
            tell_staff("reading", page=page)
    else:
        tell_staff("correction", contribution=contribution)
    tell_contributor("received", contribution)


def _keep_files_in_service(contribution: Contribution) -> None:
    if contribution.owner_service is None:
        return
    collection = collection_of(contribution.owner_service)
    files = contribution.files.all()
    Photo.objects.filter(pk__in=files.values("photo")).update(collection=collection)
    Recording.objects.filter(pk__in=files.values("recording")).update(collection=collection)
