"""How the search is doing, in French sentences for staff."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from . import outbox
from .engines import ELASTICSEARCH, EMBEDDED, engines
from .engines.base import Health
from .engines.relieved import MOST_OWED, fault_of

NAMES = {EMBEDDED: gettext_lazy("Recherche intégrée"), ELASTICSEARCH: "Elasticsearch"}


@dataclass(frozen=True, slots=True)
class EngineState:
    """An engine, what it holds, and sentences on what is wrong or under way. Is it the one that visitors ask?"""

    name: str
    label: str
    documents: int
    problems: tuple[str, ...]
    waiting: str
    is_asked: bool


def states() -> list[EngineState]:
    healths = {name: engine.health() for name, engine in engines().items()}
    asked = _asked(healths)
    return [_state(name, health, name == asked) for name, health in healths.items()]


def _asked(healths: Mapping[str, Health]) -> str:
    """The engine of the settings, unless the embedded one answers in its place."""
    name = settings.SEARCH_ENGINE
    owed = outbox.owed([name, EMBEDDED], MOST_OWED) if name != EMBEDDED else {}
    return name if healths[name].answers and not fault_of(owed, MOST_OWED) else EMBEDDED


def _state(name: str, health: Health, is_asked: bool) -> EngineState:
    debt = outbox.debt(name)
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
    return EngineState(name, str(NAMES[name]), health.documents, problems, waiting, is_asked)


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
