"""The editor's form of a page of knowledge."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from savoirs.accounts.membership import services_of
from savoirs.rights.models import Person
from savoirs.rights.seeing import people_seen_by

from .editing.themes import ThemesField


class KnowledgePageForm(WagtailAdminPageForm):
    """A new page belongs to the service of the person who writes it, and names only people whom they may read."""

    themes = ThemesField(label=_("Thèmes"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("quarter", "owner_service"):
            if name in self.fields:
                self.fields[name].empty_label = _("Aucun")
        if self.for_user is None:
            return
        if self.instance.pk is None:
            self.initial["owner_service"] = services_of(self.for_user).first()
        seen = Q(pk__in=people_seen_by(self.for_user).values("pk"))
        for line in self.formsets["participations"].forms if "participations" in self.formsets else []:
            line.fields["person"].queryset = Person.objects.filter(seen | Q(pk=line.instance.person_id))
