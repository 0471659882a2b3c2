"""What blocks and links of a text name, fetched for the whole page at once by :mod:`savoirs.knowledge.reading`."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Model
from wagtail.blocks import ChooserBlock, StreamValue

from savoirs.rights.keys import is_key

Things = Mapping[int, Any]
_fetched: ContextVar[Mapping[type[Model], Things] | None] = ContextVar("fetched", default=None)


@contextmanager
def fetched(things: Mapping[type[Model], Things]) -> Iterator[None]:
    """Inside, rows of a model of ``things`` are taken there by primary key: one that is missing is not shown."""
    token = _fetched.set(things)
    try:
        yield
    finally:
        _fetched.reset(token)


def already_fetched(model: type[Model]) -> Things | None:
    """The rows of ``model``; None where nobody has fetched them."""
    return (_fetched.get() or {}).get(model)


def chosen(body: StreamValue, name: str) -> set[int]:
    """Primary keys of what the choosers called ``name`` hold in ``body``, however deep, as stored."""
    return set(_chosen(list(body.raw_data), name))


def _chosen(stored: object, name: str) -> Iterator[int]:
    if isinstance(stored, dict):
        if isinstance(stored.get(name), int):
            yield stored[name]
        stored = list(stored.values())
    for part in stored if isinstance(stored, list) else []:
        yield from _chosen(part, name)


class Fetched(ChooserBlock):
    """A chooser that takes what the page around has fetched; elsewhere it asks the database by itself."""

    def value_from_form(self, value: Any) -> Any:
        """What is no key chooses nothing: Wagtail's own would break on it."""
        typed = None if isinstance(value, str) and not is_key(value) else value
        return super().value_from_form(typed)

    def bulk_to_python(self, values: Sequence[int | None]) -> list[Any]:
        values = list(values)
        things = already_fetched(self.model_class)
        if things is None:
            return super().bulk_to_python(values)
        return [None if pk is None else things.get(pk) for pk in values]
