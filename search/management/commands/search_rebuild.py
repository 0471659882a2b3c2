"""``manage.py search_rebuild``: index all the content again, the search staying open meanwhile."""

from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from search import indexing, registry, state
from search.engines import engines, outside
from search.engines.base import Unavailable
from search.engines.embedded import maintenance


class Command(BaseCommand):
    help = _("Refait l’index de recherche ; le site reste ouvert pendant ce temps.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help=_("Ne rien faire si l’index est entier et fait avec l’analyse de cette version."),
        )

    def handle(self, *args: Any, if_needed: bool, **options: Any) -> None:
        maintenance.migrate()
        names = indexing.to_rebuild() if if_needed else list(engines())
        silent = [
            problem
            for name, engine in outside().items()
            if name not in names
            for problem in engine.health().problems
        ]
        try:
            self._rebuild(names)
        except Unavailable as error:
            if not if_needed:
                raise CommandError(_("Le serveur de recherche ne répond pas : %s") % error) from error
            sentence = _(
                "Le serveur de recherche n’a pas tout pris, la recherche intégrée répond à sa place : %s"
            )
            silent.append(sentence % error)
        for problem in silent:
            self.stdout.write(problem)
        if silent:
            self.stdout.write(_("Quand il répondra, lancez : manage.py search_rebuild --if-needed"))
        elif not names:
            self.stdout.write(_("L’index de recherche est à jour."))
        for name in outside():
            for sentence in state.refusals(name):
                self.stdout.write(sentence)

    def _rebuild(self, names: Sequence[str]) -> None:
        if not names:
            return
        total = len(registry.keys()) * len(names)
        with tqdm(total=total, desc=_("Index de recherche"), unit=_(" page")) as bar:
            indexing.rebuild(names, progress=bar.update)
        self.stdout.write(_("L’index de recherche est refait."))
