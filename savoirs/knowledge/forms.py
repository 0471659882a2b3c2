"""The editor's form of a page of knowledge."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from savoirs.rights.gate import missing

MOST_THEMES = 3


class KnowledgePageForm(WagtailAdminPageForm):
    """Refuses to publish without the agreements, with the reasons beside the button, and keeps the text."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        themes = cleaned.get("themes") or []
        if len(themes) > MOST_THEMES:
            self.add_error("themes", _("Choisissez trois thèmes au plus."))
        if "action-publish" in self.data and not self.errors:
            self._refuse_publication_without_agreement()
        return cleaned

    def _refuse_publication_without_agreement(self) -> None:
        for reason in missing(self.instance):
            self.add_error(None, reason)
