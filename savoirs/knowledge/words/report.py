"""« Ce que l’on cherche »: what visitors searched in a week, in vain or often, and what to do about it."""

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from savoirs.accounts.models import User
from search import asked
from search.finder import find
from search.models import WeeklySearch
from search.query import Query

from ..models import Question, Word

WEEK = "semaine"
MOST_ASKED_AGAIN = 20  # searches made in vain that are made again to see


def may_read(user: User | AnonymousUser) -> bool:
    """Those who keep the words of the place."""
    return policy_registry.get_by_type(Word).user_has_any_permission(user, ["add", "change"])


class SearchesView(WagtailAdminTemplateMixin, TemplateView):
    """``?semaine=``: the Monday of the week to read, else the latest one. Posting ``words`` forgets them."""

    page_title = gettext_lazy("Ce que l’on cherche")
    header_icon = "search"
    template_name = "words/admin/searches.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_read(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        weeks = asked.weeks()
        wanted = self.request.GET.get(WEEK, "")
        chosen = next((week for week in weeks if week.isoformat() == wanted), weeks[0] if weeks else None)
        found = asked.searches_of(chosen) if chosen else None
        return {
            **super().get_context_data(**kwargs),
            "weeks": [(week.isoformat(), in_words(week), week == chosen) for week in weeks],
            "found": found,
            "found_today": _found_today(found.failed) if found else {},
            "may_add_word": policy_registry.get_by_type(Word).user_has_permission(self.request.user, "add"),
            "may_ask": policy_registry.get_by_type(Question).user_has_permission(self.request.user, "add"),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        words = request.POST.get("words", "")
        if asked.forget_words(words):
            messages.success(
                request, _("« %(words)s » est effacé de toutes les semaines.") % {"words": words}
            )
        else:
            messages.warning(request, _("Ces mots étaient déjà effacés."))
        return redirect(f"{reverse('searches')}?{urlencode({WEEK: request.GET.get(WEEK, '')})}")


def _found_today(failed: list[WeeklySearch]) -> dict[int, int]:
    """How many pages each search would find now, when it does: a word was added, a page was written."""
    totals = {one.pk: find(Query(one.words, page_size=0)).total for one in failed[:MOST_ASKED_AGAIN]}
    return {pk: total for pk, total in totals.items() if total}


def in_words(week: date) -> str:
    """« du 23 au 29 novembre 2026 », « du 1er au 7 juin 2026 »."""
    last = week + timedelta(days=6)
    rest = "" if week.month == last.month else " F" if week.year == last.year else " F Y"
    return _("du %(first)s au %(last)s") % {"first": _day(week, rest), "last": _day(last, " F Y")}


def _day(day: date, rest: str) -> str:
    number = "1er" if day.day == 1 else str(day.day)
    return number + (date_format(day, rest) if rest else "")
