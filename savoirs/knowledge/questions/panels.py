"""Panels: on a page, the questions it asks; on a question, who answers; on the first screen, what waits."""

from typing import Any

from django.middleware.csrf import get_token
from wagtail.admin.panels import Panel
from wagtail.admin.ui.components import Component

SHOWN = 10


class AskedHerePanel(Panel):
    """In the editor of a page: the questions that arise there, with their state."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "questions/admin/asked_here.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            page = self.instance
            questions = page.questions.all() if page.pk else []
            return {**super().get_context_data(parent_context), "page": page, "questions": questions}


class WhoAnswersPanel(Panel):
    """In the editor of a question: the pages that answer, public or not, as far as the person may read them."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "questions/admin/who_answers.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None and super().is_shown()

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            from ..editing.keeping import seen_by

            question, user = self.instance, self.request.user
            pages = seen_by(user).filter(answers__question=question.pk).order_by("answers__pk")
            answers = [(page, page.permissions_for_user(user).can_edit()) for page in pages]
            return {**super().get_context_data(parent_context), "answers": answers}


class QuestionsToReadPanel(Component):
    """On the first screen: the questions that visitors propose, each settled in one gesture."""

    name = "questions_to_read"
    template_name = "questions/admin/to_read.html"
    order = 60

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        from ..editing.keeping import questions_seen_by
        from ..models import Question

        request = parent_context["request"]
        waiting = questions_seen_by(request.user).filter(state=Question.State.PROPOSED).order_by("asked_at")
        return {
            "csrf_token": get_token(request),
            "questions": waiting[:SHOWN],
            "count": waiting.count(),
            "proposed": Question.State.PROPOSED,
        }
