"""Index again the pages that a change of vocabulary, service, embargo or place touches."""

from django.db import transaction
from django.db.models import F, QuerySet

from search import indexing

from .models import KnowledgePage


def reindex_pages(pages: QuerySet[KnowledgePage]) -> int:
    """Give each page a new version and index it, in one transaction; return how many."""
    with transaction.atomic():
        ids = list(pages.values_list("pk", flat=True).distinct())
        KnowledgePage.objects.filter(pk__in=ids).update(content_version=F("content_version") + 1)
        indexing.index_keys([f"page:{pk}" for pk in ids])
    return len(ids)
