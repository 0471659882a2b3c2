"""Questions to the inhabitants that the starter texts leave open, as rows."""

from django.db import transaction

from savoirs.knowledge.models import KnowledgePage, Quarter, Question
from savoirs.knowledge.themes.merging import themes_by_slug

from .models import StarterLoad
from .reading import Library


def load_questions(library: Library) -> int:
    """Ask what was never asked on a site that has the starter content; return how many.

    A question that the team has rewritten, set aside or deleted since is left as it is.
    """
    load = StarterLoad.objects.first()
    new = [question for question in library.questions if load and question.key not in load.questions]
    if not load or not new:
        return 0
    pages = dict(
        KnowledgePage.objects.filter(slug__in=[question.page for question in new]).values_list("slug", "pk")
    )
    themes = themes_by_slug()
    quarters = dict(Quarter.objects.values_list("slug", "pk"))
    with transaction.atomic():
        for question in new:
            Question.objects.create(
                starter_key=question.key,
                text=question.text,
                detail=question.detail,
                page_id=pages.get(question.page),
                theme=themes.get(question.theme),
                quarter_id=quarters.get(question.quarter),
            )
        load.questions = [*load.questions, *(question.key for question in new)]
        load.save(update_fields=["questions"])
    return len(new)
