"""``manage.py search_rebuild``: index all the content again, the search staying open meanwhile."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from search import indexing, registry


class Command(BaseCommand):
    help = _("Refait l’index de recherche ; le site reste ouvert pendant ce temps.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help=_("Ne rien faire si l’index est entier et fait avec l’analyse de cette version."),
        )

    def handle(self, *args: Any, if_needed: bool, **options: Any) -> None:
        if if_needed and not indexing.needs_rebuild():
            self.stdout.write(_("L’index de recherche est à jour."))
            return
        with tqdm(total=len(registry.keys()), desc=_("Index de recherche"), unit=_(" page")) as bar:
            indexing.rebuild(progress=bar.update)
        self.stdout.write(_("L’index de recherche est refait."))
