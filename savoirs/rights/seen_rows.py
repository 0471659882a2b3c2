"""Lists, screens and choosers of the admin that show to each person the rows that they may read, and no other."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permission_policies.collections import CollectionPermissionLookupMixin
from wagtail.permissions import policy_registry
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.views.snippets import DeleteView, EditView, HistoryView, SnippetViewSet, UsageView
from wagtail.snippets.widgets import AdminSnippetChooser

ANY_WORK = ["add", "change", "delete", "view", "choose"]


def rows_seen_by(user: Any, model: type[Model]) -> QuerySet:
    """The rows of ``model`` that the admin may name to ``user``; other policies than ours ask for a permission."""
    apart = rows_told_apart(user, model)
    if apart is not None:
        return apart
    return policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, ANY_WORK)


def rows_told_apart(user: Any, model: type[Model]) -> QuerySet | None:
    """The same, where rows of ``model`` are not all for the same people: ours, and those in collections; else None."""
    policy: Any = policy_registry.get_by_type(model)
    if hasattr(policy, "seen_by"):
        return model._default_manager.filter(pk__in=policy.seen_by(user).values("pk"))
    if isinstance(policy, CollectionPermissionLookupMixin):
        return policy.instances_user_has_any_permission_for(user, ANY_WORK)
    return None


class SeenPolicy(ModelPermissionPolicy):
    """Django's permissions, on the rows ``seen_by(user)``."""

    def __init__(self, model: type[Model], seen_by: Callable[[Any], QuerySet]) -> None:
        super().__init__(model)
        self.seen_by = seen_by

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Any) -> bool:
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet:
        seen = self.seen_by(user)
        return seen if self.user_has_any_permission(user, actions) else seen.none()


class SeenMixin:
    """A row is opened by those who may read it."""

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        row = super().get_object(*args, **kwargs)  # type: ignore[misc]
        policy, user = self.permission_policy, self.request.user  # type: ignore[attr-defined]
        if not policy.user_has_any_permission_for_instance(user, ["change", "view"], row):
            raise PermissionDenied
        return row


class SeenEditView(SeenMixin, EditView):
    pass


class SeenUsageView(SeenMixin, UsageView):
    pass


class SeenHistoryView(SeenMixin, HistoryView):
    pass


class SeenDeleteView(SeenMixin, DeleteView):
    pass


def _seen(view: Any) -> QuerySet:
    return policy_registry.get_by_type(view.model_class).seen_by(view.request.user)


class SeenChooseView(ChooseView):
    page_subtitle = ""  # the title says what is chosen

    def get_object_list(self) -> QuerySet:
        return _seen(self)


class SeenChooseResultsView(ChooseResultsView):
    def get_object_list(self) -> QuerySet:
        return _seen(self)


class SeenChosenView(SnippetChosenView):
    def get_object(self, pk: Any) -> Any:
        return _seen(self).get(pk=pk)


class SeenChosenMultipleView(SnippetChosenMultipleView):
    def get_objects(self, pks: list[Any]) -> QuerySet:
        return _seen(self).filter(pk__in=pks)


class NamingChooser(AdminSnippetChooser):
    """Wagtail's knows no gender and says « Choisir personne », whatever the words of the view set."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for words in ("choose_one_text", "choose_another_text", "link_to_chosen_text"):
            setattr(self, words, getattr(type(self), words))


class SeenChooserViewSet(SnippetChooserViewSet):
    base_widget_class = NamingChooser
    choose_view_class = SeenChooseView
    choose_results_view_class = SeenChooseResultsView
    chosen_view_class = SeenChosenView
    chosen_multiple_view_class = SeenChosenMultipleView


class SeenViewSet(SnippetViewSet):
    """Abstract: rows of a model whose policy is a :class:`SeenPolicy`."""

    add_label: Any
    edit_view_class = SeenEditView
    usage_view_class = SeenUsageView
    history_view_class = SeenHistoryView
    delete_view_class = SeenDeleteView
    chooser_viewset_class: type[SnippetChooserViewSet] = SeenChooserViewSet
    copy_view_enabled = False

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(add_item_label=self.add_label, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return self.permission_policy.instances_user_has_any_permission_for(request.user, ["change", "view"])
