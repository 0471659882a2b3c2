"""On the first screen of the admin: the words that wait to be decided."""

from typing import Any

from wagtail.admin.ui.components import Component

from .proposals import proposals

SHOWN = 10


class ProposedWordsPanel(Component):
    """For those who keep the themes; nothing when no word waits."""

    name = "proposed_words"
    template_name = "themes/admin/waiting.html"
    order = 65

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        waiting = proposals()
        return {"proposals": waiting[:SHOWN], "count": len(waiting)}
