"""The editor's form of a page of knowledge."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from savoirs.accounts.membership import services_of

from .editing.themes import ThemesField


class KnowledgePageForm(WagtailAdminPageForm):
    """A new page belongs to the service of the person who writes it."""

    themes = ThemesField(label=_("Thèmes"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and self.for_user is not None:
            self.initial["owner_service"] = services_of(self.for_user).first()
