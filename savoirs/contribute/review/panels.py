"""« Ce qui attend », on the first screen of the admin."""

from typing import Any

from wagtail.admin.ui.components import Component

from savoirs.contribute.models import Contribution

from . import queue

SHOWN = 10


class WaitingPanel(Component):
    """What has its next gesture by the person: contributions, pages of colleagues; then what waits for an answer."""

    name = "contributions_waiting"
    template_name = "review/waiting_panel.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        waiting = queue.waiting_for(user).select_related("owner_service", "target", "page")
        asked = queue.seen_by(user).filter(state=Contribution.State.QUESTION)
        return {
            "waiting": waiting[:SHOWN],
            "waiting_count": waiting.count(),
            "pages": queue.pages_waiting_for(user)[:SHOWN],
            "question_count": asked.count(),
        }
