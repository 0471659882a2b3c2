"""Addresses of the admin that we answer before Wagtail: its own views break on what nobody types, or tell too much."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, cast

from django.apps import apps
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, get_object_or_404
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.views.chooser import BrowseView, ChosenMultipleView
from wagtail.admin.views.reports import ReportView
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.admin.viewsets.pages import page_viewset_registry
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.sites.views import IndexView, SiteViewSet
from wagtailmedia.views import media as recordings

from media.models import Recording
from savoirs.accounts.models import User
from savoirs.knowledge.editing.exploring import may_be_named
from savoirs.rights.keys import is_key
from savoirs.rights.seen_rows import rows_seen_by

NEW_PARENTS = ("new_parent_page", "chooser")  # as Wagtail's forms call them

View = Callable[..., HttpResponse]

REPORTS_OF_ALL = {"site-history": LogEntriesView, "page-types-usage": PageTypesUsageReportView}


def of_pages_one_may_read(view: View) -> View:
    """``view``, which names the pages of its address, and where they would go, to whoever asks."""

    @never_cache
    @require_admin_access
    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        asked = [pk for name, pk in kwargs.items() if name != "task_id"]
        _not_found_unless_named(request, [*map(str, asked), *request.GET.getlist("id")])
        return view(request, **kwargs)

    return guarded


class OnWhatIsSeen:
    """Before an action on several rows: those that the person may not read are not there, asked for or not."""

    request: HttpRequest

    def get_queryset(self, model: type[Model], keys: Iterable[Any]) -> list[Model]:
        return get_list_or_404(rows_seen_by(cast(User, self.request.user), model), pk__in=keys)


@never_cache
@require_admin_access
def on_several(request: HttpRequest, app_label: str, model_name: str, action: str) -> HttpResponse:
    """Wagtail's own view, which breaks on ``?id=abc`` and on a parent that is gone, and takes in all rows."""
    chosen, parents = request.GET.getlist("id"), request.GET.getlist("childOf")
    if not all(map(is_key, [*(pk for pk in chosen if pk != "all"), *parents])):
        raise Http404
    _not_found_unless_named(request, [])
    wagtails = bulk_action_registry.get_bulk_action_class(app_label, model_name, action)
    if wagtails is None:
        raise Http404
    of_what_is_seen = type(wagtails.__name__, (OnWhatIsSeen, wagtails), {})
    try:
        return of_what_is_seen(request, apps.get_model(app_label, model_name)).dispatch(request)
    except Page.DoesNotExist as gone:
        raise Http404 from gone


@never_cache
@require_admin_access
def set_position(request: HttpRequest, page_to_move_id: int) -> HttpResponse:
    """Wagtail's own view, which breaks on the root of the tree and on a place too far."""
    get_object_or_404(Page, pk=page_to_move_id, depth__gt=1)
    if not is_key(request.GET.get("position", "0")):
        raise Http404
    return _of_pages("set_page_position", page_id_kwarg="page_to_move_id")(
        request, page_to_move_id=page_to_move_id
    )


@never_cache
@require_admin_access
def recording_usage(request: HttpRequest, media_id: int) -> HttpResponse:
    """The add-on's own view, which names any recording to any account."""
    get_object_or_404(rows_seen_by(cast(User, request.user), Recording), pk=media_id)
    return recordings.usage(request, media_id)


def _not_found_unless_named(request: HttpRequest, pages: list[str]) -> None:
    """Neither do the forms that copy and move have their new parent among pages that one may not read."""
    pages += [pk for name in NEW_PARENTS for pk in request.POST.getlist(name) if pk]
    if not (all(map(is_key, pages)) and may_be_named(map(int, pages), cast(User, request.user))):
        raise Http404


def _of_pages(name: str, **kwargs: str) -> View:
    return of_pages_one_may_read(page_viewset_registry.as_view(name, **kwargs))


class SitesView(IndexView):
    """Wagtail's columns, two of which have the English names of its code."""

    columns = [
        *IndexView.columns[:2],
        Column("site_name", label=_("Nom du site")),
        Column("root_page", label=_("Page de départ")),
        *IndexView.columns[4:],
    ]


SITES = SiteViewSet("wagtailsites", url_prefix="sites", index_view_class=SitesView)


def _report(view: type[ReportView], **kwargs: Any) -> View:
    """One that names pages and drafts whosever they are, to those who read all: they publish."""
    policy = policy_registry.get_by_type(Page)
    return require_admin_access(
        view.as_view(permission_policy=policy, any_permission_required=["publish"], **kwargs)
    )


urlpatterns = [
    path("sites/", SITES.index_view),
    path("sites/results/", SITES.index_results_view),
    path("bulk/<str:app_label>/<str:model_name>/<str:action>/", on_several),
    path("pages/<int:parent_page_id>/", _of_pages("index", parent_page_id_kwarg="parent_page_id")),
    path(
        "pages/<int:parent_page_id>/results/",
        _of_pages("index_results", parent_page_id_kwarg="parent_page_id"),
    ),
    path("pages/<int:page_to_move_id>/set_position/", set_position),
    path("pages/<int:page_id>/copy/", _of_pages("copy", page_id_kwarg="page_id")),
    path("pages/<int:page_to_move_id>/move/", _of_pages("move", page_id_kwarg="page_to_move_id")),
    path(
        "pages/<int:page_to_move_id>/move/<int:destination_id>/confirm/",
        _of_pages("move_confirm", page_id_kwarg="page_to_move_id"),
    ),
    path(
        "pages/workflow/preview/<int:page_id>/<int:task_id>/",
        _of_pages("workflow_preview", page_id_kwarg="page_id"),
    ),
    path("media/usage/<int:media_id>/", recording_usage),
    path("choose-page/<int:parent_page_id>/", of_pages_one_may_read(BrowseView.as_view())),
    path("choose-page/chosen-multiple/", of_pages_one_may_read(ChosenMultipleView.as_view())),
    *(
        path(f"reports/{address}/{'results/' if results else ''}", _report(view, results_only=results))
        for address, view in REPORTS_OF_ALL.items()
        for results in (False, True)
    ),
]
