"""What a reviewer writes on the review screen."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from savoirs.contribute.words import WordsField

LONGEST = 4000  # signs


class MessageForm(forms.Form):
    """A message that the contributor will read, under its own label."""

    text = WordsField(
        several_lines=True,
        rows=4,
        max_length=LONGEST,
        required=True,
        error_messages={"required": _("Écrivez quelques mots : la personne les lira.")},
    )

    def __init__(self, *args: Any, label: Any, required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label
        self.fields["text"].required = required
