from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RightsConfig(AppConfig):
    name = "savoirs.rights"
    label = "rights"
    verbose_name = _("Droits et accords")

    def ready(self) -> None:
        from . import registration

        registration.register()
