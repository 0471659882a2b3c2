from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContributeConfig(AppConfig):
    name = "savoirs.contribute"
    label = "contribute"
    verbose_name = _("Contributions")

    def ready(self) -> None:
        from savoirs.knowledge.partner_access import MEMBER_PERMISSIONS

        from .review import receivers  # noqa: F401

        MEMBER_PERMISSIONS.extend(("contribute.view_contribution", "contribute.view_contactdetails"))
