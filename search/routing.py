"""Which database holds what: the index may lie beside the content, in a file of its own."""

from typing import Any

from django.db import models

from .engines.embedded.tables import alias

APP = "search"
# The tables of the embedded index. Any other model of this room is content.
INDEX = frozenset({"entry", "membership", "passage", "word", "state"})


class IndexRouter:
    """Send the tables of the index to the database that :func:`alias` says, all others to the content's."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str | None:
        return alias() if _is_index(model._meta.app_label, model._meta.model_name) else None

    db_for_write = db_for_read

    def allow_migrate(
        self, db: str, app_label: str, model_name: str | None = None, **hints: Any
    ) -> bool | None:
        if _is_index(app_label, model_name):
            return db == alias()
        return None if db == "default" else False


def _is_index(app_label: str, model_name: str | None) -> bool:
    return app_label == APP and model_name in INDEX
