"""The queue of contributions and the screen where one is read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from savoirs.accounts.models import Service, User
from savoirs.contribute.models import Contribution, ContributionFile
from savoirs.knowledge.themes.proposals import may_decide
from savoirs.rights.gate import PublicationRefused, missing
from savoirs.rights.models import Agreement
from savoirs.rights.refusal import say_refused

from . import actions, queue
from .forms import MessageForm

State = Contribution.State
SHOWN_STATES = [(state.value, state.label) for state in State if state != State.DRAFT]


class ContributionFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=gettext_lazy("État"), choices=SHOWN_STATES)
    owner_service = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Service qui relit"), queryset=Service.objects.all()
    )

    class Meta:
        model = Contribution
        fields = ["state", "kind", "owner_service"]


class QueueView(IndexView):
    """What waits for the person first, then the latest."""

    model = Contribution
    any_permission_required = ["view"]
    index_url_name = "contributions:index"
    index_results_url_name = "contributions:results"
    header_icon = "openquote"
    filterset_class = ContributionFilterSet
    columns = [
        TitleColumn(
            "title",
            label=gettext_lazy("Contribution"),
            accessor=str,
            get_url=lambda contribution: reverse("contributions:review", args=[contribution.pk]),
        ),
        Column(
            "waits", label=gettext_lazy("Pour vous"), accessor=lambda row: _("à vous") if row.waits else ""
        ),
        Column("kind", label=gettext_lazy("Nature"), accessor="get_kind_display"),
        Column("state", label=gettext_lazy("État"), accessor="get_state_display"),
        Column("owner_service", label=gettext_lazy("Service"), accessor="owner_service"),
        DateColumn("sent_at", label=gettext_lazy("Reçue")),
    ]

    def get_base_queryset(self) -> QuerySet[Contribution]:
        seen = queue.seen_by(self.request.user).select_related("owner_service", "target", "page")
        return queue.first_waiting(seen, self.request.user)

    def order_queryset(self, queryset: QuerySet[Contribution]) -> QuerySet[Contribution]:
        return queryset

    def get_page_subtitle(self) -> str:
        count = queue.waiting_for(self.request.user).count()
        return ngettext("%d vous attend", "%d vous attendent", count) % count


@dataclass(frozen=True)
class Gesture:
    """A button of the review screen, with the message that goes with it."""

    name: str
    label: str | Promise
    message_label: str | Promise
    act: Callable[[Contribution, User, str], None]
    done: str | Promise
    message_required: bool = True


ASK = Gesture(
    "ask", gettext_lazy("Poser la question"), gettext_lazy("Votre question à la personne"), actions.ask,
    gettext_lazy("La question est posée."),
)  # fmt: skip
REFUSE = Gesture(
    "refuse", gettext_lazy("Ne pas retenir"), gettext_lazy("Pourquoi, en mots simples (la personne le lira)"),
    actions.refuse, gettext_lazy("La contribution n’est pas retenue."),
)  # fmt: skip
APPLY = Gesture(
    "apply", gettext_lazy("C’est corrigé"), gettext_lazy("Un mot pour la personne, si vous voulez"),
    actions.apply_correction, gettext_lazy("La correction est notée comme prise en compte."), message_required=False,
)  # fmt: skip


class ReviewView(WagtailAdminTemplateMixin, TemplateView):
    """A contribution beside its files, its people and their agreements; what the person may do with it."""

    template_name = "review/contribution.html"
    header_icon = "openquote"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.user = cast(User, request.user)
        self.contribution = get_object_or_404(queue.seen_by(self.user), pk=kwargs["pk"])

    def get_page_title(self) -> str:
        return str(self.contribution)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("contributions:index"), "label": _("Contributions")},
            {"url": "", "label": self.get_page_title()},
        ]

    @cached_property
    def page(self) -> Any:
        """The page made from the contribution, in its latest state; None for a correction."""
        page = self.contribution.page
        return page.get_latest_revision_as_object() if page else None

    @cached_property
    def may_answer(self) -> bool:
        """May the person ask, refuse, settle: the service that reads, or whoever reads the page now?"""
        if queue.settles_corrections(self.user, self.contribution):
            return True
        return bool(
            self.page and self.page.current_workflow_task_state and actions.next_step(self.page, self.user)
        )

    def gestures(self) -> list[Gesture]:
        state = self.contribution.state
        if not self.may_answer or state in (State.PUBLISHED, State.WITHDRAWN):
            return []
        if state == State.REFUSED:
            return [ASK]
        return [APPLY, ASK, REFUSE] if self.contribution.is_correction else [ASK, REFUSE]

    def form_for(self, gesture: Gesture, data: Any = None) -> MessageForm:
        return MessageForm(
            data, prefix=gesture.name, label=gesture.message_label, required=gesture.message_required
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        contribution, user, page = self.contribution, self.user, self.page
        bound = kwargs.pop("bound", {})
        target: Any = contribution.target.specific if contribution.target else None
        edited = page or target
        return {
            **super().get_context_data(**kwargs),
            "contribution": contribution,
            "edited_page": page,
            "files": [
                (file, _playable(file)) for file in contribution.files.select_related("photo", "recording")
            ],
            "target": target,
            "target_text": _text_of(target) if target else [],
            "may_edit": bool(edited and edited.permissions_for_user(user).can_edit()),
            "participations": page.participations.select_related("person") if page else [],
            "agreements": Agreement.objects.filter(page_id=page.pk).select_related("person") if page else [],
            "missing": missing(page) if page else [],
            "words": page.proposed_words.select_related("theme").order_by("pk") if page else [],
            "may_decide_words": may_decide(user),
            "contact": _contact(contribution, user),
            "talk": contribution.messages.select_related("author"),
            "gestures": [(g, bound.get(g.name) or self.form_for(g)) for g in self.gestures()],
            "next_step": self._next_step(),
            "reading": page.current_workflow_task if page else None,
        }

    def _next_step(self) -> str | None:
        if self.page is None or self.contribution.state in (State.PUBLISHED, State.WITHDRAWN):
            return None
        return actions.next_step(self.page, self.user)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.POST.get("gesture", "")
        if asked == "pass_on":
            return self._pass_on()
        gesture = next((g for g in self.gestures() if g.name == asked), None)
        if gesture is None:
            messages.warning(request, _("Cette contribution a changé depuis : regardez où elle en est."))
            return self._again()
        form = self.form_for(gesture, request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(bound={gesture.name: form}), status=422)
        gesture.act(self.contribution, self.user, form.cleaned_data["text"])
        messages.success(request, gesture.done)
        return self._again()

    def _pass_on(self) -> HttpResponse:
        if self.page is None:
            raise Http404
        try:
            actions.pass_on(self.contribution, self.user)
        except PublicationRefused as refusal:
            say_refused(self.request, refusal)
        except PermissionDenied:
            messages.warning(
                self.request, _("Cette page a changé de mains depuis : regardez où elle en est.")
            )
        else:
            self.contribution.refresh_from_db()
            is_online = self.contribution.state == State.PUBLISHED
            messages.success(
                self.request, _("La page est en ligne.") if is_online else _("La page est transmise.")
            )
        return self._again()

    def _again(self) -> HttpResponse:
        return redirect("contributions:review", self.contribution.pk)


def _contact(contribution: Contribution, user: User) -> Any:
    details = getattr(contribution, "contact_details", None)
    return details if details and queue.may_see_contact(user, contribution) else None


def _text_of(page: Any) -> list[str]:
    """What the page says today, in plain text, block by block."""
    return [text for block in page.body for text in block.block.get_searchable_content(block.value) if text]


def _playable(file: ContributionFile) -> Any:
    """The stored file that a player gets: the copy to hear or, until it is ready, the original."""
    return file.recording and (file.recording.playback or file.recording.file)
