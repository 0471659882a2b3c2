"""Full-text tables of the embedded engine, and the triggers that empty them with the plain ones.

The text that goes in is already analysed: words are stems or exact forms separated by spaces.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

BESIDE = "search"
# Keeps out the entries whose keys are in a JSON list.
NOT_HIDDEN = "{id} NOT IN (SELECT id FROM search_entry WHERE key IN (SELECT value FROM json_each(%s)))"
FULL_TEXT = ("search_stems", "search_titles", "search_forms", "search_passage_stems")
_FTS = "CREATE VIRTUAL TABLE IF NOT EXISTS {name} USING fts5(words, tokenize='unicode61 remove_diacritics 0')"
_TRIGGERS = {
    "search_entry_gone": """AFTER DELETE ON search_entry BEGIN
        DELETE FROM search_stems WHERE rowid = old.id;
        DELETE FROM search_titles WHERE rowid = old.id;
        DELETE FROM search_forms WHERE rowid = old.id;
        DELETE FROM search_passage WHERE entry_id = old.id;
        DELETE FROM search_membership WHERE entry_id = old.id; END""",
    "search_passage_gone": """AFTER DELETE ON search_passage BEGIN
        DELETE FROM search_passage_stems WHERE rowid = old.id; END""",
    "search_word_gone": """AFTER DELETE ON search_word BEGIN
        DELETE FROM search_deletion WHERE word = old.id; END""",
}
_STATEMENTS = (
    *(_FTS.format(name=name) for name in FULL_TEXT),
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_vocabulary USING fts5vocab(search_forms, row)",
    "CREATE TABLE IF NOT EXISTS search_deletion (deletion INTEGER, word INTEGER, PRIMARY KEY (deletion, word)) "
    "WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS search_deletion_word ON search_deletion (word)",
    *(f"CREATE TRIGGER IF NOT EXISTS {name} {body}" for name, body in _TRIGGERS.items()),
)


_chosen: ContextVar[str] = ContextVar("index", default="")


def alias() -> str:
    """The database that holds the index: its own file if the settings have one, else the content's."""
    return _chosen.get() or (BESIDE if BESIDE in connections else DEFAULT_DB_ALIAS)


@contextmanager
def kept_in(name: str) -> Iterator[None]:
    """Inside, the index is in the database ``name``."""
    token = _chosen.set(name)
    try:
        yield
    finally:
        _chosen.reset(token)


def database() -> BaseDatabaseWrapper:
    return connections[alias()]


def create(connection: BaseDatabaseWrapper) -> None:
    """Make what is missing. Called after each migration, since altering a plain table loses its triggers."""
    with connection.cursor() as cursor:
        for statement in _STATEMENTS:
            cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Remove triggers and full-text tables, damaged or not; :func:`create` makes them again, empty."""
    with connection.cursor() as cursor:
        for name in _TRIGGERS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        for name in ("search_vocabulary", *FULL_TEXT, "search_deletion"):
            cursor.execute(f"DROP TABLE IF EXISTS {name}")
