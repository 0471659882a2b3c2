"""`manage.py make_pages 1000`: invented pages to measure the site, published as an editor would, or only copied."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from tqdm import tqdm

from home.starter.checks import load
from home.starter.copies import write_copies
from home.starter.loader import batches, page_ids_of
from home.starter.pages import Filler, blank_page
from home.starter.recombine import recombined
from savoirs.knowledge.models import KindIndexPage, StoryPage
from savoirs.knowledge.models.kinds import Kind


class Command(BaseCommand):
    help = "Fabrique des pages d’essai à partir des textes de départ, pour mesurer. Jamais sur le vrai site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int, metavar="nombre")
        parser.add_argument(
            "--copies",
            action="store_true",
            help="Recopie d’un coup les pages d’essai déjà publiées, pour chercher parmi elles.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError(_("Ces pages inventées n’ont pas leur place sur un site en service."))
        branch = KindIndexPage.objects.get(kind_slug=Kind.STORY)
        made = StoryPage.objects.filter(slug__startswith="essai-")
        if options["copies"]:
            with transaction.atomic():
                write_copies(made.select_related("page_ptr"), branch, options["count"])
            return
        library = load()
        page_ids = page_ids_of(list(library.pages.values()))
        if page_ids.keys() != library.pages.keys():
            raise CommandError(_("Chargez d’abord les textes de départ : manage.py starter_content."))
        files = list(recombined(library, options["count"], start=made.count() + 1))
        filler = Filler(library, page_ids)
        started = time.perf_counter()
        quiet = True if options["verbosity"] == 0 else None
        with tqdm(total=len(files), desc=_("Pages d’essai"), unit="page", disable=quiet) as progress:
            for batch in batches(files):
                with transaction.atomic():
                    for file in batch:
                        branch.refresh_from_db()
                        page = branch.add_child(instance=blank_page(file))
                        filler.fill(page, file)
                progress.update(len(batch))
        seconds = time.perf_counter() - started
        if options["verbosity"]:
            self.stdout.write(
                _("%(count)s pages publiées en %(seconds).1f s : %(speed).1f pages par seconde.")
                % {"count": len(files), "seconds": seconds, "speed": len(files) / seconds if files else 0}
            )
