"""On the first screen of the admin: the pages that the person keeps true, then what they may add."""

from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from media.models import Recording

from ..models import KindIndexPage, KnowledgePage
from ..models.kinds import SINGULAR, Kind
from . import keeping
from .reports import REPORTS

SHOWN = 5


class KeptPagesPanel(Component):
    """Pages whose review date has passed; how many pages have a point to check or no source."""

    name = "kept_pages"
    template_name = "editing/kept_pages.html"
    order = 70

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        pages = keeping.kept_by(parent_context["request"].user)
        late = keeping.late(pages)
        counts = [
            (report, reverse(f"report_{report.address}"), report.narrowed(pages).count())
            for report in REPORTS[1:]
        ]
        return {
            "late": late[:SHOWN],
            "late_count": late.count(),
            "late_url": reverse(f"report_{REPORTS[0].address}"),
            "counts": [(report.page_title, url, count) for report, url, count in counts if count],
        }


class AddPanel(Component):
    """What the person may add, in one gesture."""

    name = "add_something"
    template_name = "editing/add.html"
    order = 80

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        homes = {index.kind_slug: index for index in KindIndexPage.objects.all()}
        pages = [
            (
                SINGULAR[model.kind],
                reverse("wagtailadmin_pages:add", args=[*_names(model), homes[model.kind].pk]),
            )
            for model in _models()
            if model.kind in homes and homes[model.kind].permissions_for_user(user).can_add_subpage()
        ]
        records = policy_registry.get_by_type(Recording).user_has_permission(user, "add")
        return {"pages": pages, "records": records}


def _models() -> list[type[KnowledgePage]]:
    order = list(Kind)
    return sorted(KnowledgePage.__subclasses__(), key=lambda model: order.index(model.kind))


def _names(model: type[KnowledgePage]) -> tuple[str, str]:
    return model._meta.app_label, model._meta.model_name or ""
