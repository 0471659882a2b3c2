"""The audits of accessibility, the guide of contributors and the names of the screens, in the admin."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .guide import guide
from .models import AccessibilityAudit
from .typography import typeset_text


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


def _header_title(view: WagtailAdminTemplateMixin) -> str:
    """Wagtail sets no space before the colon, and its sentence is not one that a catalogue changes."""
    title, subtitle = view.get_page_title(), view.get_page_subtitle()
    return typeset_text(f"{title} : {subtitle}" if subtitle else str(title))


WagtailAdminTemplateMixin.get_header_title = _header_title
