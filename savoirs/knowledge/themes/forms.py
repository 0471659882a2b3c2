"""What the staff answer: a new theme, a theme that has the word already, the theme that stays."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..addresses import address_of
from ..models import Theme
from .words import theme_called


class NewThemeForm(forms.ModelForm):
    """A theme made of a word. Without a slug, its name gives it."""

    name = forms.CharField(label=gettext_lazy("Nom du thème"), max_length=100)
    slug = forms.SlugField(
        label=gettext_lazy("Identifiant dans l’adresse"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Vide : il suit le nom. Exemple : « langue-provencale »."),
    )
    broader = forms.ModelChoiceField(
        Theme.objects.order_by("name"),
        label=gettext_lazy("Thème plus large"),
        required=False,
        empty_label=gettext_lazy("Aucun"),
    )

    class Meta:
        model = Theme
        fields = ["name", "slug", "broader"]

    def clean_name(self) -> str:
        name = self.cleaned_data["name"].strip()
        if known := theme_called(name):
            raise ValidationError(
                _("« %(theme)s » dit déjà ce mot : choisissez plutôt ce thème.") % {"theme": known.name}
            )
        return name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("slug") and "slug" not in self.errors and cleaned.get("name"):
            cleaned["slug"] = address_of(cleaned["name"])
            if not cleaned["slug"]:
                self.add_error("slug", _("Écrivez un identifiant : des lettres sans accent et des tirets."))
        if cleaned.get("slug") and Theme.objects.filter(slug=cleaned["slug"]).exists():
            self.add_error("slug", _("Un autre thème a déjà cet identifiant : choisissez-en un autre."))
        return cleaned


class ThemeChoiceForm(forms.Form):
    """One of the themes, ``apart`` from one."""

    theme = forms.ModelChoiceField(
        Theme.objects.none(),
        label=gettext_lazy("Thème"),
        empty_label=gettext_lazy("Choisissez un thème"),
        error_messages={
            "required": gettext_lazy("Choisissez un thème."),
            "invalid_choice": gettext_lazy("Ce thème n’existe plus : choisissez-en un autre."),
        },
    )

    def __init__(self, *args: Any, apart: Theme | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = Theme.objects.order_by("name")
        field: Any = self.fields["theme"]
        field.queryset = themes.exclude(pk=apart.pk) if apart else themes
