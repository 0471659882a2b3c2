"""The audits of accessibility and the guide of contributors, in the admin."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .guide import guide
from .models import AccessibilityAudit


class AccessibilityAuditViewSet(SnippetViewSet):
    model = AccessibilityAudit
    icon = "check"
    menu_label = _("Audits d’accessibilité")
    add_to_settings_menu = True
    list_display = ["audited_on", "auditor", "state_in_words"]

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(add_item_label=_("Ajouter un audit"), **kwargs)


register_snippet(AccessibilityAuditViewSet)


@hooks.register("register_admin_urls")
def register_guide() -> list[URLPattern]:
    return [path("guide/", guide, name="contributors_guide")]


@hooks.register("register_help_menu_item")
def guide_in_the_menu() -> MenuItem:
    address = reverse("contributors_guide")
    return MenuItem(_("Guide des contributeurs"), address, name="guide", icon_name="help", order=100)
