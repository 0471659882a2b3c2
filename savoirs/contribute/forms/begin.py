"""The first screen: what to share. Each answer is a button, so one gesture is enough."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from savoirs.knowledge.models import KnowledgePage, Question
from savoirs.knowledge.questions.listing import question_to_answer
from savoirs.rights.access import public
from savoirs.rights.keys import key

from ..models import Contribution
from ..words import WordsField
from .step import LeftEmpty


class BeginForm(LeftEmpty, forms.Form):
    """``page``: the public page that one was reading. ``titre``: what one was looking for. ``question``: to answer."""

    nature = forms.ChoiceField(
        choices=Contribution.Kind,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"),
            _("Choisissez ce que vous voulez partager, avec l’un des boutons."),
        ),
    )
    page = WordsField(widget=forms.HiddenInput)
    titre = WordsField(widget=forms.HiddenInput)
    question = WordsField(widget=forms.HiddenInput)

    def clean_page(self) -> KnowledgePage | None:
        return readable_page(self.cleaned_data["page"])

    def clean_question(self) -> Question | None:
        return question_to_answer(self.cleaned_data["question"])

    def beginning(self) -> dict[str, Any]:
        """What the draft starts with: the question, and the page where it arises, before the page one was reading."""
        question = self.cleaned_data["question"]
        target = question.page if question else self.cleaned_data["page"]
        title = "" if question or target else self.cleaned_data["titre"]
        return {"kind": self.cleaned_data["nature"], "question": question, "target": target, "title": title}

    def clean_titre(self) -> str:
        return self.cleaned_data["titre"][: Contribution._meta.get_field("title").max_length]


def readable_page(pk: str) -> KnowledgePage | None:
    """The page of that primary key, if the public may have it."""
    return public(KnowledgePage.objects.filter(pk=key(pk))).first()
