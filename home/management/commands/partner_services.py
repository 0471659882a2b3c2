"""`manage.py partner_services`: the services of the town, what their members may do, and the review of pages."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.partners import make_partners


class Command(BaseCommand):
    help = "Crée les services partenaires qui manquent, leurs droits et le circuit de relecture. Sans risque à répéter."

    def handle(self, *args: Any, **options: Any) -> None:
        made = make_partners()
        if options["verbosity"]:
            self.stdout.write(
                ngettext("%d service partenaire créé.", "%d services partenaires créés.", made) % made
                if made
                else _("Les services partenaires sont déjà là.")
            )
