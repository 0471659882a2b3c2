"""The engine that needs no server: SQLite FTS5, in the content's database and transaction, or in a file beside it."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import ceil

from django.db import DEFAULT_DB_ALIAS, DatabaseError, transaction

from search.analysis import begun
from search.engines.base import Completion, Health, Results, Unavailable
from search.models import Entry
from search.query import Query
from search.schema import SearchDocument

from . import maintenance, tables, writing
from .hits import hits
from .selection import Selection
from .tables import alias, database
from .understanding import understand

_COMPLETIONS = f"""
    SELECT key, title FROM search_entry
    WHERE (sort_title LIKE %s OR sort_title LIKE %s) AND {tables.NOT_HIDDEN.format(id="id")}
    ORDER BY sort_title NOT LIKE %s, length(sort_title), sort_title, key LIMIT %s"""


class EmbeddedEngine:
    """See :class:`search.engines.base.SearchEngine`."""

    @property
    def transactional(self) -> bool:
        return alias() == DEFAULT_DB_ALIAS

    def index(self, documents: Iterable[SearchDocument]) -> None:
        with transaction.atomic(using=alias()):
            writing.write(documents, writing.current_state().generation)

    def delete(self, keys: Iterable[str]) -> None:
        writing.remove(keys)

    @contextmanager
    def alone(self) -> Iterator[None]:
        try:
            with transaction.atomic(using=alias()):
                yield
        except DatabaseError as error:
            raise Unavailable(str(error)) from error

    def write(self, documents: Collection[SearchDocument], gone: Mapping[str, int]) -> Mapping[str, str]:
        with transaction.atomic(using=alias()):
            self.index(documents)
            held = Entry.objects.using(alias()).filter(key__in=gone).values_list("key", "version")
            self.delete([key for key, version in held if version <= gone[key]])
        return {}

    def search(self, query: Query, hidden: Collection[str] = ()) -> Results:
        understanding = understand(query, hidden)
        selection = Selection(query, understanding, hidden)
        total = selection.total
        pages = max(1, ceil(total / query.page_size)) if query.page_size else 1
        page = min(query.page, pages)
        first = (page - 1) * query.page_size
        shown = selection.ordered(first, first + query.page_size) if total and query.page_size else []
        return Results(
            total=total,
            hits=tuple(hits(shown, selection.scores, understanding, query.highlight)) if shown else (),
            facets=selection.facet_counts(),
            page=page,
            pages=pages,
            corrected=understanding.corrected,
            also=understanding.also,
            unknown=tuple(understanding.unknown.values()),
            nearest=() if total else understanding.nearest(hidden),
        )

    def complete(self, prefix: str, limit: int = 8, hidden: Collection[str] = ()) -> list[Completion]:
        start = begun(prefix)
        if not start:
            return []
        with database().cursor() as cursor:
            cursor.execute(
                _COMPLETIONS, [f"{start}%", f"% {start}%", json.dumps(list(hidden)), f"{start}%", limit]
            )
            return [Completion(key, title) for key, title in cursor.fetchall()]

    def rebuild(self, batches: Iterable[Sequence[SearchDocument]]) -> Mapping[str, str]:
        generation = maintenance.begin_rebuild()
        waiting = iter(batches)
        while True:
            with transaction.atomic(using=alias()):
                batch = next(waiting, None)
                if batch is None:
                    maintenance.end_rebuild(generation)
                    return {}
                writing.write(batch, generation, overwrite=True)

    def fingerprints(self) -> dict[str, str]:
        return dict(Entry.objects.using(alias()).values_list("key", "fingerprint"))

    def health(self) -> Health:
        return maintenance.health()
