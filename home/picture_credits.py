"""Whose photographs and recordings the public pages show."""

import re
from collections import defaultdict
from dataclasses import dataclass

from media.models import FileUse, Photo, Recording
from savoirs.knowledge.models import KnowledgePage
from savoirs.rights.access import public, sealed_condition

LAST_STOP = re.compile(r"(?<=\w\w)\.$")  # not that of « D.R. »


@dataclass(frozen=True)
class Credit:
    """``files`` counts the photographs and recordings under the same credit and licence."""

    words: str
    licence: str
    licence_url: str
    files: int


def credits_shown() -> list[Credit]:
    """The credits of the files that the public may have, now, by the words of the credit."""
    shown: dict[str, set[int]] = defaultdict(set)
    for key in _keys_of_files_shown():
        kind, _colon, pk = key.partition(":")
        shown[kind].add(int(pk))
    counts: dict[tuple[str, str, str], int] = defaultdict(int)
    for model in (Photo, Recording):
        files = model.objects.filter(pk__in=shown[str(model._meta.model_name)])
        for credit, licence, address in files.values_list("credit", "licence", "licence_url"):
            counts[LAST_STOP.sub("", credit), licence, address] += 1
    return [
        Credit(words, licence, address, files)
        for (words, licence, address), files in sorted(counts.items())
        if words or licence or address
    ]


def _keys_of_files_shown() -> set[str]:
    """As :func:`savoirs.rights.access.files_may_be_shown` says of one file: a public page, and none sealed."""
    pages = KnowledgePage.objects.all()
    sealed = FileUse.objects.filter(page__in=pages.filter(sealed_condition()).values("pk"))
    used = FileUse.objects.filter(page__in=public(pages).values("pk"))
    return set(used.exclude(file_key__in=sealed.values("file_key")).values_list("file_key", flat=True))
