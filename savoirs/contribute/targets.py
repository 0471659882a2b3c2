"""Which page a contribution speaks of, which question it answers."""

from django.db.models import QuerySet

from savoirs.knowledge.models import KnowledgePage, Question
from savoirs.knowledge.questions.listing import public_questions
from savoirs.rights.access import is_public

from .models import Contribution


def target_among(words: str, pages: QuerySet[KnowledgePage]) -> KnowledgePage | None:
    """The page that ``words`` name by its address or its exact title, if it is the only one."""
    slug = words.split("?")[0].split("#")[0].rstrip("/").rpartition("/")[2]
    by_slug = list(pages.filter(slug=slug)[:2])
    found = by_slug or list(pages.filter(title__iexact=words)[:2])
    return found[0] if len(found) == 1 else None


def public_target(contribution: Contribution) -> KnowledgePage | None:
    """The page that ``contribution`` speaks of, as long as the public may have it."""
    target = contribution.target
    return target if target and is_public(target) else None


def public_question(contribution: Contribution) -> Question | None:
    """The question that ``contribution`` answers, as long as the public may have it."""
    return (
        public_questions().filter(pk=contribution.question_id).first() if contribution.question_id else None
    )
