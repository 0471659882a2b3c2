"""Files that a public page shows, and that another page has closed: they are not given with it."""

from collections.abc import Iterable

from media.models import FileUse
from savoirs.knowledge.models import KnowledgePage
from savoirs.rights.access import sealed_condition


def sealed(file_keys: Iterable[str]) -> set[str]:
    """Those of ``file_keys`` that a withdrawal, an embargo or a missing agreement closes, in one query."""
    closed = KnowledgePage.objects.filter(sealed_condition()).values("pk")
    uses = FileUse.objects.filter(file_key__in=list(file_keys), page__in=closed)
    return set(uses.values_list("file_key", flat=True))
