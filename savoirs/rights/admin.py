"""People, agreements and the texts they agree to, in the admin. Nothing here is deleted: an agreement is revoked."""

from collections.abc import Callable, Iterable
from typing import Any, cast

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.models import Page
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    HistoryView,
    SnippetViewSet,
    SnippetViewSetGroup,
    UsageView,
)

from savoirs.accounts.models import User

from .forms import AgreementForm
from .models import Agreement, AgreementText, Person
from .panels import WhoPanel
from .seeing import agreements_seen_by, people_seen_by


class KeptPolicy(ModelPermissionPolicy):
    """Django's permissions, without deletion, on the rows that the person may read (:mod:`savoirs.rights.seeing`)."""

    def __init__(self, model: type[Model], seen_by: Callable[[Any], QuerySet]) -> None:
        super().__init__(model)
        self.seen_by = seen_by

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Any) -> bool:
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet:
        seen = self.seen_by(user)
        return seen if self.user_has_any_permission(user, actions) else seen.none()


def yes_or_no(model: type[Model], name: str) -> BooleanColumn:
    """The column of a field that is true or false, in words for those who do not see its mark."""
    field: Any = model._meta.get_field(name)
    return BooleanColumn(name, label=capfirst(field.verbose_name), sort_key=name)


for model, seen_by in (
    (Person, people_seen_by),
    (Agreement, agreements_seen_by),
    (AgreementText, lambda user: AgreementText.objects.all()),
):
    register_permission_policy(model, KeptPolicy(model, seen_by))


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


class SeenViewSet(SnippetViewSet):
    """Abstract: rows that follow pages."""

    add_label: Any
    edit_view_class = SeenEditView
    usage_view_class = SeenUsageView
    history_view_class = SeenHistoryView
    copy_view_enabled = False

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(add_item_label=self.add_label, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return self.permission_policy.instances_user_has_any_permission_for(request.user, ["change", "view"])


class PersonChooseView(ChooseView):
    def get_object_list(self) -> QuerySet[Person]:
        return people_seen_by(cast(User, self.request.user))


class PersonChooseResultsView(ChooseResultsView):
    def get_object_list(self) -> QuerySet[Person]:
        return people_seen_by(cast(User, self.request.user))


class PersonChosenView(SnippetChosenView):
    def get_object(self, pk: Any) -> Person:
        return people_seen_by(cast(User, self.request.user)).get(pk=pk)


class PersonChosenMultipleView(SnippetChosenMultipleView):
    def get_objects(self, pks: list[Any]) -> QuerySet[Person]:
        return people_seen_by(cast(User, self.request.user)).filter(pk__in=pks)


class PersonChooserViewSet(SnippetChooserViewSet):
    choose_view_class = PersonChooseView
    choose_results_view_class = PersonChooseResultsView
    chosen_view_class = PersonChosenView
    chosen_multiple_view_class = PersonChosenMultipleView
    form_fields = ["name", "displayed_name", "is_minor"]
    choose_one_text = _("Choisir une personne")
    choose_another_text = _("Choisir une autre personne")
    edit_item_text = _("Modifier cette personne")


class PersonViewSet(SeenViewSet):
    model = Person
    icon = "user"
    add_label = _("Ajouter une personne")
    list_display = ["name", "displayed_name", yes_or_no(Person, "is_minor")]
    search_fields = ["name", "displayed_name"]
    chooser_viewset_class = PersonChooserViewSet
    panels = [FieldPanel("name"), FieldPanel("displayed_name"), FieldPanel("is_minor")]


class AgreementCreateView(CreateView):
    """``?page=`` and ``?person=`` (primary keys) say whose agreement, for which page, as far as one may read them."""

    def get_initial_form_instance(self) -> Agreement:
        asked = {name: self.request.GET.get(name, "") for name in ("page", "person")}
        numbers = {name: int(value) for name, value in asked.items() if value.isdecimal() and len(value) < 19}
        user = cast(User, self.request.user)
        page = Page.objects.filter(pk=numbers.get("page", 0)).first()
        return Agreement(
            page=page if page and page.specific.permissions_for_user(user).can_edit() else None,
            person=people_seen_by(user).filter(pk=numbers.get("person", 0)).first(),
        )


def _agreed_to(request: HttpRequest) -> QuerySet[Page]:
    return Page.objects.filter(agreements__in=agreements_seen_by(cast(User, request.user))).distinct()


def _who_agreed(request: HttpRequest) -> QuerySet[Person]:
    return Person.objects.filter(agreements__in=agreements_seen_by(cast(User, request.user))).distinct()


class AgreementFilterSet(WagtailFilterSet):
    """Names only the pages and the people of the agreements that the person may read."""

    page = django_filters.ModelChoiceFilter(queryset=_agreed_to, label=_("Page"))
    person = django_filters.ModelChoiceFilter(queryset=_who_agreed, label=_("Personne"))

    class Meta:
        model = Agreement
        fields = ["page", "person", "is_minor", "online"]


class AgreementViewSet(SeenViewSet):
    model = Agreement
    icon = "clipboard-list"
    add_label = _("Noter un accord")
    list_display = [
        "person",
        "page",
        *(yes_or_no(Agreement, name) for name in ("online", "voice", "image", "text")),
        "given_at",
        "revoked_at",
    ]
    filterset_class = AgreementFilterSet
    add_view_class = AgreementCreateView
    edit_handler = ObjectList(
        [
            FieldPanel("page"),
            FieldPanel("person"),
            FieldPanel("displayed_name"),
            MultiFieldPanel(
                [
                    FieldPanel("online"),
                    FieldRowPanel([FieldPanel("voice"), FieldPanel("image"), FieldPanel("text")]),
                ],
                heading=_("Ce que la personne accepte"),
            ),
            FieldRowPanel([FieldPanel("text_version"), FieldPanel("given_at"), FieldPanel("revoked_at")]),
            MultiFieldPanel(
                [
                    FieldPanel("is_minor"),
                    FieldRowPanel([FieldPanel("first_parent"), FieldPanel("second_parent")]),
                    FieldPanel("sole_authority"),
                    FieldPanel("child_said_yes"),
                    WhoPanel("recorded_by", read_only=True),
                ],
                heading=_("Si la personne a moins de 18 ans"),
            ),
        ],
        base_form_class=AgreementForm,
    )


class AgreementTextViewSet(SeenViewSet):
    model = AgreementText
    icon = "doc-full"
    add_label = _("Ajouter un texte d’accord")
    list_display = ["version", "valid_from"]
    panels = [FieldPanel("version"), FieldPanel("valid_from"), FieldPanel("body")]


class RightsViewSetGroup(SnippetViewSetGroup):
    items = (PersonViewSet, AgreementViewSet, AgreementTextViewSet)
    menu_label = _("Personnes")
    menu_icon = "group"
    menu_order = 250
