"""The audits of accessibility, the guide of contributors, the names of the screens and its API, in the admin."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from savoirs.rights.seen_rows import rows_seen_by

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


class SeenPhotos(ImagesAdminAPIViewSet):
    def get_queryset(self) -> QuerySet:
        return super().get_queryset().filter(pk__in=rows_seen_by(self.request.user, self.model).values("pk"))


class SeenDocuments(DocumentsAdminAPIViewSet):
    def get_queryset(self) -> QuerySet:
        return super().get_queryset().filter(pk__in=rows_seen_by(self.request.user, self.model).values("pk"))


@hooks.register("construct_admin_api", order=1)
def files_of_the_api(router: WagtailAPIRouter) -> None:
    """Wagtail's lists the files of every collection to any account."""
    router.register_endpoint("images", SeenPhotos)
    router.register_endpoint("documents", SeenDocuments)


def _header_title(view: WagtailAdminTemplateMixin) -> str:
    """Wagtail sets no space before the colon, and its sentence is not one that a catalogue changes."""
    title, subtitle = view.get_page_title(), view.get_page_subtitle()
    return typeset_text(f"{title} : {subtitle}" if subtitle else str(title))


WagtailAdminTemplateMixin.get_header_title = _header_title
