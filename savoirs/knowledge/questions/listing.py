"""Questions to the town as the public may read them, now. Every list asks the access function."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from wagtail.models import Page

from savoirs.rights.access import public
from savoirs.rights.keys import key

from ..listing import WITH_THEMES
from ..models import Answer, KnowledgePage, Question

# Attributes that the model declares, filled here.
IS_ANSWERED, ANSWERED_BY, PUBLIC_ANSWERS = "is_answered", "answered_by", "public_answers"
ACCEPTED = (Question.State.OPEN, Question.State.ANSWERED)


def public_answers() -> QuerySet[Answer]:
    """The answers whose page the public may have."""
    return Answer.objects.filter(page__in=public(KnowledgePage.objects.all()).values("pk"))


def public_questions() -> QuerySet[Question]:
    """Accepted questions that stand on a public page or on none; ``is_answered`` when a public page answers."""
    pages = public(KnowledgePage.objects.all()).values("pk")
    accepted = Question.objects.filter(Q(page__isnull=True) | Q(page__in=pages), state__in=ACCEPTED)
    return accepted.annotate(**{IS_ANSWERED: has_an_answer()})


def open_questions() -> QuerySet[Question]:
    """Public questions that no public page answers."""
    return public_questions().filter(~has_an_answer())


def has_an_answer() -> Exists:
    """Condition on questions: a public page answers."""
    return Exists(public_answers().filter(question=OuterRef("pk")))


def with_answers(questions: QuerySet[Question]) -> QuerySet[Question]:
    """Each question with all that a list shows: its theme, and its ``public_answers`` with their pages. Two queries."""
    return (
        questions.select_related("page", "theme", "quarter")
        .defer("page__body", "page__easy_text")
        .prefetch_related(_with_their_pages())
    )


def with_drawings(questions: QuerySet[Question]) -> QuerySet[Question]:
    """Each question with what chooses its drawing. One query more."""
    themes = Prefetch("page__themed_items", WITH_THEMES.queryset)
    return questions.select_related("page__quarter", "theme", "quarter").prefetch_related(themes)


def _with_their_pages() -> Prefetch:
    answers = public_answers().select_related("page").defer("page__body", "page__easy_text").order_by("pk")
    return Prefetch("answers", answers, to_attr=PUBLIC_ANSWERS)


def open_first(questions: QuerySet[Question]) -> QuerySet[Question]:
    """What is still to answer, then what has been; the latest first."""
    return questions.order_by(F(IS_ANSWERED), "-asked_at", "-pk")


def question_to_answer(pk: str) -> Question | None:
    """The public question of that primary key, as typed in an address, if any."""
    return public_questions().select_related("page").filter(pk=key(pk)).first()


@dataclass(frozen=True)
class OfPage:
    """The public questions that a page asks, those that have found an answer, and those that it answers itself."""

    open: list[Question]
    answered: list[Question]
    answered_here: list[Question]


def asked_around(page: KnowledgePage) -> list[Question]:
    """What the page asks and what it answers, once for each answer: ``answered_by`` is the key of its page, public or
    not, if any. One query; a page that is not saved yet has none.
    """
    if page.pk is None:
        return []
    answered_here = Answer.objects.filter(page=page.pk).values("question")
    accepted = Question.objects.filter(Q(page=page.pk) | Q(pk__in=answered_here), state__in=ACCEPTED)
    return list(accepted.annotate(**{ANSWERED_BY: F("answers__page")}).order_by("pk", "answers__pk"))


def questions_of_page(page: KnowledgePage, asked: list[Question], public: Mapping[int, Page]) -> OfPage:
    """Of ``asked`` around the page, what may be read beside it; ``public``: those of the pages around that are so."""
    pages = {pk: row.knowledgepage for pk, row in public.items() if hasattr(row, "knowledgepage")}
    pages[page.pk] = page
    shown = OfPage([], [], [])
    for _pk, group in groupby(asked, key=lambda row: row.pk):
        rows = list(group)
        question = rows[0]
        if question.page_id is not None and question.page_id not in pages:
            continue
        tellers = [pages[row.answered_by] for row in rows if row.answered_by in pages]
        question.public_answers = [Answer(question=question, page=teller) for teller in tellers]
        if page in tellers:
            shown.answered_here.append(question)
        else:
            (shown.answered if tellers else shown.open).append(question)
    return shown
