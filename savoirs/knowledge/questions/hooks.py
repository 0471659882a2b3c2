"""What the questions add to Wagtail's admin; imported by :mod:`savoirs.knowledge.wagtail_hooks`."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet

from ..models import Question
from . import settling
from .admin import QuestionViewSet
from .panels import QuestionsToReadPanel
from .report import AnsweredView

register_snippet(QuestionViewSet)
hooks.register("register_bulk_action", settling.AcceptBulkAction)
hooks.register("register_bulk_action", settling.SetAsideBulkAction)


def _may(request: HttpRequest, *actions: str) -> bool:
    return policy_registry.get_by_type(Question).user_has_any_permission(request.user, actions)


@hooks.register("register_admin_urls")
def register_questions() -> list[URLPattern]:
    return [
        path("questions/<int:pk>/trancher/", settling.settle, name="questions_settle"),
        path("questions/repondues/", AnsweredView.as_view(), name="questions_answered"),
        path(
            "questions/repondues/liste/",
            AnsweredView.as_view(results_only=True),
            name="questions_answered_results",
        ),
    ]


@hooks.register("construct_homepage_panels")
def show_questions_to_read(request: HttpRequest, panels: list) -> None:
    if _may(request, "change"):
        panels.append(QuestionsToReadPanel())


class AnsweredMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return _may(request, "view", "change")


@hooks.register("register_reports_menu_item")
def register_report() -> MenuItem:
    return AnsweredMenuItem(
        _("Questions répondues"),
        reverse("questions_answered"),
        name="questions-answered",
        icon_name="help",
        order=400,
    )
