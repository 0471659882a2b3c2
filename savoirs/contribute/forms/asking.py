"""« Poser une question à la ville »: one sentence is enough, and nothing is asked of the person."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from savoirs.knowledge.models import KnowledgePage, Question
from savoirs.knowledge.models.question import LONGEST_DETAIL, LONGEST_QUESTION

from ..words import WordsField
from .begin import readable_page
from .step import LeftEmpty

FEWEST_LETTERS = 6


class QuestionForm(LeftEmpty, forms.Form):
    """``mots``: what was searched in vain. ``page``: the public page where the question arises."""

    text = WordsField(
        several_lines=True,
        rows=3,
        required=True,
        label=gettext_lazy("Votre question (obligatoire)"),
        help_text=gettext_lazy("Une seule question, que chacun peut comprendre."),
        error_messages={"required": gettext_lazy("Écrivez votre question.")},
    )
    detail = WordsField(
        several_lines=True,
        rows=3,
        label=gettext_lazy("Ce que vous savez déjà (si vous voulez)"),
        help_text=gettext_lazy("Un lieu, une époque, un mot entendu."),
    )
    mots = WordsField(widget=forms.HiddenInput)
    page = WordsField(widget=forms.HiddenInput)

    def clean_text(self) -> str:
        text = self._on_one_line("text", LONGEST_QUESTION)
        if sum(sign.isalpha() for sign in text) < FEWEST_LETTERS:
            raise forms.ValidationError(_("Écrivez une question entière : quelques mots suffisent."))
        return text

    def clean_detail(self) -> str:
        return self._on_one_line("detail", LONGEST_DETAIL)

    def _on_one_line(self, name: str, longest: int) -> str:
        text = " ".join(self.cleaned_data[name].split())
        if len(text) > longest:
            raise forms.ValidationError(
                _("C’est un peu long : %(length)d signes, pour %(longest)d au plus. Gardez l’essentiel.")
                % {"length": len(text), "longest": longest}
            )
        return text

    def clean_page(self) -> KnowledgePage | None:
        return readable_page(self.cleaned_data["page"])

    def keep(self) -> Question:
        """The question, waiting to be read; the one that waits already when it is sent twice."""
        answers: dict[str, Any] = self.cleaned_data
        origin = Question.Origin.SEARCH if answers["mots"] else Question.Origin.VISITOR
        page = answers["page"]
        waiting = Question.objects.filter(text=answers["text"], state=Question.State.PROPOSED).first()
        return waiting or Question.objects.create(
            text=answers["text"],
            detail=answers["detail"],
            state=Question.State.PROPOSED,
            origin=origin,
            page=page,
            theme=page.main_theme if page else None,
            quarter=page.quarter if page else None,
        )
