"""The form of an agreement in the admin: nothing ticked beforehand, and who recorded what is never typed."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.log_actions import log

from .models import Agreement, AgreementText
from .seen_forms import SeenFormMixin

FOR_A_MINOR = {"is_minor", "first_parent", "second_parent", "sole_authority", "child_said_yes"}


class AgreementForm(SeenFormMixin, WagtailAdminModelForm):
    """Notes the signed-in person beside what they recorded, and the change in the history of the page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["text_version"] = AgreementText.objects.first()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        page = cleaned.get("page")
        if page and self.for_user and not page.permissions_for_user(self.for_user).can_edit():
            self.add_error(
                "page", _("Cette page est suivie par un autre service : lui seul note les accords.")
            )
        if self.instance.pk and {"page", "person"} & set(self.changed_data):
            self.add_error(
                None,
                _("Un accord vaut pour la page et la personne d’origine : notez-en un autre."),
            )
        return cleaned

    def save(self, commit: bool = True) -> Agreement:
        agreement = self.instance
        if FOR_A_MINOR & set(self.changed_data):
            agreement.recorded_by = self.for_user
        if agreement.pk and "revoked_at" in self.changed_data and agreement.revoked_at is None:
            agreement.given_at = timezone.now()
        agreement = super().save(commit=commit)
        if commit:
            log(
                instance=agreement.page.specific,
                action="rights.agreement",
                user=self.for_user,
                data={"agreement": agreement.pk, "changed": self.changed_data},
            )
        return agreement
