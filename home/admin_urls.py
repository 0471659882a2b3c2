"""Addresses of the admin that we answer before Wagtail: its own views break on what nobody types, or tell too much."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, cast

from django.apps import apps
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404
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

from savoirs.accounts.models import User
from savoirs.knowledge.editing.exploring import may_be_named
from savoirs.rights.seen_rows import rows_seen_by

DIGITS = 18  # more do not fit in a key

View = Callable[..., HttpResponse]

REPORTS_OF_ALL = {"site-history": LogEntriesView, "page-types-usage": PageTypesUsageReportView}


def of_pages_one_may_read(view: View) -> View:
    """``view``, which names the pages of its address to whoever asks."""

    @never_cache
    @require_admin_access
    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        asked = [*kwargs.values(), *request.GET.getlist("id")]
        if not (all(map(_is_key, map(str, asked))) and _may_be_named(request, asked)):
            raise Http404
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
    if not all(map(_is_key, [*(pk for pk in chosen if pk != "all"), *parents])):
        raise Http404
    wagtails = bulk_action_registry.get_bulk_action_class(app_label, model_name, action)
    if wagtails is None:
        raise Http404
    of_what_is_seen = type(wagtails.__name__, (OnWhatIsSeen, wagtails), {})
    try:
        return of_what_is_seen(request, apps.get_model(app_label, model_name)).dispatch(request)
    except Page.DoesNotExist as gone:
        raise Http404 from gone


def _may_be_named(request: HttpRequest, keys: list[Any]) -> bool:
    return may_be_named(map(int, keys), cast(User, request.user))


def _is_key(typed: str) -> bool:
    return typed.isascii() and typed.isdecimal() and len(typed) <= DIGITS


def _list_under(name: str) -> View:
    return of_pages_one_may_read(page_viewset_registry.as_view(name, parent_page_id_kwarg="parent_page_id"))


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
    path("pages/<int:parent_page_id>/", _list_under("index")),
    path("pages/<int:parent_page_id>/results/", _list_under("index_results")),
    path("choose-page/<int:parent_page_id>/", of_pages_one_may_read(BrowseView.as_view())),
    path("choose-page/chosen-multiple/", of_pages_one_may_read(ChosenMultipleView.as_view())),
    *(
        path(f"reports/{address}/{'results/' if results else ''}", _report(view, results_only=results))
        for address, view in REPORTS_OF_ALL.items()
        for results in (False, True)
    ),
]
