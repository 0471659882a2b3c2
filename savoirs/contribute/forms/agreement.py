"""The agreement, in plain words: only what concerns what was given, nothing ticked beforehand."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .step import LeftEmpty, StepForm, YesNoField

ANSWER = gettext_lazy("Répondez par oui ou par non.")


class ConfirmForm(LeftEmpty, StepForm):
    """The last look before a correction is sent."""


class AgreementForm(ConfirmForm):
    """What the person allows, and, for each helper who is heard, their own yes or no."""

    online = YesNoField(
        label=gettext_lazy("Peut-on mettre votre récit en ligne, pour tout le monde ?"),
        help_text=gettext_lazy(
            "Si c’est non, nous gardons votre récit, et personne d’autre que l’équipe ne le voit."
        ),
        missing=ANSWER,
    )
    voice = YesNoField(label=gettext_lazy("Peut-on faire entendre votre voix ?"), missing=ANSWER)
    image = YesNoField(label=gettext_lazy("Peut-on montrer vos images ?"), missing=ANSWER)
    words = YesNoField(label=gettext_lazy("Peut-on montrer vos mots, par écrit ?"), missing=ANSWER)
    is_adult = YesNoField(
        label=gettext_lazy("Quel âge avez-vous ?"),
        yes=gettext_lazy("J’ai 18 ans ou plus"),
        no=gettext_lazy("J’ai moins de 18 ans"),
        missing=gettext_lazy("Choisissez votre âge."),
    )

    class Meta(StepForm.Meta):
        fields = ["online", "voice", "image", "words", "is_adult"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.recordings:
            del self.fields["voice"]
        if not self.instance.has_image:
            del self.fields["image"]
        self.heard_helpers = [helper for helper in self.instance.helpers.all() if helper.is_heard]
        for helper in self.heard_helpers:
            name = {"name": helper.shown_name or helper.get_role_display()}
            self.fields[f"agrees_{helper.pk}"] = YesNoField(
                label=_("%(name)s dit oui aussi, pour sa voix, son image et ses mots ?") % name,
                missing=ANSWER,
                initial=helper.agrees,
            )
            self.fields[f"adult_{helper.pk}"] = YesNoField(
                label=_("%(name)s a 18 ans ou plus ?") % name, missing=ANSWER, initial=helper.is_adult
            )

    def take(self, *, going_on: bool) -> bool:
        is_good = super().take(going_on=going_on)
        for helper in self.heard_helpers:
            helper.agrees = self.cleaned_data.get(f"agrees_{helper.pk}")
            helper.is_adult = self.cleaned_data.get(f"adult_{helper.pk}")
            helper.save(update_fields=["agrees", "is_adult"])
        return is_good

    def ask_what_is_missing(self) -> None:
        for name, field in self.fields.items():
            if (
                isinstance(field, YesNoField)
                and self.cleaned_data.get(name) is None
                and name not in self.errors
            ):
                self.add_error(name, field.missing)

    def components(self) -> list[Any]:
        """The questions on what may be shown."""
        return [self[name] for name in ("voice", "image", "words") if name in self.fields]

    def of_helpers(self) -> list[Any]:
        """The questions asked of those who are heard too."""
        return [self[f"{ask}_{helper.pk}"] for helper in self.heard_helpers for ask in ("agrees", "adult")]
