"""Come back with one's code, and answer a question."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import ReviewMessage
from ..words import WordsField

LONGEST_ANSWER = 10_000


class CodeForm(forms.Form):
    """The code of the ticket, typed by hand."""

    code = WordsField(
        label=gettext_lazy("Votre code (obligatoire)"),
        help_text=gettext_lazy("Il est sur votre ticket : un mot, quatre chiffres, cinq lettres."),
        required=True,
        error_messages={"required": gettext_lazy("Écrivez le code de votre ticket.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def add_unknown(self) -> None:
        self.add_error(
            "code",
            _(
                "Ce code n’ouvre rien. Regardez votre ticket : un mot, quatre chiffres, cinq lettres. "
                "Les majuscules, les espaces et les tirets ne comptent pas."
            ),
        )


class AnswerForm(forms.ModelForm):
    """The contributor's answer to the reviewers."""

    data: Any
    text = WordsField(
        several_lines=True,
        rows=5,
        required=True,
        label=gettext_lazy("Votre réponse (obligatoire)"),
        error_messages={"required": gettext_lazy("Écrivez votre réponse, même courte.")},
    )

    class Meta:
        model = ReviewMessage
        fields = ["text"]

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if len(text) > LONGEST_ANSWER:
            self.data = self.data.copy()
            self.data["text"] = text[:LONGEST_ANSWER]
            raise forms.ValidationError(
                _("Votre réponse est très longue : nous en gardons le début. Relisez, puis envoyez-la.")
            )
        return text
