"""Themes are chosen from the list, the main one first: three lists to choose from, nothing to type."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models.vocabulary import Theme

RANKS = (gettext_lazy("Thème principal"), gettext_lazy("Deuxième thème"), gettext_lazy("Troisième thème"))


class ThemesWidget(forms.Widget):
    """One list a rank, all of one name: the order of what is sent is the order of the themes."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        values = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [value for value in values if value]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return ""  # each list has its own label

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = [str(getattr(item, "pk", item)) for item in value or []]
        context = {
            "name": name,
            "id": (attrs or {}).get("id", name),
            "lists": list(zip_longest(self._ranks(chosen), chosen, fillvalue="")),
            "themes": list(_tree(list(Theme.objects.order_by("name")))),
        }
        return render_to_string("editing/themes_widget.html", context)

    @staticmethod
    def _ranks(chosen: list[str]) -> list[str | Promise]:
        """A page that has more themes keeps them in sight, so that none is lost unseen."""
        return [*RANKS, *(_("Thème en trop") for _extra in chosen[len(RANKS) :])]


class ThemesField(forms.ModelMultipleChoiceField):
    """Cleans to the chosen themes, in the order of the choice, without twins."""

    widget = ThemesWidget
    default_error_messages = {"too_many": gettext_lazy("Choisissez trois thèmes au plus.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Theme.objects.all(), **kwargs)

    def clean(self, value: Any) -> list[Theme]:  # type: ignore[override]
        found = {theme.pk: theme for theme in super().clean(list(value or []))}
        if len(found) > len(RANKS):
            raise ValidationError(self.error_messages["too_many"], code="too_many")
        return list(dict.fromkeys(found[int(pk)] for pk in value or []))

    def prepare_value(self, value: Any) -> Any:
        return [getattr(item, "pk", item) for item in value] if isinstance(value, Iterable) else []

    def has_changed(self, initial: Any, data: Any) -> bool:
        return [str(pk) for pk in self.prepare_value(initial)] != [str(pk) for pk in data or []]


def _tree(themes: list[Theme], above: int | None = None, mark: str = "") -> Iterator[tuple[str, str]]:
    """(key, words) of each theme, the narrower ones under the broader, set in by a mark."""
    for theme in themes:
        if theme.broader_id == above:
            yield str(theme.pk), f"{mark}{theme.name}"
            yield from _tree(themes, theme.pk, f"{mark}– ")
