"""Index again the pages that a change of vocabulary, service, embargo or place touches."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from media.models import FileUse
from search import indexing

from .models import KnowledgePage


def reindex_pages(pages: QuerySet[KnowledgePage]) -> int:
    """Give each page a new version and index it, in one transaction; return how many."""
    with transaction.atomic():
        ids = list(pages.values_list("pk", flat=True).distinct())
        KnowledgePage.objects.filter(pk__in=ids).update(content_version=F("content_version") + 1)
        indexing.index_keys([f"page:{pk}" for pk in ids])
    return len(ids)


def pages_heard_with(ids: Iterable[int]) -> QuerySet[KnowledgePage]:
    """The pages that use a recording of the pages ``ids``, themselves too: what closes one closes it for all."""
    recordings = FileUse.objects.filter(page__in=ids, file_key__startswith="recording:")
    return KnowledgePage.objects.filter(file_uses__file_key__in=recordings.values("file_key"))


def lift_embargoes() -> None:
    """Take off the embargoes that have ended, so that what their recordings say is found again."""
    with transaction.atomic():
        ended = KnowledgePage.objects.filter(embargo_until__lte=timezone.now())
        ids = list(ended.values_list("pk", flat=True))
        KnowledgePage.objects.filter(pk__in=ids).update(embargo_until=None)
        reindex_pages(pages_heard_with(ids))
