from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KnowledgeConfig(AppConfig):
    name = "savoirs.knowledge"
    label = "knowledge"
    verbose_name = _("Savoirs")

    def ready(self) -> None:
        from savoirs.rights import seeing

        from . import partner_access, signals  # noqa: F401
        from .editing.keeping import kept_by
        from .questions import answered  # noqa: F401

        seeing.register(kept_by)
