"""An embedded index of its own, away from the site's, for as long as it is used."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connections

from search.models import Entry, Membership, Passage, State, Word

from . import tables

ALIAS = "throwaway"


@contextmanager
def throwaway_index() -> Iterator[None]:
    """Inside, the embedded engine reads and writes an empty index, forgotten at the end."""
    with TemporaryDirectory(prefix="savoirs-index-") as folder:
        connections.databases[ALIAS] = _configuration(Path(folder) / "index.sqlite3")
        try:
            with connections[ALIAS].schema_editor() as editor:
                for model in (Entry, Membership, Passage, Word, State):
                    editor.create_model(model)
            tables.create(connections[ALIAS])
            with tables.kept_in(ALIAS):
                yield
        finally:
            connections[ALIAS].close()
            del connections[ALIAS], connections.databases[ALIAS]


def _configuration(path: Path) -> dict[str, object]:
    plain = {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": settings.SQLITE_OPTIONS}
    return connections.configure_settings({"default": {}, ALIAS: plain})[ALIAS]
