"""What the front door adds to Wagtail's admin: the contributions and their review."""

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets import Button

from .review.panels import WaitingPanel
from .review.views import QueueView, ReviewView


class ContributionsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("contribute.view_contribution")


class ContributionViewSet(ViewSet):
    name = "contributions"
    icon = "openquote"
    menu_label = _("Contributions")
    menu_order = 90
    add_to_admin_menu = True
    menu_item_class = ContributionsMenuItem

    def get_urlpatterns(self):
        return [
            path("", QueueView.as_view(), name="index"),
            path("liste/", QueueView.as_view(results_only=True), name="results"),
            path("<int:pk>/", ReviewView.as_view(), name="review"),
        ]


@hooks.register("register_admin_viewset")
def register_contributions() -> ContributionViewSet:
    return ContributionViewSet()


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list) -> None:
    """In the place of Wagtail's own list, which would say the same again."""
    if request.user.has_perm("contribute.view_contribution"):
        others = [panel for panel in panels if panel.name != "workflow_objects_to_moderate"]
        panels[:] = [*others, WaitingPanel()]


@hooks.register("register_page_header_buttons")
def contribution_button(page, user, view_name: str, next_url: str | None = None):
    contribution = page.contributions.first() if page.pk else None
    if contribution and user.has_perm("contribute.view_contribution"):
        address = reverse("contributions:review", args=[contribution.pk])
        yield Button(_("Voir la contribution"), address, icon_name="openquote", priority=80)


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    actions.register_action("contribute.ask", _("Demander"), _("Question posée à la personne"))
    actions.register_action("contribute.refuse", _("Ne pas retenir"), _("Contribution non retenue"))
    actions.register_action("contribute.apply", _("Corriger"), _("Correction prise en compte"))
