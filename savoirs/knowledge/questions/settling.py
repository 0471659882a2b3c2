"""Accept a question or set it aside: one by one from the first screen, several at once from the list."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.permissions import policy_registry
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from ..models import Question

State = Question.State


def move(question: Question, state: str, user: Any) -> None:
    """Give ``question`` its new state, and write it in its history."""
    question.state = state
    question.save()
    log(instance=question, action="wagtail.edit", user=user)


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """``state``: open or set aside, for a question that waits."""
    policy = policy_registry.get_by_type(Question)
    if not policy.user_has_permission(request.user, "change"):
        raise PermissionDenied
    question = get_object_or_404(policy.seen_by(request.user), pk=pk)
    asked = request.POST.get("state")
    if question.state != State.PROPOSED or asked not in (State.OPEN, State.SET_ASIDE):
        messages.warning(request, gettext("Cette question a changé depuis : regardez où elle en est."))
    else:
        move(question, asked, request.user)
        accepted, set_aside = gettext("La question est ouverte à tous."), gettext("La question est écartée.")
        messages.success(request, accepted if asked == State.OPEN else set_aside)
    return redirect("wagtailadmin_home")


class SettleBulkAction(SnippetBulkAction):
    """What accepting and setting aside share."""

    models = [Question]
    template_name = "questions/admin/confirm.html"
    state: str
    yes: Promise
    button_class = ""

    def check_perm(self, question: Question) -> bool:
        return self.permission_policy.user_has_permission_for_instance(self.request.user, "change", question)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"title": self.aria_label, "yes": self.yes, "button_class": self.button_class}
        return super().get_context_data(**{**kwargs, **context})

    def get_execution_context(self) -> dict[str, Any]:
        return {**super().get_execution_context(), "user": self.request.user}

    @classmethod
    def execute_action(cls, objects: list[Question], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        for question in objects:
            move(question, cls.state, user)
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext("%d question est changée.", "%d questions sont changées.", num_parent_objects) % (
            num_parent_objects
        )


class AcceptBulkAction(SettleBulkAction):
    display_name = _("Accepter")
    action_type = "accept"
    aria_label = _("Ouvrir ces questions à tous")
    yes = _("Oui, les ouvrir")
    action_priority = 10
    state = State.OPEN


class SetAsideBulkAction(SettleBulkAction):
    display_name = _("Écarter")
    action_type = "set_aside"
    aria_label = _("Écarter ces questions")
    yes = _("Oui, les écarter")
    action_priority = 20
    state = State.SET_ASIDE
    button_class = "no"
