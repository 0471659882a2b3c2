"""Messages leave in the background: a slow mail server makes nobody wait."""

from django_tasks import task

from savoirs.accounts.models import User
from savoirs.contribute.models import Contribution
from savoirs.knowledge.models import KnowledgePage

from . import letters

# Wagtail's own tasks, at 0, come by hundreds after a load: a message does not wait behind them.
FIRST = 60


@task(priority=FIRST)
def write_to_contributor(event: str, pk: int) -> None:
    contribution = Contribution.objects.filter(pk=pk).select_related("contact_details", "page").first()
    if contribution:
        letters.write_contributor(event, contribution)


@task(priority=FIRST)
def write_to_staff(event: str, page: int, contribution: int, by: int) -> None:
    """Primary keys; 0 for none."""
    found_page = KnowledgePage.objects.filter(pk=page).first()
    found_contribution = Contribution.objects.filter(pk=contribution).first()
    if found_page or found_contribution:
        letters.write_staff(event, found_page, found_contribution, User.objects.filter(pk=by).first())
