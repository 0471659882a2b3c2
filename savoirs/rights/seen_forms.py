"""Forms of the admin that take, and name again, only rows that the person may read, or that were there before."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.forms import ModelChoiceField

from .keys import DIGITS, is_key
from .seen_rows import rows_told_apart


class SeenFormMixin:
    """Before ``WagtailAdminModelForm``: choosers, texts and inline lists of the form and of its lines."""

    for_user: Any
    formsets: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._seen: dict[type[Model], QuerySet | None] = {}
        for form in self._with_lines() if self.for_user else []:
            for name, field in _choosers(form):
                seen = self._seen_rows(field.queryset.model)
                if seen is not None:
                    before = form.get_initial_for_field(field, name)
                    kept = Q(pk=getattr(before, "pk", before))
                    field.queryset = field.queryset.filter(Q(pk__in=seen.values("pk")) | kept)

    def is_valid(self) -> bool:
        """What is refused leaves the form: its chooser would read the name of the row again.

        So does what is too long for a key: the database breaks on it.
        """
        lines = self._with_lines()
        _take_out(lines, lambda form, name: len(str(form.data.get(form.add_prefix(name), ""))) > DIGITS)
        valid = super().is_valid()  # type: ignore[misc]
        for form in lines:
            if form.is_bound and self.for_user:
                self._refuse_hidden_in_texts(form)
        _take_out(lines, lambda form, name: name in form.errors)
        return valid

    def _with_lines(self) -> list[Any]:
        return [self, *(line for lines in self.formsets.values() for line in lines.forms)]

    def _seen_rows(self, model: type[Model]) -> QuerySet | None:
        if model not in self._seen:
            self._seen[model] = rows_told_apart(self.for_user, model)
        return self._seen[model]

    def _refuse_hidden_in_texts(self, form: Any) -> None:
        """No chooser offers what is refused here, and an editor of texts would say where it leads."""
        for name, field in _texts(form):
            before = set(_named(field, form.get_initial_for_field(form.fields[name], name)))
            for model, pk in set(_named(field, form[name].value())) - before:
                seen = self._seen_rows(model)
                if seen is None:
                    continue
                hidden = model._default_manager.exclude(pk__in=seen.values("pk"))
                if not is_key(pk) or hidden.filter(pk=pk).exists():
                    raise PermissionDenied


def _take_out(forms: list[Any], is_refused: Callable[[Any, str], bool]) -> None:
    for form in forms:
        for name, _field in _choosers(form):
            if is_refused(form, name):
                form.data = form.data.copy()
                form.data.pop(form.add_prefix(name), None)


def _choosers(form: Any) -> list[tuple[str, Any]]:
    return [(name, field) for name, field in form.fields.items() if isinstance(field, ModelChoiceField)]


def _texts(form: Any) -> Iterator[tuple[str, Any]]:
    """The fields of the form that hold links and choosers, as the model knows them."""
    for field in form.instance._meta.concrete_fields:
        if field.name in form.fields and hasattr(field, "extract_references"):
            yield field.name, field


def _named(field: Any, value: Any) -> Iterator[tuple[type[Model], str]]:
    if value:
        for model, pk, *_path in field.extract_references(value):
            yield model, str(pk)
