from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "media"
    verbose_name = _("Photos, enregistrements et documents")

    def ready(self) -> None:
        from . import signals  # noqa: F401
