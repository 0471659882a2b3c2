"""What the search adds to Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import user_passes_test
from wagtail.admin.menu import AdminOnlyMenuItem, MenuItem

from .admin import show_state, trouble_panels

for_administrators = user_passes_test(lambda user: user.is_superuser)


@hooks.register("register_admin_urls")
def register_state() -> list[URLPattern]:
    return [path("reports/recherche/", for_administrators(show_state), name="search_state")]


@hooks.register("register_reports_menu_item")
def register_report() -> MenuItem:
    return AdminOnlyMenuItem(
        _("État de la recherche"), reverse("search_state"), name="search-state", icon_name="search", order=900
    )


@hooks.register("construct_homepage_panels")
def show_trouble(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.is_superuser:
        panels += trouble_panels()
