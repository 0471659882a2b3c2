"""``manage.py search_drain``: tell the search server now what it has yet to be told, refused pages included."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search import outbox
from search.engines import outside
from search.engines.base import Unavailable


class Command(BaseCommand):
    help = _("Transmet tout de suite au serveur de recherche les pages qui attendent.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not outside():
            self.stdout.write(_("Rien à transmettre : l’index change avec le contenu."))
        for name in outside():
            outbox.try_again(name)
            try:
                told = outbox.drain(name)
            except Unavailable as error:
                raise CommandError(_("Le serveur de recherche ne répond pas : %s") % error) from error
            self.stdout.write(ngettext("%s page transmise.", "%s pages transmises.", told) % told)
            if left := outbox.refused([name]).count():
                sentence = ngettext("%s page reste refusée.", "%s pages restent refusées.", left)
                raise CommandError(sentence % left)
