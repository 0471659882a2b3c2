"""How one wants to be named, how one may be answered, who is there to help."""

from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import ContactDetails, Contribution, Helper
from ..words import WordsField
from .step import StepForm

MOST_HELPERS = 6
FEWEST_DIGITS = 6


class ContactForm(StepForm):
    """Contact data, all optional, kept in a table apart."""

    contact_name = WordsField(
        label=gettext_lazy("Votre nom"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = WordsField(
        label=gettext_lazy("Votre courriel"),
        max_length=254,
        validators=[validate_email],
        help_text=gettext_lazy("Exemple : prenom.nom@exemple.fr"),
        error_messages={"invalid": gettext_lazy("Cette adresse de courriel n’est pas complète.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = WordsField(
        label=gettext_lazy("Votre téléphone"),
        max_length=40,
        help_text=gettext_lazy("Exemple : 06 39 98 00 00"),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = ContactDetails.objects.filter(contribution=self.instance).first()
        if known:
            self.initial.update(contact_name=known.name, email=known.email, phone=known.phone)

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        if phone and sum(sign.isdigit() for sign in phone) < FEWEST_DIGITS:
            raise forms.ValidationError(_("Écrivez le numéro en chiffres."))
        return phone

    def take(self, *, going_on: bool) -> bool:
        is_good = super().take(going_on=going_on)
        typed = {
            "name": self.cleaned_data.get("contact_name"),
            "email": self.cleaned_data.get("email"),
            "phone": self.cleaned_data.get("phone"),
        }
        good = {name: value for name, value in typed.items() if value is not None}
        if any(good.values()) or ContactDetails.objects.filter(contribution=self.instance).exists():
            ContactDetails.objects.update_or_create(contribution=self.instance, defaults=good)
        return is_good

    @property
    def shows_contact(self) -> bool:
        """Is something there already, or wrong, in the part that stays folded?"""
        names = ("contact_name", "email", "phone")
        return any(self.initial.get(name) or self.data.get(name) or name in self.errors for name in names)


class NamingForm(ContactForm):
    """The name that the public reads, chosen and written by the person."""

    naming = forms.ChoiceField(
        label=gettext_lazy("Sur le site, on lira (obligatoire)"),
        choices=Contribution.Naming,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("Choisissez l’une des quatre réponses.")},
    )
    shown_name = WordsField(
        label=gettext_lazy("Ce nom, comme on doit le lire"),
        max_length=160,
        help_text=gettext_lazy("Laissez vide si vous ne voulez aucun nom."),
    )

    class Meta(StepForm.Meta):
        fields = ["naming", "shown_name"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("naming") == Contribution.Naming.NOTHING:
            cleaned["shown_name"] = ""
        return cleaned

    def ask_what_is_missing(self) -> None:
        naming = self.instance.naming
        if not naming:
            self.add_error("naming", _("Choisissez comment on vous nommera, ou « Aucun nom »."))
        elif naming != Contribution.Naming.NOTHING and not self.instance.shown_name:
            self.add_error("shown_name", _("Écrivez le nom à afficher, ou choisissez « Aucun nom »."))


class HelperForm(forms.ModelForm):
    """One person who helps."""

    role = forms.ChoiceField(
        label=gettext_lazy("Que fait cette personne ? (obligatoire)"),
        choices=Helper.HELPING,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), gettext_lazy("Choisissez ce que fait cette personne.")
        ),
    )
    shown_name = WordsField(
        label=gettext_lazy("Le nom à afficher (si elle veut)"),
        max_length=160,
        help_text=gettext_lazy("Un prénom, un nom ou un surnom. Sans réponse, aucun nom ne sera affiché."),
    )

    class Meta:
        model = Helper
        fields = ["role", "shown_name"]

    def clean(self) -> dict[str, Any]:
        if self.instance.contribution.helpers.count() >= MOST_HELPERS:
            self.add_error(
                None, _("Six personnes sont déjà ajoutées. Enlevez-en une pour en ajouter une autre.")
            )
        return super().clean() or self.cleaned_data
