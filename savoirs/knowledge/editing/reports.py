"""Three lists for those who keep the library true, each by service, on the screen and as a table to keep."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from savoirs.accounts.models import Service

from ..models import KnowledgePage
from ..models.kinds import SINGULAR
from . import keeping

EVERYONE = "tous"


def _services() -> list[tuple[str, str]]:
    services = [(str(service.pk), service.name) for service in Service.objects.all()]
    return [(EVERYONE, _("Tous les services")), *services]


class ByServiceFilterSet(WagtailFilterSet):
    """The pages that the person keeps, unless another service is chosen."""

    owner_service = django_filters.ChoiceFilter(
        label=gettext_lazy("Service"),
        choices=_services,
        empty_label=gettext_lazy("Les pages que vous suivez"),
        method="of_service",
    )
    kind_slug = django_filters.ChoiceFilter(
        label=gettext_lazy("Nature"), choices=list(SINGULAR.items()), empty_label=gettext_lazy("Toutes")
    )

    class Meta:
        model = KnowledgePage
        fields = ["owner_service", "kind_slug"]

    def of_service(self, pages: QuerySet[KnowledgePage], name: str, value: str) -> QuerySet[KnowledgePage]:
        return pages if value == EVERYONE else pages.filter(owner_service=int(value))

    def filter_queryset(self, queryset: QuerySet[KnowledgePage]) -> QuerySet[KnowledgePage]:
        pages = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("owner_service") or self.request is None:
            return pages
        return pages.filter(pk__in=keeping.kept_by(self.request.user).values("pk"))


class ByServiceReport(ReportView):
    """Abstract: one page a line."""

    model = KnowledgePage
    filterset_class = ByServiceFilterSet
    any_permission_required = ["add", "change", "publish"]
    header_icon = "list-ul"
    address = ""
    own_columns: list[BaseColumn] = []
    own_export: dict[str, Any] = {}
    export_headings = {
        "title": gettext_lazy("Titre"),
        "kind_label": gettext_lazy("Nature"),
        "owner_service": gettext_lazy("Service"),
        "live": gettext_lazy("En ligne"),
        "full_url": gettext_lazy("Adresse"),
    }
    list_export = list(export_headings)

    @classmethod
    def narrowed(cls, pages: QuerySet[KnowledgePage]) -> QuerySet[KnowledgePage]:
        """Those of ``pages`` that the list is about, in its order."""
        raise NotImplementedError

    @cached_property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(KnowledgePage)

    @cached_property
    def columns(self) -> list[BaseColumn]:
        editable = set(keeping.kept_by(self.request.user).values_list("pk", flat=True))

        def editor(page: KnowledgePage) -> str | None:
            return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page.pk in editable else page.url

        return [
            TitleColumn("title", label=_("Page"), get_url=editor),
            Column("kind", label=_("Nature"), accessor="kind_label"),
            *self.own_columns,
            Column("service", label=_("Service"), accessor=lambda page: page.owner_service or _("aucun")),
            Column("state", label=_("État"), accessor=_state),
        ]

    def get_queryset(self) -> QuerySet[KnowledgePage]:
        return self.narrowed(keeping.seen_by(self.request.user)).select_related("owner_service")

    def get_page_subtitle(self) -> str:
        count = self.get_filtered_queryset().count()
        return ngettext("%d page", "%d pages", count) % count

    def get_index_url(self) -> str:
        return reverse(f"report_{self.address}")

    def get_index_results_url(self) -> str:
        return reverse(f"report_{self.address}_results")

    def get_filename(self) -> str:
        return self.address


class DayColumn(Column):
    """A day, also to come, which Wagtail's own column would call « à l’instant »."""

    cell_template_name = "editing/day_cell.html"


def _lateness(page: KnowledgePage) -> str:
    if page.review_by is None:
        return _("jamais vérifiée")
    return _("en retard") if page.is_late else ""


class ReviewDates(ByServiceReport):
    """« Pages à relire, par date »."""

    page_title = gettext_lazy("Pages à relire, par date")
    address = "pages-a-relire"
    own_columns = [
        DayColumn("review_by", label=gettext_lazy("À relire avant le")),
        Column("late", label=gettext_lazy("Retard"), accessor=_lateness),
    ]
    list_export = [*ByServiceReport.list_export, "review_by"]
    export_headings = {**ByServiceReport.export_headings, "review_by": gettext_lazy("À relire avant le")}

    @classmethod
    def narrowed(cls, pages: QuerySet[KnowledgePage]) -> QuerySet[KnowledgePage]:
        return keeping.dated(pages)


class WithoutSource(ByServiceReport):
    """« Pages sans source »."""

    page_title = gettext_lazy("Pages sans source")
    address = "pages-sans-source"

    @classmethod
    def narrowed(cls, pages: QuerySet[KnowledgePage]) -> QuerySet[KnowledgePage]:
        return keeping.without_source(pages)


class ToCheck(ByServiceReport):
    """« À vérifier, par service »."""

    page_title = gettext_lazy("À vérifier, par service")
    address = "points-a-verifier"
    own_columns = [
        Column(
            "to_check",
            label=gettext_lazy("À vérifier"),
            accessor=lambda page: format_html_join("", "<p>{}</p>", ((line,) for line in page.to_check_list)),
        )
    ]
    list_export = [*ByServiceReport.list_export, "to_check"]
    export_headings = {**ByServiceReport.export_headings, "to_check": gettext_lazy("À vérifier")}

    @classmethod
    def narrowed(cls, pages: QuerySet[KnowledgePage]) -> QuerySet[KnowledgePage]:
        return keeping.to_check(pages)


REPORTS: tuple[type[ByServiceReport], ...] = (ReviewDates, WithoutSource, ToCheck)


def _state(page: KnowledgePage) -> str:
    if page.withdrawn_at:
        return _("retirée")
    return _("en ligne") if page.live else _("brouillon")
