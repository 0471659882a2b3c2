"""Partner services and accounts in the admin, for those who run the site."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms.account import NameEmailForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail.users.forms import UserCreationForm, UserEditForm

from .models import Service


class ServiceViewSet(SnippetViewSet):
    model = Service
    icon = "group"
    menu_label = _("Services")
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = [
        "name",
        "email",
        "phone",
        BooleanColumn("validates_heritage", label=_("Valide le patrimoine")),
    ]
    panels = [FieldPanel(name) for name in ("name", "slug", "email", "phone", "validates_heritage")]

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(add_item_label=_("Ajouter un service"), **kwargs)


register_snippet(ServiceViewSet)

# Wagtail asks them of everyone: half of those who sign in have no address, and an account may be a team's.
for form in (UserCreationForm, UserEditForm, NameEmailForm):
    for optional in ("email", "last_name"):
        form.base_fields[optional].required = False


@hooks.register("construct_help_menu")
def keep_help_that_is_ours(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's own help is in English, on another site."""
    items[:] = [item for item in items if not item.url.startswith("http")]
