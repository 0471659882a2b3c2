from django.apps import AppConfig
from django.core import checks
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Recherche")

    def ready(self) -> None:
        from .checks import check_engine, check_index

        checks.register(check_engine)
        checks.register(check_index)
        post_migrate.connect(_create_full_text_tables, sender=self)
        autodiscover_modules("documents")


def _create_full_text_tables(using: str, **kwargs: object) -> None:
    from .engines.embedded import tables

    if using == tables.alias():
        tables.create(connections[using])
