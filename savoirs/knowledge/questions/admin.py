"""Questions to the town in Wagtail's admin: read, accept, set aside, choose."""

from typing import Any, cast

import django_filters
from django.db.models import Case, Count, QuerySet, When
from django.forms import Select
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import CreateView, IndexView

from savoirs.accounts.models import User
from savoirs.rights.keys import key
from savoirs.rights.seen_forms import SeenFormMixin
from savoirs.rights.seen_rows import SeenChooserViewSet, SeenPolicy, SeenViewSet
from search.asked import LONGEST

from ..editing.keeping import questions_seen_by, seen_by
from ..models import Question
from ..models.question import question_about
from .panels import WhoAnswersPanel

SEARCHED = "recherche"

register_permission_policy(Question, SeenPolicy(Question, questions_seen_by))


def months(field: str) -> Any:
    """Choices of a filter: each month of the dates in ``field`` (« 2026-11 »), the latest first."""

    def choices() -> list[tuple[str, str]]:
        dated = Question.objects.filter(**{f"{field}__isnull": False})
        return [
            (f"{day:%Y-%m}", date_format(day, "F Y")) for day in dated.datetimes(field, "month", order="DESC")
        ]

    return choices


class MonthFilter(django_filters.ChoiceFilter):
    """The dates of one month, in the town's own time."""

    def __init__(self, *args: Any, field_name: str, **kwargs: Any) -> None:
        super().__init__(*args, field_name=field_name, choices=months(field_name), **kwargs)

    def filter(self, questions: QuerySet[Question], value: str) -> QuerySet[Question]:
        if not value:
            return questions
        year, month = value.split("-")
        return questions.filter(
            **{f"{self.field_name}__year": int(year), f"{self.field_name}__month": int(month)}
        )


class QuestionFilterSet(WagtailFilterSet):
    asked_at = MonthFilter(field_name="asked_at", label=_("Posée en"))

    class Meta:
        model = Question
        fields = ["state", "origin", "theme", "quarter", "asked_at"]


class QuestionForm(SeenFormMixin, WagtailAdminModelForm):
    """« Répondue » follows the pages that answer: nobody chooses it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("theme", "quarter"):
            self.fields[name].empty_label = _("Aucun")
        state: Any = self.fields["state"]
        kept = {Question.State.PROPOSED, Question.State.OPEN, Question.State.SET_ASIDE, self.instance.state}
        state.choices = [(value, label) for value, label in Question.State.choices if value in kept]


class QuestionIndexView(IndexView):
    """What waits to be read first."""

    def get_base_queryset(self) -> QuerySet[Question]:
        questions = super().get_base_queryset().select_related("theme", "page")
        return questions.annotate(told=Count("contributions", distinct=True))

    def order_queryset(self, queryset: QuerySet[Question]) -> QuerySet[Question]:
        if self.ordering:
            return super().order_queryset(queryset)
        return queryset.order_by(
            Case(When(state=Question.State.PROPOSED, then=0), default=1), "-asked_at", "-pk"
        )


class QuestionCreateView(CreateView):
    """``?page=`` (primary key) says where the question arises, ``?recherche=`` the words that found nothing."""

    def get_add_url(self) -> str:
        """The words stay in the address: a question born of a search says so once it is sent."""
        searched = self._searched()
        return f"{super().get_add_url()}{f'?{urlencode({SEARCHED: searched})}' if searched else ''}"

    def _searched(self) -> str:
        return " ".join(self.request.GET.get(SEARCHED, "")[:LONGEST].split())

    def get_initial_form_instance(self) -> Question:
        if searched := self._searched():
            return Question(text=question_about(searched), origin=Question.Origin.SEARCH)
        asked = key(self.request.GET.get("page", ""))
        page = seen_by(cast(User, self.request.user)).filter(pk=asked).first()
        if page is None:
            return Question()
        return Question(page=page, theme=page.main_theme, quarter=page.quarter)


class QuestionChooserViewSet(SeenChooserViewSet):
    icon = "help"
    choose_one_text = _("Choisir une question")
    choose_another_text = _("Choisir une autre question")
    edit_item_text = _("Modifier cette question")


class QuestionViewSet(SeenViewSet):
    model = Question
    add_label = _("Ajouter une question")
    icon = "help"
    menu_label = _("Questions à la ville")
    menu_order = 95
    add_to_admin_menu = True
    chooser_viewset_class = QuestionChooserViewSet
    index_view_class = QuestionIndexView
    add_view_class = QuestionCreateView
    filterset_class = QuestionFilterSet
    search_fields = ["text", "detail"]
    list_display = [
        "text",
        Column("state", label=_("État"), accessor="get_state_display", sort_key="state"),
        Column("origin", label=_("Origine"), accessor="get_origin_display"),
        Column("theme", label=_("Thème"), accessor=lambda question: question.theme or ""),
        Column("told", label=_("Récits reçus"), accessor="told", sort_key="told"),
        DateColumn("asked_at", label=_("Posée"), sort_key="asked_at"),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("text", help_text=_("Elle se comprend seule, et finit par un point d’interrogation.")),
            FieldPanel(
                "detail",
                help_text=_("Ce que l’on sait déjà, ou ce que l’on cherche."),
                widget=AdminAutoHeightTextInput(),
            ),
            FieldPanel("state", help_text=_("Le public lit les questions ouvertes.")),
            FieldPanel("page", help_text=_("La question s’affiche sur cette page, et disparaît avec elle.")),
            FieldRowPanel(
                [FieldPanel("theme", widget=Select), FieldPanel("quarter", widget=Select)],
                heading=_("Pour la retrouver"),
            ),
            WhoAnswersPanel(heading=_("Ce que l’on a reçu")),
        ],
        base_form_class=QuestionForm,
    )
