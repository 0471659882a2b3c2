"""What the rights room adds to Wagtail's admin."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page

from .bulk_publication import GatedPublishBulkAction
from .gate import PublicationRefused, refuse_unless_ready
from .models import Governed


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    actions.register_action("rights.withdraw", _("Retirer"), _("Retiré à la demande de la personne"))
    actions.register_action(
        "rights.refuse", _("Écarter"), _("Mise en ligne prévue, refusée : un accord manque")
    )
    actions.register_action("rights.agreement", _("Noter un accord"), _("Accord noté ou modifié"))


# Wagtail's editor publishes without Page.publish(): this hook is its gate. What was written is already a draft.
@hooks.register("before_publish_page")
def refuse_publication(request: HttpRequest, page: Page) -> None:
    if not isinstance(page, Governed):
        return
    try:
        refuse_unless_ready(page)
    except PublicationRefused:
        if page.live and page.first_published_at is None:
            page.live = False
            page.save()
        raise


# After Wagtail's own action, which it replaces.
@hooks.register("register_bulk_action", order=100)
def register_bulk_publication() -> type[GatedPublishBulkAction]:
    return GatedPublishBulkAction
