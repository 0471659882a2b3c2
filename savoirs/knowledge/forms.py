"""The editor's form of a page of knowledge."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from savoirs.accounts.membership import services_of
from savoirs.rights.seen_forms import SeenFormMixin

from .editing.themes import ThemesField


class KnowledgePageForm(SeenFormMixin, WagtailAdminPageForm):
    """A new page belongs to the service of the person who writes it, and names only what they may read."""

    themes = ThemesField(label=_("Thèmes"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("quarter", "owner_service"):
            if name in self.fields:
                self.fields[name].empty_label = _("Aucun")
        if self.for_user and self.instance.pk is None:
            self.initial["owner_service"] = services_of(self.for_user).first()
