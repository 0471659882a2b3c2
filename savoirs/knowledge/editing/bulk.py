"""Several pages changed at once: themes, quarter, service, review date. Each change is a version of its page."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page

from savoirs.accounts.models import Service, User
from savoirs.rights.gate import PublicationRefused
from savoirs.rights.refusal import say_refused

from ..models import KnowledgePage, Quarter
from .revising import may_revise, revise
from .themes import ThemesField

UNCHANGED = gettext_lazy("Ne pas changer")


class SharedForm(forms.Form):
    """What is left empty changes nothing."""

    themes = ThemesField(
        label=gettext_lazy("Thèmes"),
        required=False,
        help_text=gettext_lazy(
            "Ils remplacent ceux des pages choisies. Aucun : les pages gardent les leurs."
        ),
    )
    quarter = forms.ModelChoiceField(
        Quarter.objects.all(), label=gettext_lazy("Quartier"), required=False, empty_label=UNCHANGED
    )
    owner_service = forms.ModelChoiceField(
        Service.objects.all(),
        label=gettext_lazy("Service responsable"),
        required=False,
        empty_label=UNCHANGED,
    )
    review_by = forms.DateField(
        label=gettext_lazy("À relire avant le"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("Une info utile suit sa date de vérification : la sienne ne change pas ici."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            raise ValidationError(_("Dites ce qui doit changer."))
        return cleaned


class SharedBulkAction(PageBulkAction):
    """Each page that the person may edit gets a version; it goes online only as the person may put it there.

    A page with changes that nobody has published yet keeps them, and stays to be published.
    """

    display_name = gettext_lazy("Thèmes, quartier, suivi")
    action_type = "share"
    aria_label = gettext_lazy(
        "Changer les thèmes, le quartier, le service ou la date de relecture des pages choisies"
    )
    template_name = "editing/bulk.html"
    action_priority = 15
    form_class = SharedForm

    def __init__(self, request: Any, model: type[Page]) -> None:
        super().__init__(request, model)
        self.waiting: list[KnowledgePage] = []
        self.refusals: list[PublicationRefused] = []

    def check_perm(self, obj: Page) -> bool:
        page = obj.specific
        return isinstance(page, KnowledgePage) and may_revise(page, self.request.user)

    def get_execution_context(self) -> dict[str, Any]:
        assert self.cleaned_form
        given = {name: value for name, value in self.cleaned_form.cleaned_data.items() if value}
        return {**super().get_execution_context(), "given": given, "action": self}

    @classmethod
    def execute_action(  # type: ignore[override]
        cls, objects: list[Page], user: User, given: dict[str, Any], action: "SharedBulkAction", **kwargs: Any
    ) -> tuple[int, int]:
        for page in objects:
            action.change(page.specific, user, given)
        return len(objects), 0

    def change(self, stored: KnowledgePage, user: User, given: dict[str, Any]) -> None:
        try:
            if not revise(stored, user, lambda page: _give(page, given)):
                self.waiting.append(stored)
        except PublicationRefused as refusal:
            self.refusals.append(refusal)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        for refusal in self.refusals:
            say_refused(self.request, refusal)
        if self.waiting:
            messages.warning(self.request, _waiting(len(self.waiting)))
        count = num_parent_objects
        return ngettext("%d page changée.", "%d pages changées.", count) % count


def _give(page: KnowledgePage, given: dict[str, Any]) -> None:
    for name, value in given.items():
        if name == "themes":
            page.themes.set(value)
        else:
            setattr(page, name, value)


def _waiting(count: int) -> str:
    return (
        ngettext(
            "%d page garde ce changement en brouillon : ouvrez-la pour l’envoyer en relecture ou la publier.",
            "%d pages gardent ce changement en brouillon : ouvrez-les pour les envoyer en relecture ou les publier.",
            count,
        )
        % count
    )
