"""What the rights room adds to Wagtail's admin."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from . import views
from .admin import RightsViewSetGroup
from .bulk_publication import GatedPublishBulkAction
from .gate import PublicationRefused, is_governed, refuse_unless_ready

register_snippet(RightsViewSetGroup)


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    actions.register_action("rights.withdraw", _("Retirer"), _("Retiré à la demande de la personne"))
    actions.register_action(
        "rights.readmit", _("Remettre en relecture"), _("Remis en relecture, accord renouvelé")
    )
    actions.register_action(
        "rights.refuse", _("Écarter"), _("Mise en ligne prévue, refusée : un accord manque")
    )
    actions.register_action("rights.agreement", _("Noter un accord"), _("Accord noté ou modifié"))


@hooks.register("register_admin_urls")
def register_withdrawal() -> list[URLPattern]:
    return [
        path("retrait/<int:pk>/", views.withdraw_page, name="rights_withdraw"),
        path("retrait/<int:pk>/lever/", views.readmit_page, name="rights_readmit"),
    ]


@hooks.register("register_page_header_buttons")
def withdrawal_button(page: Page, user, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if is_governed(page) and page.pk and page.permissions_for_user(user).can_edit():
        label = _("Page retirée…") if page.withdrawn_at else _("Retirer à la demande d’une personne…")
        yield Button(label, reverse("rights_withdraw", args=[page.pk]), icon_name="no-view", priority=90)


# Wagtail's editor publishes without Page.publish(): this hook is its gate. What was written is already a draft.
@hooks.register("before_publish_page")
def refuse_publication(request: HttpRequest, page: Page) -> None:
    if not is_governed(page):
        return
    try:
        refuse_unless_ready(page)
    except PublicationRefused:
        if page.live and page.first_published_at is None:
            page.live = False
            page.save()
        raise


# After Wagtail's own action, which it replaces.
hooks.register("register_bulk_action", GatedPublishBulkAction, order=100)
