"""`manage.py catalogues` (`make messages`): the French catalogues, typeset and compiled. Needs gettext and polib.

Source strings are French, typed with ordinary spaces; the catalogue says them again with the no-break spaces
that the eye cannot see in a source file. It is written anew each time: nothing in it is edited by hand.
The French words for the English strings of add-ons are edited by hand, in ``savoirs/wording``.
"""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from home.typography import set_between_tags, typeset_text

SOURCES, WORDING = (Path(path) / "fr" / "LC_MESSAGES" for path in settings.LOCALE_PATHS)
CATALOGUE = SOURCES / "django.po"
ELSEWHERE = [".venv", "var", "tests", "docs"]
METADATA = {
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "fr",
    "Plural-Forms": "nplurals=2; plural=(n > 1);",
}


class Command(BaseCommand):
    help = "Refait les catalogues français à partir des textes du code et des gabarits."

    def handle(self, *args: Any, **options: Any) -> None:
        former = CATALOGUE.read_bytes()
        CATALOGUE.unlink()
        try:
            call_command(
                "makemessages", locale=["fr"], ignore_patterns=ELSEWHERE, no_location=True, verbosity=0
            )
        except CommandError:
            CATALOGUE.write_bytes(former)
            raise
        extracted = polib.pofile(str(CATALOGUE))
        _write(CATALOGUE, [_typeset_entry(entry) for entry in extracted])
        for path in WORDING.glob("*.po"):
            _write(path, list(polib.pofile(str(path))))


def _typeset_entry(entry: polib.POEntry) -> polib.POEntry:
    if entry.msgid_plural:
        forms = {0: _typeset_text(entry.msgid), 1: _typeset_text(entry.msgid_plural)}
        translation: dict[str, Any] = {"msgid_plural": entry.msgid_plural, "msgstr_plural": forms}
    else:
        translation = {"msgstr": _typeset_text(entry.msgid)}
    return polib.POEntry(msgid=entry.msgid, msgctxt=entry.msgctxt, **translation)


def _typeset_text(text: str) -> str:
    """Tags stay as they are: the quotation marks of an attribute are not the reader's."""
    return set_between_tags(text, typeset_text)


def _write(path: Path, entries: list[polib.POEntry]) -> None:
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = METADATA
    catalogue.extend(sorted(entries, key=lambda entry: (entry.msgid, entry.msgctxt or "")))
    catalogue.save(str(path))
    catalogue.save_as_mofile(str(path.with_suffix(".mo")))
