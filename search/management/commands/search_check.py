"""``manage.py search_check``: does the index say what the content says? Exit status 1 when it does not."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search import indexing
from search.engines import engine

MOST_KEYS = 20


class Command(BaseCommand):
    help = _("Compare l’index de recherche au contenu du site.")

    def handle(self, *args: Any, **options: Any) -> None:
        health = engine().health()
        found = indexing.compare()
        sentences = [*health.problems, *_sentences(found)]
        if sentences:
            for sentence in sentences:
                self.stdout.write(sentence)
            self.stdout.write(_("Pour réparer : manage.py search_rebuild"))
            sys.exit(1)
        count = health.documents
        self.stdout.write(
            ngettext(
                "L’index et le contenu disent la même chose : %(count)s page.",
                "L’index et le contenu disent la même chose : %(count)s pages.",
                count,
            )
            % {"count": count}
        )


def _sentences(found: indexing.Comparison) -> list[str]:
    groups = [
        (_("Pages absentes de l’index : %(keys)s."), found.missing),
        (_("Pages en trop dans l’index : %(keys)s."), found.extra),
        (_("Pages dont l’index garde un autre état : %(keys)s."), found.stale),
    ]
    return [sentence % {"keys": _some(keys)} for sentence, keys in groups if keys]


def _some(keys: list[str]) -> str:
    shown = ", ".join(keys[:MOST_KEYS])
    rest = len(keys) - MOST_KEYS
    return shown if rest <= 0 else _("%(shown)s et %(rest)s autres") % {"shown": shown, "rest": rest}
