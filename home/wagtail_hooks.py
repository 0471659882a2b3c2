"""The audits of accessibility in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import AccessibilityAudit


class AccessibilityAuditViewSet(SnippetViewSet):
    model = AccessibilityAudit
    icon = "check"
    menu_label = _("Audits d’accessibilité")
    add_to_settings_menu = True
    list_display = ["audited_on", "auditor", "state_in_words"]


register_snippet(AccessibilityAuditViewSet)
