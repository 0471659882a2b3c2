"""`manage.py demonstration_accounts`: one account per role, to try a local site. Never on a real installation."""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from savoirs.accounts.models import Service, User

SHOWN_SERVICES = ("maison-jourde", "mjc", "musee-ziem", "mediatheque-louis-aragon")
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that reads as something else on a printed sheet


class Command(BaseCommand):
    help = (
        "Crée un compte de démonstration par rôle ; les mots de passe sont gardés dans var/demonstration.txt."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError(_("Pas de comptes de démonstration sur une véritable installation."))
        path = settings.VAR_DIR / "demonstration.txt"
        kept = _kept_passwords(path)
        with transaction.atomic():
            rows = [(name, _account(name, service, kept), role) for name, role, service in _roles()]
        _write(path, rows)
        if options["verbosity"]:
            self.stdout.write(path.read_text(encoding="utf-8"))


def _roles() -> Iterator[tuple[str, str, Service | None]]:
    """(name of the account, what it may do, its service)."""
    yield "administration", _("règle tout le site"), None
    for service in Service.objects.filter(slug__in=SHOWN_SERVICES, contributors__isnull=False):
        does = (
            _("écrit, relit et valide le patrimoine") if service.validates_heritage else _("écrit et relit")
        )
        yield service.slug, f"{does} ({service.name})", service


def _account(name: str, service: Service | None, kept: dict[str, str]) -> str:
    """Make the account if it is missing; draw a new password if the former one is lost. Returns the password."""
    user, created = User.objects.get_or_create(
        username=name,
        defaults={
            "email": f"{name}@demonstration.invalid",
            "first_name": service.name[:150] if service else _("Administration"),
            "is_superuser": service is None,
            "is_staff": service is None,
        },
    )
    if created or name not in kept:
        kept[name] = "-".join("".join(secrets.choice(ALPHABET) for _i in range(4)) for _j in range(4))
        user.set_password(kept[name])
        user.save(update_fields=["password"])
    if service and service.contributors:
        user.groups.add(service.contributors)
    return kept[name]


def _kept_passwords(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("  ")]
    return {row[0]: row[1] for row in rows}


def _write(path: Path, rows: list[tuple[str, str, str]]) -> None:
    width = max(len(name) for name, _password, _role in rows)
    lines = [f"  {name:{width}}  {password}  {role}\n" for name, password, role in rows]
    path.touch(mode=0o600)
    path.write_text(
        _("Comptes de démonstration (nom, mot de passe, rôle) :") + "\n" + "".join(lines), encoding="utf-8"
    )
