"""``manage.py search_check``: do the indexes say what the content says? Exit status 1 when one does not."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search import indexing, state
from search.engines import engines
from search.engines.base import SearchEngine, Unavailable

MOST_KEYS = 20


class Command(BaseCommand):
    help = _("Compare l’index de recherche au contenu du site.")

    def handle(self, *args: Any, **options: Any) -> None:
        advice = [self._check(name, engine) for name, engine in engines().items()]
        for sentence in dict.fromkeys(filter(None, advice)):
            self.stdout.write(sentence)
        if any(advice):
            sys.exit(1)

    def _check(self, name: str, engine: SearchEngine) -> str:
        """Say what is wrong with an index, or that nothing is; return what to do about it."""
        health = engine.health()
        sentences = [*health.problems, *state.refusals(name)]
        is_silent = not (health.answers or health.stale)
        try:
            sentences += _sentences(indexing.compare(engine)) if health.answers else []
        except Unavailable:
            sentences.append(_("Le serveur de recherche ne répond pas."))
            is_silent = True
        count = health.documents
        agreement = ngettext(
            "L’index et le contenu disent la même chose : %(count)s page.",
            "L’index et le contenu disent la même chose : %(count)s pages.",
            count,
        )
        for sentence in sentences or [agreement % {"count": count}]:
            self.stdout.write(f"{name} : {sentence}" if len(engines()) > 1 else sentence)
        if is_silent:
            return _("Quand il répondra, lancez : manage.py search_rebuild --if-needed")
        return _("Pour réparer : manage.py search_rebuild") if sentences else ""


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
