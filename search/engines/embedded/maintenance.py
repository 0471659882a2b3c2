"""Rebuild of the embedded index in place, and its health.

A rebuild writes entry after entry, each batch in its own transaction: readers find every document at every
moment, a killed rebuild leaves a whole index, and what others write meanwhile is kept. Entries that no batch nor
anybody else wrote since it began belong to an older generation; they go at the end.
"""

from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from search.engines.base import Health
from search.models import Entry, Membership, Passage, State, Word
from search.spelling import fingerprint

from . import tables
from .tables import alias, database
from .writing import current_state, remove


def migrate() -> None:
    """Bring the index's own file up to the code, made again if it has gone; the content's database has its own way."""
    if alias() == tables.BESIDE:
        call_command("migrate", "search", database=tables.BESIDE, verbosity=0, interactive=False)


def begin_rebuild() -> int:
    """Open a new generation of entries, on sound tables; return its number."""
    if not _sound():
        _start_from_nothing()
    with transaction.atomic(using=alias()):
        state = current_state()
        if state.analysis != fingerprint():
            Word.objects.using(alias()).all().delete()  # each comes back with its new keys
        state.generation += 1
        state.save(using=alias())
    return state.generation


def end_rebuild(generation: int) -> None:
    """Forget what the rebuild has not found again, and note the analysis that made the index."""
    older = Entry.objects.using(alias()).filter(generation__lt=generation)
    remove(list(older.values_list("key", flat=True)))
    State.objects.using(alias()).filter(pk=1).update(analysis=fingerprint())
    _command("optimize")


def health() -> Health:
    if not _sound():
        return Health(0, stale=True, problems=(_("L’index est abîmé : il faut le refaire."),))
    state = State.objects.using(alias()).filter(pk=1).first()
    entries = Entry.objects.using(alias())
    problems = []
    if state is None or state.analysis != fingerprint():
        problems.append(_("L’index a été fait avec une autre analyse du français : il faut le refaire."))
    elif entries.filter(generation__lt=state.generation).exists():
        problems.append(_("La dernière reconstruction de l’index a été interrompue : il faut la reprendre."))
    return Health(entries.count(), stale=bool(problems), problems=tuple(problems))


def _sound() -> bool:
    """Are the full-text tables there, whole, and as long as the plain ones?"""
    try:
        with transaction.atomic(using=alias()), database().cursor() as cursor:
            _command("integrity-check")
            cursor.execute("SELECT (SELECT count(*) FROM search_entry) = (SELECT count(*) FROM search_stems)")
            return bool(cursor.fetchone()[0])
    except DatabaseError:
        return False


def _command(name: str) -> None:
    with database().cursor() as cursor:
        for table in tables.FULL_TEXT:
            cursor.execute(f"INSERT INTO {table} ({table}) VALUES (%s)", [name])


def _start_from_nothing() -> None:
    with transaction.atomic(using=alias()):
        tables.drop(database())
        for model in (Membership, Passage, Word, Entry):
            model.objects.using(alias()).all().delete()
        tables.create(database())
