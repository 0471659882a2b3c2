"""Copies of made-up pages, by thousands: rows written straight into the tables, to measure a search among them.

They have their texts and an address; no history, no file, no place in our own index. Never for readers.
"""

from collections.abc import Sequence
from copy import copy
from itertools import cycle, islice
from uuid import uuid4

from django.db import connection, models
from django.utils.http import int_to_base36
from wagtail.models import Page

from savoirs.knowledge.models import KindIndexPage, KnowledgePage, StoryPage

BATCH = 500


def write_copies(originals: Sequence[StoryPage], branch: KindIndexPage, count: int) -> None:
    """Write ``count`` copies of ``originals``, in turn, as the last children of ``branch``."""
    last = max(int(page.path[-Page.steplen :], 36) for page in branch.get_children())
    copied = enumerate(islice(cycle(originals), count), start=last + 1)
    while batch := list(islice(copied, BATCH)):
        pages = Page.objects.bulk_create([_copy(one.page_ptr, branch, place) for place, one in batch])
        pairs = [(page.pk, one.pk) for page, (_place, one) in zip(pages, batch, strict=True)]
        for model in (KnowledgePage, StoryPage):
            _write_rows(model, pairs)
    Page.objects.filter(pk=branch.pk).update(numchild=models.F("numchild") + count)


def _copy(original: Page, branch: KindIndexPage, place: int) -> Page:
    page = copy(original)
    page.pk = None
    page.slug = f"copie-{place}"
    page.path = branch.path + int_to_base36(place).upper().rjust(Page.steplen, "0")
    page.url_path = f"{branch.url_path}{page.slug}/"
    page.translation_key = uuid4()
    page.latest_revision = page.live_revision = None
    return page


def _write_rows(model: type[models.Model], pairs: Sequence[tuple[int, int]]) -> None:
    """The part of each copy that is in the table of ``model``: Django has no bulk way for models with parents."""
    key, *others = (
        connection.ops.quote_name(str(field.column)) for field in model._meta.local_concrete_fields
    )
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({', '.join([key, *others])})"
            f" SELECT {', '.join(['%s', *others])} FROM {table} WHERE {key} = %s",
            pairs,
        )
