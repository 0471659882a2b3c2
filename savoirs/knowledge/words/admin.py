"""« Mots d’ici » in Wagtail's admin: groups of words that lead to each other, and what each brings."""

from typing import Any

from django import forms
from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import BaseColumn, BooleanColumn
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.snippets.views.snippets import CreateView, IndexView, SnippetViewSet

from search.analysis import stems
from search.asked import LONGEST

from ..models import Word
from .acting import Gains

LONGEST_WORD = 80  # signs


class WordForm(WagtailAdminModelForm):
    """Words that the search cannot look for are said, with all that was typed still there."""

    def clean_forms(self) -> str:
        return self._searchable("forms")

    def clean_one_way_from(self) -> str:
        return self._searchable("one_way_from")

    def clean_one_way_to(self) -> str:
        return self._searchable("one_way_to")

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if not self.errors and bool(typed["forms"]) == bool(typed["one_way_from"] and typed["one_way_to"]):
            raise forms.ValidationError(
                _("Écrivez soit les mots du groupe, soit « qui cherche… » et « …trouve aussi ».")
            )
        if not self.errors and typed["verified"] and len(typed["forms"].splitlines()) == 1:
            self.add_error(
                "forms",
                _("Écrivez un deuxième mot : qui cherche l’un trouvera l’autre. Un mot seul n’agit pas."),
            )
        return typed

    def _searchable(self, name: str) -> str:
        lines = [" ".join(line.split()) for line in self.cleaned_data[name].splitlines() if line.strip()]
        for line in lines:
            if len(line) > LONGEST_WORD:
                raise forms.ValidationError(
                    _("Un mot par ligne, de %(longest)d signes au plus.") % {"longest": LONGEST_WORD}
                )
            if not stems(line):
                raise forms.ValidationError(
                    _("« %(word)s » ne se cherche pas seul : c’est un mot trop courant.") % {"word": line}
                )
        return "\n".join(dict.fromkeys(lines))


class GainsPanel(Panel):
    """In the editor of a group: what it brings today."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "words/admin/gains.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            word = self.instance
            gains = Gains().of(word) if word.pk else []
            return {**super().get_context_data(parent_context), "word": word, "gains": gains}


class GainColumn(BaseColumn):
    """What a group brings at best, with some of the pages."""

    cell_template_name = "words/admin/gain_cell.html"

    def __init__(self, name: str, gains: Gains, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self._gains = gains

    def get_cell_context_data(self, instance: Word, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "gain": self._gains.of(instance)[0]}


class WordIndexView(IndexView):
    """Groups in the order of their first word, whichever way they work."""

    add_item_label = gettext_lazy("Ajouter un groupe de mots")

    def order_queryset(self, words: QuerySet[Word]) -> QuerySet[Word]:
        if self.ordering:
            return super().order_queryset(words)
        return words.order_by(Lower(Coalesce(NullIf("forms", Value("")), "one_way_from")), "pk")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [*super().columns, GainColumn("gain", Gains(), label=_("Ce qu’il apporte"))]


class WordCreateView(CreateView):
    """``?mot=``: what was searched, to begin a group with."""

    def get_initial_form_instance(self) -> Word:
        asked = " ".join(self.request.GET.get("mot", "")[:LONGEST].split())
        return Word(forms=asked, verified=True)


class WordViewSet(SnippetViewSet):
    model = Word
    icon = "openquote"
    menu_label = gettext_lazy("Mots d’ici")
    copy_view_enabled = False
    index_view_class = WordIndexView
    add_view_class = WordCreateView
    list_display = [
        "__str__",
        BooleanColumn("verified", label=gettext_lazy("Agit"), sort_key="verified"),
    ]
    list_filter = ["verified"]
    search_fields = ["forms", "one_way_from", "one_way_to"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("forms")],
                heading=gettext_lazy("Des mots qui se valent"),
            ),
            MultiFieldPanel(
                [FieldPanel("one_way_from"), FieldPanel("one_way_to")],
                heading=gettext_lazy("Ou bien : un mot qui mène à d’autres"),
                help_text=gettext_lazy(
                    "Dans ce sens seulement : pour un mot courant, qui dit plusieurs choses."
                ),
            ),
            FieldPanel(
                "verified",
                heading=gettext_lazy("Ce groupe agit"),
                help_text=gettext_lazy("Dès qu’il est enregistré, les visiteurs en profitent."),
            ),
            GainsPanel(heading=gettext_lazy("Ce que ces mots apportent")),
            FieldPanel(
                "note",
                widget=AdminAutoHeightTextInput(attrs={"rows": 3}),
                help_text=gettext_lazy("Ce que le mot veut dire."),
            ),
            FieldRowPanel(
                [FieldPanel("source_title"), FieldPanel("source_url")], heading=gettext_lazy("Source")
            ),
        ],
        base_form_class=WordForm,
    )
