"""What administrators see of the search: what each index holds, what waits, what was refused."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin.ui.components import Component

from . import outbox, registry
from .engines import outside
from .state import EngineState, states

ROWS = 50


@require_http_methods(["GET", "HEAD", "POST"])
def show_state(request: HttpRequest) -> HttpResponse:
    """The state of the search; posting makes due at once what was put off."""
    if request.method == "POST":
        again = sum(outbox.try_again(name) for name in outside())
        sentence = ngettext(
            "%(count)s page va être transmise de nouveau.",
            "%(count)s pages vont être transmises de nouveau.",
            again,
        )
        messages.success(request, sentence % {"count": again} if again else _("Rien n’avait été refusé."))
        return redirect("search_state")
    refused = outbox.refused(outside()).order_by("since")
    context = {"states": states(), "refused": _lines(refused[:ROWS]), "count": refused.count()}
    return render(request, "search/admin/state.html", context)


def _lines(rows: Any) -> list[dict[str, Any]]:
    cards = registry.cards([row.key for row in rows])
    return [
        {
            "title": cards[row.key].title if row.key in cards else _("Page supprimée (%s)") % row.key,
            "row": row,
        }
        for row in rows
    ]


class SearchTroublePanel(Component):
    """On the first screen: what is wrong with the search, only when something is."""

    name = "search_trouble"
    template_name = "search/admin/trouble.html"
    order = 40

    def __init__(self, ill: list[EngineState]) -> None:
        self._ill = ill

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"problems": [problem for one in self._ill for problem in one.problems]}


def trouble_panels() -> list[SearchTroublePanel]:
    """A site without a search server has nothing to go and ask."""
    ill = [one for one in states() if one.problems] if outside() else []
    return [SearchTroublePanel(ill)] if ill else []
