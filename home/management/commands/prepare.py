"""`manage.py prepare`: brings the database, the index and the static files up to the code. Safe to repeat."""

import hashlib
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils.translation import gettext as _

from home.checks import missing_information


class Command(BaseCommand):
    help = "Prépare le site après une installation ou une mise à jour. Sans effet s’il est à jour."

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in ("logs", "mails", "media"):
            (settings.VAR_DIR / folder).mkdir(parents=True, exist_ok=True)
        self._migrate()
        call_command("partner_services", verbosity=0)
        call_command("starter_content")
        # Again: what the services may do is said on the pages that the starter content has just made.
        call_command("partner_services", verbosity=0)
        call_command("search_rebuild", if_needed=True)
        if settings.DEMONSTRATION:
            call_command("demonstration_accounts", verbosity=0)
        self._collect_static()
        if missing := missing_information():
            self.stdout.write(
                _("Avant l’ouverture, %s renseignements sont à donner : voir docs/avant-l-ouverture.md.")
                % len(missing)
            )

    def _migrate(self) -> None:
        try:
            call_command("migrate", verbosity=0, interactive=False)
        except OperationalError as error:
            raise CommandError(_("La base de données ne répond pas : %s") % error) from error

    def _collect_static(self) -> None:
        stamp = settings.STATIC_ROOT / ".collected"
        fingerprint = _static_fingerprint()
        if stamp.exists() and stamp.read_text() == fingerprint:
            return
        self.stdout.write(_("Mise en place des images, polices et feuilles de style…"))
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(fingerprint)


def _static_fingerprint() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            modified = storage.get_modified_time(path).timestamp()
            digest.update(f"{path} {storage.size(path)} {modified}\n".encode())
    return digest.hexdigest()
