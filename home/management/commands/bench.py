"""`manage.py bench`: what the site costs with a thousand pages, on a site of its own, made and thrown away."""

import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from home.starter.measure import MOST_QUERIES, page_costs, search_costs
from savoirs.knowledge.models import KnowledgePage
from savoirs.rights.access import public


class Command(BaseCommand):
    help = "Mesure la recherche et les pages sur un site d’essai, sans toucher au vrai."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pages", type=int, default=1000, help="Nombre de pages d’essai (1 000).")
        parser.add_argument("--ici", action="store_true", help="Mesure ce site-ci, tel qu’il est.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["ici"]:
            self._measure()
        else:
            with tempfile.TemporaryDirectory(prefix="savoirs-bench-") as folder:
                self._run_apart(folder, "prepare")
                self._run_apart(folder, "make_pages", str(options["pages"]))
                self._run_apart(folder, "bench", "--ici")

    def _run_apart(self, folder: str, *command: str) -> None:
        environment = {
            **os.environ,
            "SAVOIRS_VAR": folder,
            "DJANGO_SETTINGS_MODULE": "savoirs.settings.development",
        }
        subprocess.run(
            [sys.executable, str(settings.BASE_DIR / "manage.py"), *command], env=environment, check=True
        )

    def _measure(self) -> None:
        count = public(KnowledgePage.objects.all()).count()
        self.stdout.write(_("\n%s pages publiques.\n") % count)
        self.stdout.write(_("Recherche (facettes et extraits)       seule  page entière  95 % des pages"))
        for search in search_costs():
            self.stdout.write(
                f"  {search.name:<34.34} {search.search_ms:7.1f} {search.page_ms:13.1f} {search.slow_page_ms:12.1f} ms"
            )
        self.stdout.write(_("\nPages publiques                     vues  requêtes   processeur"))
        for cost in page_costs():
            warning = _(" plus de %s") % MOST_QUERIES if cost.is_too_many else ""
            self.stdout.write(
                f"  {cost.name:<32} {cost.pages:5} {cost.queries:9} {cost.cpu_ms:9.1f} ms{warning}"
            )
