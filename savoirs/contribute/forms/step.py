"""What the form of each step does: keep all that is good, say the rest in a sentence, beside its field."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Contribution
from ..reading import ReadRequest
from ..words import WordsField

YES, NO = "oui", "non"
YES_WORD, NO_WORD = _("Oui"), _("Non")


class StepForm(forms.ModelForm):
    """A step writes into the draft itself. ``stays`` says that the person has something to add before going on."""

    stays = False
    data: Any

    class Meta:
        model = Contribution
        fields: list[str] = []

    def __init__(self, *args: Any, request: ReadRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def take(self, *, going_on: bool) -> bool:
        """Save all that is good; return whether nothing is wrong. What is missing matters only when going on."""
        self.full_clean()
        if self.request.too_much:
            self.add_error(None, self.request.too_much)
        self.instance.save()
        if going_on and not self.request.too_much:
            self.ask_what_is_missing()
        return not self.errors

    def say_unread(self) -> None:
        """Over the draft as it is kept, say why this sending could not be read, if it could not."""
        self.full_clean()
        self.cleaned_data = {}
        if self.request.too_much:
            self.add_error(None, self.request.too_much)

    def ask_what_is_missing(self) -> None:
        """Add an error for each answer without which the next step makes no sense."""


class YesNoField(forms.TypedChoiceField):
    """Two radios, neither chosen beforehand. The value is a boolean, None when not answered."""

    def __init__(self, *, yes: Any = YES_WORD, no: Any = NO_WORD, missing: Any, **kwargs: Any) -> None:
        self.missing = missing
        super().__init__(
            choices=[(YES, yes), (NO, no)],
            coerce=lambda answer: answer == YES,
            widget=forms.RadioSelect,
            empty_value=None,
            required=False,
            error_messages={"invalid_choice": missing},
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: YES, False: NO}.get(value) if isinstance(value, bool) else value


class LeftEmpty(forms.Form):
    """A field that people do not see and that robots fill. Its refusal is honest, and sending again is enough."""

    data: Any
    site_internet = WordsField(
        label=_("Laissez cette case vide"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_site_internet(self) -> str:
        if self.cleaned_data["site_internet"]:
            self.data = self.data.copy()
            self.data["site_internet"] = ""
            self.add_error(
                None,
                _(
                    "Une case cachée était remplie, comme le font les robots. Nous l’avons vidée : envoyez de nouveau."
                ),
            )
        return ""
