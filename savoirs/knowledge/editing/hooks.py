"""What the editors' side adds to Wagtail's admin; imported by :mod:`savoirs.knowledge.wagtail_hooks`."""

from typing import Any, cast

from django.db.models import ForeignKey, QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page
from wagtail.permissions import policy_registry, register_permission_policy

from savoirs.accounts.models import User

from ..models import HeritageReviewTask, KnowledgePage
from .bulk import SharedBulkAction
from .dashboard import AddPanel, KeptPagesPanel
from .exploring import SeenPagePolicy, without_hidden
from .reports import REPORTS, ByServiceReport
from .rich_text import say_what_was_kept

register_permission_policy(Page, SeenPagePolicy())


def _page_chooser(field: ForeignKey) -> dict[str, Any]:
    """« Choisir une page », of any kind: Wagtail would add « (Page) »."""
    chooser = AdminPageChooser(target_models=[field.remote_field.model])
    chooser.choose_one_text = AdminPageChooser.choose_one_text
    return {"widget": chooser}


register_form_field_override(ForeignKey, to=KnowledgePage, override=_page_chooser)


@hooks.register("construct_page_action_menu")
def one_way_to_put_online(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """« Publier » beside « Valider et mettre en ligne » would do the same and leave the review unfinished."""
    task = context["page"].current_workflow_task if context.get("page") else None
    if (
        task
        and isinstance(task.specific, HeritageReviewTask)
        and any(item.name == "approve" for item in items)
    ):
        items[:] = [item for item in items if item.name != "action-publish"]


@hooks.register("insert_global_admin_css")
def our_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/editing.css"))


@hooks.register("construct_homepage_panels")
def show_pages_to_keep(request: HttpRequest, panels: list[Any]) -> None:
    panels += [KeptPagesPanel(), AddPanel()]


@hooks.register("construct_page_chooser_queryset")
def choose_from_what_may_be_read(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    return without_hidden(pages, cast(User, request.user))


@hooks.register("construct_reports_menu")
def leave_out_what_one_may_not_open(request: HttpRequest, items: list[MenuItem]) -> None:
    """Two of Wagtail's reports name drafts, whosever they are."""
    if not policy_registry.get_by_type(Page).user_has_permission(request.user, "publish"):
        items[:] = [item for item in items if item.name not in ("site-history", "page-types-usage")]


@hooks.register("register_admin_urls")
def register_reports() -> list[URLPattern]:
    views = [(report, name) for report in REPORTS for name in ("", "_results")]
    return [
        path(
            f"reports/{report.address}/{'liste/' if results else ''}",
            report.as_view(results_only=bool(results)),
            name=f"report_{report.address}{results}",
        )
        for report, results in views
    ]


hooks.register("register_bulk_action", SharedBulkAction)
for moment in ("after_create_page", "after_edit_page"):
    hooks.register(moment, say_what_was_kept)


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(KnowledgePage)
        return policy.user_has_any_permission(request.user, ByServiceReport.any_permission_required)


def _menu_item(report: type[ByServiceReport], order: int) -> ReportMenuItem:
    address = reverse(f"report_{report.address}")
    return ReportMenuItem(report.page_title, address, name=report.address, icon_name="list-ul", order=order)


for rank, listed in enumerate(REPORTS):
    hooks.register("register_reports_menu_item", lambda report=listed, order=rank: _menu_item(report, order))
