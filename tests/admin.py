"""Wagtail's admin, driven as a person would: the editor's form as it stands, and the messages it shows.

Bodies are taken to hold text blocks only.
"""

from typing import Any

from django.forms import BaseForm
from django.test import Client
from django.urls import reverse
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield


def editor_data(
    client: Client | None, page: Page | None = None, form: BaseForm | None = None
) -> dict[str, Any]:
    """What a browser would send back from the editor of ``page`` (or from ``form``), nothing changed."""
    if form is None:
        assert client is not None
        assert page is not None
        form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    return _data_of(form)


def _data_of(form: BaseForm) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for bound in form:
        data.update(_posted(bound))
    for formset in getattr(form, "formsets", {}).values():
        data.update(_data_of(formset.management_form))
        for number, child in enumerate(formset.forms):
            data.update(_data_of(child))
            data.setdefault(f"{formset.prefix}-{number}-ORDER", str(number + 1))
    return data


def _posted(bound: Any) -> dict[str, Any]:
    value = bound.value()
    if hasattr(value, "stream_block"):
        return _stream(bound.html_name, value)
    if isinstance(bound.field.widget, DraftailRichTextArea):
        return {bound.html_name: rich_text(value or "")}
    if isinstance(value, bool) or value is None:
        return {bound.html_name: "on"} if value else {}
    if isinstance(value, list | tuple):
        return {bound.html_name: [getattr(item, "pk", item) for item in value]}
    return {bound.html_name: bound.field.widget.format_value(value) if _formats(bound) else value}


def _formats(bound: Any) -> bool:
    return type(bound.field).__name__ in ("DateField", "DateTimeField", "SplitDateTimeField")


def _stream(name: str, value: Any) -> dict[str, Any]:
    blocks = [(block.block_type, rich_text(block.value.source)) for block in value]
    return nested_form_data({name: streamfield(blocks)})


def messages_of(client: Client, page: Page) -> str:
    """The messages that the next admin page shows, with its typography."""
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return " ".join(str(message) for message in response.context["messages"])
