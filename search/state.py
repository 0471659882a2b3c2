"""How the search is doing, in French sentences for staff."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from . import outbox
from .engines import ELASTICSEARCH, EMBEDDED, engines
from .engines.base import SearchEngine

NAMES = {EMBEDDED: gettext_lazy("Recherche intégrée"), ELASTICSEARCH: "Elasticsearch"}


@dataclass(frozen=True, slots=True)
class EngineState:
    """An engine, what it holds, and sentences on what is wrong or under way."""

    name: str
    label: str
    documents: int
    problems: tuple[str, ...]
    waiting: str


def states() -> list[EngineState]:
    return [_state(name, engine) for name, engine in engines().items()]


def _state(name: str, engine: SearchEngine) -> EngineState:
    health, debt = engine.health(), outbox.debt(name)
    waiting = ""
    if debt.waiting and debt.oldest:
        sentence = ngettext(
            "%(count)s page attend d’être transmise, depuis %(age)s.",
            "%(count)s pages attendent d’être transmises, la première depuis %(age)s.",
            debt.waiting,
        )
        a_minute_ago = timezone.now() - timedelta(minutes=1)  # « depuis 0 minute » says nothing
        age = timesince(min(debt.oldest, a_minute_ago))
        waiting = sentence % {"count": debt.waiting, "age": age}
    problems = (*health.problems, *refusals(name))
    return EngineState(name, str(NAMES[name]), health.documents, problems, waiting)


def refusals(name: str) -> list[str]:
    """One sentence, when the engine ``name`` has refused pages for good."""
    count = outbox.debt(name).put_aside
    sentence = ngettext(
        "Le serveur a refusé %(count)s page, mise de côté. La recherche intégrée, qui la connaît, "
        "répond à sa place.",
        "Le serveur a refusé %(count)s pages, mises de côté. La recherche intégrée, qui les connaît, "
        "répond à sa place.",
        count,
    )
    return [sentence % {"count": count}] if count else []


def held(count: int) -> str:
    return ngettext("%(count)s page", "%(count)s pages", count) % {"count": count}


def summary(state: EngineState) -> str:
    """One line: « Elasticsearch : 132 pages. »"""
    return _("%(engine)s : %(held)s.") % {"engine": state.label, "held": held(state.documents)}
