"""`manage.py bench`: what the site costs with a thousand pages, on a site of its own, made and thrown away."""

import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Sequence
from functools import partial
from itertools import islice, pairwise
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from home.starter.measure import MOST_QUERIES, page_costs, search_costs
from savoirs.knowledge.models import KnowledgePage
from savoirs.rights.access import public
from search import registry
from search.engines import ELASTICSEARCH, EMBEDDED, throwaway_engines
from search.latency import SIZES, Latency, Material, ask, fill, growth, latency
from search.query import PAGE_SIZE
from search.state import NAMES


class Command(BaseCommand):
    help = "Mesure la recherche et les pages sur un site d’essai, sans toucher au vrai."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pages", type=int, default=1000, help="Nombre de pages d’essai (1 000).")
        parser.add_argument("--ici", action="store_true", help="Mesure ce site-ci, tel qu’il est.")
        parser.add_argument(
            "--wagtail", action="store_true", help="Mesure la seule recherche de Wagtail sur ce site-ci."
        )
        parser.add_argument(
            "--tailles",
            type=int,
            nargs="*",
            default=SIZES,
            help="Nombres de documents avec lesquels mesurer les moteurs de recherche (1 000, 5 000 et 20 000).",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        sizes = sorted(options["tailles"])
        if options["wagtail"]:
            self._measure_wagtail()
        elif options["ici"]:
            self._measure()
            self._measure_engines(sizes)
            self._measure_wagtail()
        else:
            with tempfile.TemporaryDirectory(prefix="savoirs-bench-") as folder:
                self._run_apart(folder, "prepare")
                self._make_pages(folder, options["pages"])
                self._run_apart(folder, "bench", "--ici", "--tailles", *map(str, sizes))
                larger = [size for size in sizes if size > options["pages"]]
                for former, size in pairwise([options["pages"], *larger]):
                    self._make_pages(folder, size - former, "--copies")
                    self._run_apart(folder, "bench", "--wagtail")

    def _make_pages(self, folder: str, count: int, *how: str) -> None:
        """Wagtail searches pages: for its search to be compared, there must be as many as documents."""
        self._run_apart(folder, "make_pages", str(count), *how)
        self._run_apart(folder, "rebuild_modelsearch_index", "--verbosity", "0")

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

    def _measure_engines(self, sizes: Sequence[int]) -> None:
        self.stdout.write(
            _("\nMoteurs de recherche (facettes et extraits)  documents    moitié  95 % des réponses")
        )
        material = self._material()
        asked = material.questions()
        name = ELASTICSEARCH if settings.ELASTICSEARCH_URL else EMBEDDED
        with throwaway_engines(name) as engines:
            for engine in engines:
                engine.rebuild([])
            found: list[list[Latency]] = [[] for _engine in engines]
            for former, size in pairwise([0, *sizes]):
                fill(engines, material.documents(former, size))
                for known, engine in zip(found, engines, strict=True):
                    known.append(latency(size, asked, partial(ask, engine)))
        for label, latencies in zip((NAMES[EMBEDDED], NAMES[ELASTICSEARCH]), found, strict=False):
            for one in latencies:
                self._say_latency(str(label), one)
            for small, large in pairwise(latencies):
                power = growth(small, large)
                self.stdout.write(
                    _("  de %(small)s à %(large)s documents : temps × taille puissance %(power).2f")
                    % {"small": small.documents, "large": large.documents, "power": power}
                )

    def _measure_wagtail(self) -> None:
        asked = self._material().questions()
        pages = KnowledgePage.objects.live()  # its backend does not know the rights
        self._say_latency(
            _("Recherche de Wagtail (sans facettes ni extraits)"),
            latency(pages.count(), asked, lambda text: list(pages.search(text)[:PAGE_SIZE])),
        )

    def _material(self) -> Material:
        """The first pages: the same questions, however many others have come since."""
        documents = (document for batch in registry.batches() for document in batch)
        return Material(islice(documents, SIZES[0]))

    def _say_latency(self, label: str, found: Latency) -> None:
        self.stdout.write(f"  {label:<44.44} {found.documents:7} {found.half:9.1f} {found.most:14.1f} ms")
