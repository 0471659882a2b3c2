"""The two readings of a page before it is public: its own service, then museum or médiathèque."""

from typing import Any

from django import forms
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.forms import TaskStateCommentForm
from wagtail.models import Page, Task, TaskState

from savoirs.accounts.membership import (
    is_validator,
    readers_for,
    services_of,
    services_without_members,
    validators,
)
from savoirs.accounts.models import User

from .knowledge_page import KnowledgePage

APPROVE, REJECT = "approve", "reject"


class ReasonForm(TaskStateCommentForm):
    """Why a page goes back to its author: a reason is always given."""

    comment = forms.CharField(
        label=gettext_lazy("Ce qu’il faut changer, et pourquoi"),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Dites ce qu’il faut changer.")},
    )


class ReviewTask(Task):
    """Abstract: a reading by some people, who may edit the page while it is theirs to read."""

    approve_words: str | Promise = ""

    class Meta:
        abstract = True

    def readers(self, page: KnowledgePage) -> QuerySet[User]:
        """The active people who may do this reading of ``page``, superusers apart."""
        raise NotImplementedError

    def pages_read_by(self, user: User) -> QuerySet[KnowledgePage]:
        """The pages whose reading by this task falls to ``user``."""
        raise NotImplementedError

    def reads(self, user: User, page: Page) -> bool:
        """May ``user`` do this reading of ``page``?"""
        return user.is_superuser or self.pages_read_by(user).filter(pk=page.pk).exists()

    def user_can_access_editor(self, obj: Page, user: User) -> bool:
        return self.reads(user, obj)

    def locked_for_user(self, obj: Page, user: User) -> bool:
        return not self.reads(user, obj)

    def user_can_lock(self, obj: Page, user: User) -> bool:
        return self.reads(user, obj)

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, str, bool]]:
        if not self.reads(user, obj):
            return []
        return [
            (REJECT, _("Demander des changements"), True),
            (APPROVE, str(self.approve_words), False),
            (APPROVE, _("%(action)s, avec un mot") % {"action": self.approve_words}, True),
        ]

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return ReasonForm if action == REJECT else TaskStateCommentForm

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> QuerySet[TaskState]:
        waiting = TaskState.objects.filter(task=self, status=TaskState.STATUS_IN_PROGRESS)
        if user.is_superuser:
            return waiting
        keys = self.pages_read_by(user).annotate(key=Cast("pk", CharField())).values("key")
        return waiting.filter(workflow_state__object_id__in=keys)


class ServiceReviewTask(ReviewTask):
    """« Relecture » by the members of the page's owner service; without any, by those who validate heritage."""

    approve_words = gettext_lazy("Relu : transmettre pour validation")

    class Meta:
        verbose_name = gettext_lazy("relecture par le service")
        verbose_name_plural = gettext_lazy("relectures par le service")

    @classmethod
    def get_description(cls) -> str:
        return _("Les membres du service responsable de la page la relisent.")

    def readers(self, page: KnowledgePage) -> QuerySet[User]:
        return readers_for(page.owner_service)

    def pages_read_by(self, user: User) -> QuerySet[KnowledgePage]:
        own = KnowledgePage.objects.filter(owner_service__in=services_of(user))
        if not is_validator(user):
            return own
        orphans = KnowledgePage.objects.filter(owner_service__isnull=True)
        return own | orphans | KnowledgePage.objects.filter(owner_service__in=services_without_members())


class HeritageReviewTask(ReviewTask):
    """« Validation patrimoine » by a service that validates heritage (museum, médiathèque)."""

    approve_words = gettext_lazy("Valider et mettre en ligne")

    class Meta:
        verbose_name = gettext_lazy("validation patrimoine")
        verbose_name_plural = gettext_lazy("validations patrimoine")

    @classmethod
    def get_description(cls) -> str:
        return _("Le musée ou la médiathèque valide la page, qui est alors mise en ligne.")

    def readers(self, page: KnowledgePage) -> QuerySet[User]:
        return validators()

    def pages_read_by(self, user: User) -> QuerySet[KnowledgePage]:
        return KnowledgePage.objects.all() if is_validator(user) else KnowledgePage.objects.none()
