"""« Questions répondues, par mois »: what the town has learned, for those who count it."""

from typing import cast

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from savoirs.accounts.models import User

from ..editing.keeping import questions_seen_by
from ..models import Question
from .admin import MonthFilter


def month_of(question: Question) -> str:
    return date_format(question.answered_at, "F Y") if question.answered_at else ""


class AnsweredFilterSet(WagtailFilterSet):
    answered_at = MonthFilter(field_name="answered_at", label=_("Répondues en"))

    class Meta:
        model = Question
        fields = ["answered_at", "origin", "theme", "quarter"]


class AnsweredView(ReportView):
    """One line a question, the latest month first; the CSV holds the same."""

    model = Question
    page_title = _("Questions répondues, par mois")
    header_icon = "help"
    index_url_name = "questions_answered"
    index_results_url_name = "questions_answered_results"
    filterset_class = AnsweredFilterSet
    any_permission_required = ["view", "change"]
    columns = [
        Column("month", label=_("Mois"), accessor=month_of),
        TitleColumn(
            "text",
            label=_("Question"),
            get_url=lambda question: reverse("wagtailsnippets_knowledge_question:edit", args=[question.pk]),
        ),
        Column("origin", label=_("Origine"), accessor="get_origin_display"),
        Column("theme", label=_("Thème"), accessor=lambda question: question.theme or ""),
    ]
    list_export = ["answered_at", "text", "get_origin_display", "theme", "quarter"]
    export_headings = {
        "answered_at": _("Répondue le"),
        "text": _("Question"),
        "get_origin_display": _("Origine"),
        "theme": _("Thème"),
        "quarter": _("Quartier"),
    }

    def get_base_queryset(self) -> QuerySet[Question]:
        answered = questions_seen_by(cast(User, self.request.user)).filter(state=Question.State.ANSWERED)
        return answered.select_related("theme", "quarter").order_by("-answered_at", "-pk")

    def get_queryset(self) -> QuerySet[Question]:
        return self.get_base_queryset()

    def get_page_subtitle(self) -> str:
        count = self.get_filtered_queryset().count()
        return ngettext("%d question", "%d questions", count) % count

    def get_filename(self) -> str:
        return "questions-repondues"
