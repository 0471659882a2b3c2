"""What the words of the place add to Wagtail's admin; imported by :mod:`savoirs.knowledge.wagtail_hooks`."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .report import SearchesView, may_read


@hooks.register("register_admin_urls")
def register_searches() -> list[URLPattern]:
    return [path("reports/ce-que-l-on-cherche/", SearchesView.as_view(), name="searches")]


class SearchesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_read(request.user)


@hooks.register("register_reports_menu_item")
def register_report() -> MenuItem:
    return SearchesMenuItem(
        SearchesView.page_title, reverse("searches"), name="searches", icon_name="search", order=500
    )
