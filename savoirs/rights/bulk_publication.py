"""Publication of several pages at once: those that lack an agreement stay behind, the others go online."""

from typing import Any

from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from .gate import PublicationRefused
from .refusal import say_refused


class GatedPublishBulkAction(PublishBulkAction):
    """Takes the place of Wagtail's action, which stops at the first refusal and loses the rest."""

    def __init__(self, request, model) -> None:
        super().__init__(request, model)
        self.refusals: list[PublicationRefused] = []

    def get_execution_context(self) -> dict[str, Any]:
        return {**super().get_execution_context(), "refusals": self.refusals}

    @classmethod
    def execute_action(cls, objects, include_descendants=False, user=None, refusals=None, **kwargs):
        published = [0, 0]
        for page in objects:
            drafts = _drafts_below(page, user) if include_descendants else []
            for rank, candidate in ((0, page), *((1, draft) for draft in drafts)):
                try:
                    super().execute_action([candidate], user=user, **kwargs)
                    published[rank] += 1
                except PublicationRefused as refusal:
                    if refusals is None:
                        raise
                    refusals.append(refusal)
        return tuple(published)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        for refusal in self.refusals:
            say_refused(self.request, refusal)
        published = num_parent_objects + num_child_objects
        return super().get_success_message(num_parent_objects, num_child_objects) if published else None


def _drafts_below(page: Page, user) -> list[Page]:
    drafts = page.get_descendants().not_live().specific()
    return [draft for draft in drafts if user is None or draft.permissions_for_user(user).can_publish()]
