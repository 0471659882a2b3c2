"""`manage.py starter_content`: load the starter texts, once, into a site where nobody has written."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.starter.checks import load
from home.starter.easy import load_easy_texts
from home.starter.info import load_information
from home.starter.loader import AlreadyLoaded, SiteInUse, load_into_site
from home.starter.questions import load_questions
from home.starter.reading import FaultyContent


class Command(BaseCommand):
    help = "Charge les textes de départ, une seule fois, jamais sur un site où quelqu’un a écrit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--verifier", action="store_true", help="Vérifie les fichiers sans rien charger.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            library = load()
        except FaultyContent as error:
            count = len(error.faults)
            raise CommandError(
                _("Les textes de départ ont %(count)s faute(s) :\n%(faults)s")
                % {"count": count, "faults": error}
            ) from error
        if options["verifier"]:
            self.stdout.write(_("%s pages vérifiées, aucune faute.") % len(library.pages))
            return
        try:
            load_into_site(library, quiet=options["verbosity"] == 0)
        except AlreadyLoaded:
            self._say(options, _("Les textes de départ sont déjà chargés : rien n’a changé."))
        except SiteInUse:
            self._say(
                options, _("Quelqu’un a déjà écrit sur ce site : les textes de départ ne sont pas chargés.")
            )
        else:
            self._say(options, _("%s pages de départ chargées.") % len(library.pages))
        if asked := load_questions(library):
            told = ngettext("%s question à la ville ajoutée.", "%s questions à la ville ajoutées.", asked)
            self._say(options, told % asked)
        if easy := load_easy_texts(library):
            told = ngettext("%s texte facile à lire ajouté.", "%s textes faciles à lire ajoutés.", easy)
            self._say(options, told % easy)
        if written := load_information(library):
            told = ngettext(
                "%s page d’information mise en place.", "%s pages d’information mises en place.", written
            )
            self._say(options, told % written)

    def _say(self, options: dict[str, Any], sentence: str) -> None:
        if options["verbosity"]:
            self.stdout.write(sentence)
