"""Words that contributors propose: together when they are the same, decided once for all their pages."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from savoirs.accounts.models import User
from savoirs.rights.gate import PublicationRefused
from search.analysis import fold

from ..editing.revising import may_revise, revise
from ..models import KnowledgePage, ProposedWord, Theme
from .words import add_other_words

DECIDE = ("knowledge.add_theme", "knowledge.change_theme")


@dataclass
class Proposal:
    """The same word, proposed for one or several pages."""

    rows: list[ProposedWord] = field(default_factory=list)

    @property
    def pk(self) -> int:
        """Of the word that stands for all: the latest."""
        return self.rows[0].pk

    @property
    def text(self) -> str:
        return self.rows[0].text

    @property
    def pages(self) -> list[KnowledgePage]:
        return [row.page for row in self.rows]


@dataclass
class Outcome:
    """The pages that have the theme now, those that wait to be published with it, those left as they are."""

    done: list[KnowledgePage] = field(default_factory=list)
    waiting: list[KnowledgePage] = field(default_factory=list)
    left: list[KnowledgePage] = field(default_factory=list)


def may_decide(user: User | AnonymousUser) -> bool:
    return user.has_perms(DECIDE)


def proposals() -> list[Proposal]:
    """What waits, the latest word first; two queries."""
    waiting = ProposedWord.objects.filter(state=ProposedWord.State.WAITING).select_related("page")
    grouped: dict[str, Proposal] = {}
    for word in waiting.defer("page__body", "page__easy_text"):
        grouped.setdefault(fold(word.text), Proposal()).rows.append(word)
    return list(grouped.values())


def proposal_of(pk: int) -> Proposal | None:
    """The proposal in which the word of that key waits; None once it is decided."""
    return next((found for found in proposals() if pk in (row.pk for row in found.rows)), None)


def accept_as_theme(proposal: Proposal, theme: Theme, user: User) -> Outcome:
    """``theme``, new and unsaved, is made of the word; its pages get it."""
    with transaction.atomic():
        theme.save()
        log(instance=theme, action="wagtail.create", user=user)
        return _accept(proposal, theme, user)


def accept_as_other_word(proposal: Proposal, theme: Theme, user: User) -> Outcome:
    """The word becomes another word of ``theme``; its pages get the theme."""
    with transaction.atomic():
        add_other_words(theme, [row.text for row in proposal.rows])
        theme.save()
        log(instance=theme, action="wagtail.edit", user=user)
        return _accept(proposal, theme, user)


def set_aside(proposal: Proposal) -> None:
    _decide(proposal, ProposedWord.State.SET_ASIDE, None)


def _accept(proposal: Proposal, theme: Theme, user: User) -> Outcome:
    _decide(proposal, ProposedWord.State.ACCEPTED, theme)
    outcome = Outcome()
    for stored in KnowledgePage.objects.filter(pk__in=[page.pk for page in proposal.pages]).specific():
        _give(theme, stored, user, outcome)
    return outcome


def _decide(proposal: Proposal, state: ProposedWord.State, theme: Theme | None) -> None:
    rows: Iterable[int] = [row.pk for row in proposal.rows]
    ProposedWord.objects.filter(pk__in=rows).update(state=state, theme=theme, decided_at=timezone.now())


def _give(theme: Theme, stored: KnowledgePage, user: User, outcome: Outcome) -> None:
    """A version of the page, published only where the person may and nothing else was waiting."""
    if not may_revise(stored, user):
        outcome.left.append(stored)
        return
    try:
        online = revise(stored, user, lambda page: page.themes.add(theme))
    except PublicationRefused:
        online = False
    (outcome.done if online else outcome.waiting).append(stored)
