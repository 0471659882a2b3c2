"""Which page a correction speaks of."""

from django.db.models import QuerySet

from savoirs.knowledge.models import KnowledgePage


def target_among(words: str, pages: QuerySet[KnowledgePage]) -> KnowledgePage | None:
    """The page that ``words`` name by its address or its exact title, if it is the only one."""
    slug = words.split("?")[0].split("#")[0].rstrip("/").rpartition("/")[2]
    by_slug = list(pages.filter(slug=slug)[:2])
    found = by_slug or list(pages.filter(title__iexact=words)[:2])
    return found[0] if len(found) == 1 else None
