"""In the editor of a page: who has agreed to what, and what is still missing."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, Panel

from .gate import missing
from .models import Agreement


class AgreementsPanel(Panel):
    """Lists the agreements of the page, with the way to note another. For governed pages."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "rights/agreements_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            agreements = Agreement.objects.filter(page_id=self.instance.pk).select_related("person")
            return {
                **super().get_context_data(parent_context),
                "page": self.instance,
                "agreements": agreements if self.instance.pk else Agreement.objects.none(),
                "missing": missing(self.instance) if self.instance.pk else [],
            }


class WhoPanel(FieldPanel):
    """Someone, read only; nobody is said in words."""

    def format_value_for_display(self, value: Any) -> Any:
        return _("personne encore") if value is None else super().format_value_for_display(value)
