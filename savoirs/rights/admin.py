"""People, agreements and the texts they agree to, in the admin. Nothing here is deleted: an agreement is revoked."""

from typing import Any, cast

import django_filters
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import CreateView, SnippetViewSetGroup

from savoirs.accounts.models import User

from .forms import AgreementForm
from .keys import key
from .models import Agreement, AgreementText, Person
from .panels import WhoPanel
from .seeing import agreements_seen_by, people_seen_by
from .seen_rows import SeenChooserViewSet, SeenPolicy, SeenViewSet


class KeptPolicy(SeenPolicy):
    """Without deletion."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


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


class PersonChooserViewSet(SeenChooserViewSet):
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
        asked = {name: key(self.request.GET.get(name, "")) for name in ("page", "person")}
        user = cast(User, self.request.user)
        page = Page.objects.filter(pk=asked["page"]).first()
        return Agreement(
            page=page if page and page.specific.permissions_for_user(user).can_edit() else None,
            person=people_seen_by(user).filter(pk=asked["person"]).first(),
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
