"""What the life of themes adds to Wagtail's admin; imported by :mod:`savoirs.knowledge.wagtail_hooks`."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from savoirs.accounts.models import User

from ..models import Theme
from ..vocabulary_admin import VOCABULARY_MENU
from .panels import ProposedWordsPanel
from .proposals import may_decide
from .views import MERGE, MergeView, ProposalsView, ProposalView


@hooks.register("register_admin_urls")
def register_themes() -> list[URLPattern]:
    return [
        path("themes/mots-proposes/", ProposalsView.as_view(), name="proposed_words"),
        path("themes/mots-proposes/<int:pk>/", ProposalView.as_view(), name="proposed_word"),
        path("themes/<int:pk>/fusionner/", MergeView.as_view(), name="merge_theme"),
    ]


@hooks.register("register_snippet_listing_buttons")
def merge_button(snippet: Any, user: User, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(snippet, Theme) and user.has_perms(MERGE):
        address = reverse("merge_theme", args=[snippet.pk])
        yield Button(_("Fusionner avec un autre thème"), address, icon_name="resubmit", priority=30)


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    actions.register_action("knowledge.merge_theme", _("Fusionner"), _("Un autre thème y a été fusionné"))


class ProposedWordsItem(MenuItem):
    """For those who decide of the words."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_decide(request.user)


@hooks.register("construct_homepage_panels")
def show_words_that_wait(request: HttpRequest, panels: list[Any]) -> None:
    if may_decide(request.user):
        panels.append(ProposedWordsPanel())


@hooks.register(VOCABULARY_MENU)
def register_proposed_words() -> MenuItem:
    return ProposedWordsItem(
        _("Mots proposés"),
        reverse("proposed_words"),
        name="mots-proposes",
        icon_name="openquote",
        order=10,
    )
