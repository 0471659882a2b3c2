"""People, agreements and the texts they agree to, in the admin. Nothing here is deleted: an agreement is revoked."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.models import Page
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet, SnippetViewSetGroup

from .forms import AgreementForm, PersonForm
from .models import Agreement, AgreementText, Person
from .panels import WhoPanel


class KeptPolicy(ModelPermissionPolicy):
    """Django's permissions, without deletion."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


for model in (Person, Agreement, AgreementText):
    register_permission_policy(model, KeptPolicy(model))


class PersonChooserViewSet(SnippetChooserViewSet):
    form_fields = ["name", "displayed_name", BooleanColumn("is_minor", label=_("A moins de 18 ans"))]


class PersonViewSet(SnippetViewSet):
    model = Person
    icon = "user"
    list_display = ["name", "displayed_name", "is_minor"]
    search_fields = ["name", "displayed_name"]
    copy_view_enabled = False
    chooser_viewset_class = PersonChooserViewSet
    edit_handler = ObjectList(
        [FieldPanel("name"), FieldPanel("displayed_name"), FieldPanel("is_minor")], base_form_class=PersonForm
    )


class AgreementCreateView(CreateView):
    """``?page=`` and ``?person=`` (primary keys) say whose agreement, for which page."""

    def get_initial_form_instance(self) -> Agreement:
        asked = {name: self.request.GET.get(name, "") for name in ("page", "person")}
        numbers = {name: int(value) for name, value in asked.items() if value.isdecimal() and len(value) < 19}
        return Agreement(
            page=Page.objects.filter(pk=numbers.get("page", 0)).first(),
            person=Person.objects.filter(pk=numbers.get("person", 0)).first(),
        )


class AgreementViewSet(SnippetViewSet):
    model = Agreement
    icon = "clipboard-list"
    list_display = ["person", "page", "online", "voice", "image", "text", "given_at", "revoked_at"]
    list_filter = ["page", "person", "is_minor", "online"]
    copy_view_enabled = False
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


class AgreementTextViewSet(SnippetViewSet):
    model = AgreementText
    icon = "doc-full"
    list_display = ["version", "valid_from"]
    copy_view_enabled = False
    panels = [FieldPanel("version"), FieldPanel("valid_from"), FieldPanel("body")]


class RightsViewSetGroup(SnippetViewSetGroup):
    items = (PersonViewSet, AgreementViewSet, AgreementTextViewSet)
    menu_label = _("Personnes")
    menu_icon = "group"
    menu_order = 250
