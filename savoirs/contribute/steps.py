"""The road of a contribution: which screens, in which order. The first one, the choice, has no draft yet."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .forms.agreement import AgreementForm, ConfirmForm
from .forms.naming import ContactForm, NamingForm
from .forms.step import StepForm
from .forms.telling import CorrectionForm, PlaceAndTimeForm, TellingForm
from .models import Contribution


@dataclass(frozen=True)
class Step:
    """A screen: its part of the address, its words in the progress, its form and its template."""

    slug: str
    label: Promise
    form: type[StepForm]

    @property
    def template(self) -> str:
        return f"contribute/{self.slug.replace('-', '_')}.html"


BEGIN_LABEL = _("raconter")
TELL = Step("souvenir", _("votre souvenir"), TellingForm)
PLACE = Step("ou-et-quand", _("où et quand"), PlaceAndTimeForm)
NAME = Step("nom", _("votre nom"), NamingForm)
AGREE = Step("accord", _("votre accord"), AgreementForm)
CORRECT = Step("correction", _("votre correction"), CorrectionForm)
CONTACT = Step("vous-repondre", _("vous répondre"), ContactForm)
CONFIRM = Step("envoyer", _("envoyer"), ConfirmForm)

MEMORY_ROAD = (TELL, PLACE, NAME, AGREE)
CORRECTION_ROAD = (CORRECT, CONTACT, CONFIRM)


@dataclass(frozen=True)
class Position:
    """Where one is on the road: ``number`` of ``total``, the choice being 1."""

    step: Step
    road: tuple[Step, ...]

    @property
    def number(self) -> int:
        return self.road.index(self.step) + 2

    @property
    def total(self) -> int:
        return len(self.road) + 1

    @property
    def previous(self) -> Step | None:
        """None: the choice, which is not asked again."""
        rank = self.road.index(self.step)
        return self.road[rank - 1] if rank else None

    @property
    def next(self) -> Step | None:
        """None: this is the last one, which sends."""
        rank = self.road.index(self.step)
        return self.road[rank + 1] if rank + 1 < len(self.road) else None

    @property
    def spans(self) -> list[str]:
        """One class per step, for the drawing of the progress."""
        return [
            "done" if rank < self.number else "now" if rank == self.number else ""
            for rank in range(1, self.total + 1)
        ]


def road_of(contribution: Contribution) -> tuple[Step, ...]:
    return CORRECTION_ROAD if contribution.is_correction else MEMORY_ROAD


def position(contribution: Contribution, slug: str) -> Position | None:
    """Where ``slug`` stands on the contribution's own road; None when it is not on it."""
    road = road_of(contribution)
    found = next((step for step in road if step.slug == slug), None)
    return Position(found, road) if found else None


def address(secret: str, step: Step) -> str:
    return reverse("contribute:step", args=[secret, step.slug])
