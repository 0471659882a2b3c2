"""What the rights room adds to Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    actions.register_action("rights.withdraw", _("Retirer"), _("Retiré à la demande de la personne"))
