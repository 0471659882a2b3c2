"""In the admin: « Mots proposés », and two themes that become one."""

from collections.abc import Callable
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from savoirs.accounts.models import User

from ..models import Theme
from . import merging
from .forms import NewThemeForm, ThemeChoiceForm
from .proposals import (
    Outcome,
    accept_as_other_word,
    accept_as_theme,
    may_decide,
    proposal_of,
    proposals,
    set_aside,
)
from .words import theme_called

MERGE = ("knowledge.change_theme", "knowledge.delete_theme")


class _ThemeView(WagtailAdminTemplateMixin, TemplateView):
    """A screen for those who keep the themes."""

    header_icon = "tag"

    def may(self, user: User) -> bool:
        return may_decide(user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.user = cast(User, request.user)
        if not self.may(self.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def crumbs(self, *links: tuple[str, Any]) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, *({"url": url, "label": label} for url, label in links), here]


class ProposalsView(_ThemeView):
    """The words that wait, each with its pages."""

    page_title = gettext_lazy("Mots proposés")
    template_name = "themes/admin/proposals.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "proposals": proposals()}


class ProposalView(_ThemeView):
    """One word: a theme, another word of a theme, or neither."""

    template_name = "themes/admin/proposal.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.proposal = proposal_of(kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().get(request, *args, **kwargs) if self.proposal else self._already_decided()

    def get_page_title(self) -> str:
        assert self.proposal
        return _("« %(word)s »") % {"word": self.proposal.text}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs((reverse("proposed_words"), _("Mots proposés")))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        assert self.proposal
        known = theme_called(self.proposal.text)
        return {
            "new_form": NewThemeForm(initial={"name": capfirst(self.proposal.text)}, prefix="new"),
            "choice_form": ThemeChoiceForm(initial={"theme": known}, prefix="other"),
            **super().get_context_data(**kwargs),
            "proposal": self.proposal,
            "known": known,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        gestures: dict[str, Callable[[], HttpResponse]] = {
            "theme": self._make_theme,
            "other": self._make_other_word,
            "aside": self._set_aside,
        }
        gesture = gestures.get(request.POST.get("gesture", ""))
        return gesture() if self.proposal and gesture else self._already_decided()

    def _make_theme(self) -> HttpResponse:
        assert self.proposal
        form = NewThemeForm(self.request.POST, prefix="new")
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(new_form=form), status=422)
        theme = form.save(commit=False)
        outcome = accept_as_theme(self.proposal, theme, self.user)
        messages.success(self.request, _("Le thème « %(theme)s » existe.") % {"theme": theme.name})
        return self._tell(outcome)

    def _make_other_word(self) -> HttpResponse:
        assert self.proposal
        form = ThemeChoiceForm(self.request.POST, prefix="other")
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(choice_form=form), status=422)
        theme = form.cleaned_data["theme"]
        outcome = accept_as_other_word(self.proposal, theme, self.user)
        messages.success(
            self.request,
            _("« %(word)s » mène au thème « %(theme)s ».")
            % {"word": self.proposal.text, "theme": theme.name},
        )
        return self._tell(outcome)

    def _set_aside(self) -> HttpResponse:
        assert self.proposal
        set_aside(self.proposal)
        messages.success(self.request, _("« %(word)s » est écarté.") % {"word": self.proposal.text})
        return redirect("proposed_words")

    def _tell(self, outcome: Outcome) -> HttpResponse:
        if outcome.waiting:
            messages.warning(self.request, _waiting(outcome))
        if outcome.left:
            messages.warning(self.request, _left(outcome))
        return redirect("proposed_words")

    def _already_decided(self) -> HttpResponse:
        messages.warning(self.request, _("Ce mot a déjà été décidé."))
        return redirect("proposed_words")


def _waiting(outcome: Outcome) -> str:
    titles = ", ".join(page.get_admin_display_title() for page in outcome.waiting)
    words = ngettext(
        "Cette page garde le thème en brouillon, à publier : %(titles)s.",
        "Ces pages gardent le thème en brouillon, à publier : %(titles)s.",
        len(outcome.waiting),
    )
    return words % {"titles": titles}


def _left(outcome: Outcome) -> str:
    titles = ", ".join(page.get_admin_display_title() for page in outcome.left)
    words = ngettext(
        "Vous ne pouvez pas modifier cette page, son service peut ajouter le thème : %(titles)s.",
        "Vous ne pouvez pas modifier ces pages, leur service peut ajouter le thème : %(titles)s.",
        len(outcome.left),
    )
    return words % {"titles": titles}


class MergeView(_ThemeView):
    """``?theme=`` names the theme that stays: without it, it is asked; with it, one confirms."""

    template_name = "themes/admin/merge.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.gone = get_object_or_404(Theme.objects.select_related("broader"), pk=kwargs["pk"])

    def may(self, user: User) -> bool:
        return user.has_perms(MERGE)

    def get_page_title(self) -> str:
        return _("Fusionner « %(theme)s »") % {"theme": self.gone.name}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs((reverse("wagtailsnippets_knowledge_theme:list"), _("Thèmes")))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = ThemeChoiceForm(self._asked(), apart=self.gone)
        kept = form.cleaned_data["theme"] if form.is_bound and form.is_valid() else None
        return {
            **super().get_context_data(**kwargs),
            "gone": self.gone,
            "kept": kept,
            "form": form,
            "forecast": merging.forecast(self.gone, kept) if kept else None,
        }

    def _asked(self) -> Any:
        asked = self.request.POST if self.request.method == "POST" else self.request.GET
        return asked if "theme" in asked else None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ThemeChoiceForm(request.POST, apart=self.gone)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(), status=422)
        kept = form.cleaned_data["theme"]
        merging.merge(self.gone, kept, self.user)
        messages.success(
            request,
            _("« %(gone)s » fait maintenant partie de « %(kept)s ».")
            % {"gone": self.gone.name, "kept": kept.name},
        )
        return redirect("wagtailsnippets_knowledge_theme:edit", kept.pk)
