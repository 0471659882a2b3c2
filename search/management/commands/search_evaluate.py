"""``manage.py search_evaluate FOLDER``: measure an engine on a judged collection, in an index thrown away."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from search import evaluation, registry
from search.checks import is_address
from search.engines import ELASTICSEARCH, ENGINES, throwaway_engines
from search.engines.base import Unavailable


class Command(BaseCommand):
    help = _("Mesure la recherche sur une collection jugée, dans un index à part ; écrit un objet JSON.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help=_("Dossier de la collection."))
        parser.add_argument("--engine", choices=ENGINES, default=settings.SEARCH_ENGINE, help=_("Moteur."))
        parser.add_argument("--queries", type=Path, help=_("Autre fichier de questions, mêmes réponses."))
        parser.add_argument("--run", type=Path, help=_("Fichier où écrire ce que chaque question trouve."))

    def handle(self, *args: Any, folder: Path, engine: str, run: Path | None, **options: Any) -> None:
        try:
            judged = evaluation.judgements(folder)
            texts = evaluation.queries(options["queries"] or folder / evaluation.QUERIES)
            batches = list(evaluation.batches(folder))
            if not (batches and texts.keys() & judged.keys()):
                raise evaluation.BadCollection(_("aucun document, ou aucune question jugée."))
            if engine == ELASTICSEARCH and not is_address(settings.ELASTICSEARCH_URL):
                raise CommandError(_("Donnez ELASTICSEARCH_URL, par exemple http://127.0.0.1:9200."))
            if run:
                _can_be_written(run)
            with registry.words_of_the_place(registry.Synonyms()), throwaway_engines(engine) as engines:
                for one in engines:
                    for key, error in one.rebuild(batches).items():
                        self.stderr.write(_("%(key)s : %(error)s") % {"key": key, "error": error})
                scores = evaluation.evaluate(engines[-1], texts, judged)
        except evaluation.BadCollection as error:
            raise CommandError(_("Collection illisible : %s") % error) from error
        except Unavailable as error:
            raise CommandError(_("Le moteur ne répond pas : %s") % error) from error
        if run:
            _write_run(run, scores.run)
        self.stdout.write(
            json.dumps(
                {
                    "collection": folder.resolve().name,
                    "engine": engine,
                    "documents": sum(map(len, batches)),
                    "queries": len(scores.run),
                    **scores.summary(),
                }
            )
        )


def _can_be_written(path: Path) -> None:
    """Known before the long measure."""
    with _written(path):
        path.open("a").close()


def _write_run(path: Path, run: Mapping[str, list[str]]) -> None:
    lines = (f"{query}\t{document}\n" for query, found in run.items() for document in found)
    with _written(path):
        path.write_text("".join(lines), encoding="utf-8")


@contextmanager
def _written(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CommandError(
            _("Impossible d’écrire %(path)s : %(error)s") % {"path": path, "error": error}
        ) from error
