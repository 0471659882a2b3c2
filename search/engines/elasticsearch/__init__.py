"""The engine for a large library: an Elasticsearch server. Only this package knows its client.

A query is understood with the embedded engine's lexicon, which stays filled beside the server, and asked with the
same weights; titles, extracts and passages are marked by the same code. Words go in as :mod:`search.analysis`
cuts them, and the index's own analysis would do the same with any raw text.

Every document carries its version: the server refuses an older one (external versions, kept an hour for what is
deleted). A rebuild fills a new index while readers keep the former; what is written meanwhile goes to both.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from itertools import accumulate
from math import ceil
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError, dsl, helpers

from search.analysis import begun, fingerprint
from search.engines.base import Completion, Health, Results, Unavailable
from search.engines.embedded.understanding import understand
from search.query import Query
from search.schema import SearchDocument

from .contents import (
    LONGEST_SORTED,
    counts,
    hit,
    illness,
    is_settled,
    is_unable,
    refusal,
    removal,
    writing,
)
from .mapping import WINDOW, empty_index
from .question import completion, question

READ_SECONDS = 1
WRITE_SECONDS = 60
MOST_BYTES = 20_000_000


@contextmanager
def _reaching_the_server() -> Iterator[None]:
    try:
        yield
    except (ApiError, TransportError) as error:
        raise Unavailable(str(error)) from error


class ElasticsearchEngine:
    """See :class:`search.engines.base.SearchEngine`.

    ``prefix`` begins the names of its indexes and aliases. An answer that takes more than ``patience`` seconds is
    none: :class:`Unavailable`.
    """

    transactional = False

    def __init__(self, prefix: str = "", patience: float = READ_SECONDS) -> None:
        self.url = settings.ELASTICSEARCH_URL
        self._prefix = prefix or settings.ELASTICSEARCH_PREFIX
        self._readers, self._writers = f"{self._prefix}-read", f"{self._prefix}-write"
        self._client = Elasticsearch(self.url, request_timeout=patience, max_retries=0)
        self._patient = self._client.options(request_timeout=WRITE_SECONDS)

    def index(self, documents: Iterable[SearchDocument]) -> None:
        newest = {one.key: one for one in sorted(documents, key=lambda one: one.version)}
        self._insist(self.write(list(newest.values()), {}))

    def delete(self, keys: Iterable[str]) -> None:
        with _reaching_the_server():
            asked = dsl.Search(using=self._patient, index=self._readers).filter("terms", key=list(keys))
            held = asked.extra(version=True, size=WINDOW).source(False).execute()
        self._insist(self.write([], {one.meta.id: one.meta.version for one in held}))

    def alone(self) -> AbstractContextManager[object]:
        return nullcontext()  # the server itself refuses older versions

    def write(self, documents: Collection[SearchDocument], gone: Mapping[str, int]) -> dict[str, str]:
        with _reaching_the_server():
            places = self._written_to()
            actions = [
                {**action, "_index": place}
                for action in (*map(writing, documents), *map(removal, gone, gone.values()))
                for place in places
            ]
            return {key: refusal(told) for key, told in self._bulk(actions, refresh=True).items()}

    def _written_to(self) -> list[str]:
        """One alias for each index that has to hold what changes: two while a rebuild is under way."""
        aliases = self._patient.indices.get_alias(name=f"{self._readers},{self._writers}")
        return list({name: next(iter(found["aliases"])) for name, found in aliases.items()}.values())

    def _bulk(self, actions: Iterable[dict[str, Any]], **options: Any) -> dict[str, Mapping[str, Any]]:
        """What was not done, by key, and why as the server tells it."""
        failed = {}
        for done, answer in helpers.streaming_bulk(
            self._patient,
            actions,
            max_chunk_bytes=MOST_BYTES,
            raise_on_error=False,
            require_alias=True,
            **options,
        ):
            told = next(iter(answer.values()))
            if not done and not is_settled(told):
                failed[told["_id"]] = told
        return failed

    @staticmethod
    def _insist(failed: Mapping[str, str]) -> None:
        if failed:
            raise Unavailable("; ".join(f"{key}: {error}" for key, error in failed.items()))

    def rebuild(self, batches: Iterable[Sequence[SearchDocument]]) -> dict[str, str]:
        refused: dict[str, str] = {}
        with _reaching_the_server():
            name = self._begin_rebuild()
            for batch in batches:
                failed = self._bulk({**writing(one), "_index": self._writers} for one in batch)
                if unable := next(filter(is_unable, failed.values()), None):
                    raise Unavailable(refusal(unable))
                refused |= {key: refusal(told) for key, told in failed.items()}
            self._patient.indices.refresh(index=name)
            self._point_at(name, self._readers)
        return refused

    def _begin_rebuild(self) -> str:
        """Make an empty index, and have it told of every change from now on."""
        name = f"{self._prefix}-{datetime.now(UTC):%Y%m%d%H%M%S%f}"
        empty_index(name).create(using=self._patient)
        self._point_at(name, self._writers)
        return name

    def _point_at(self, name: str, alias: str) -> None:
        """Make ``alias`` lead to the index ``name`` alone, then forget the indexes that no alias leads to."""
        actions = [{"remove": {"index": f"{self._prefix}-*", "alias": alias, "must_exist": False}}]
        self._patient.indices.update_aliases(actions=[*actions, {"add": {"index": name, "alias": alias}}])
        every = self._patient.indices.get_alias(index=f"{self._prefix}-*")
        for former in [index for index, found in every.items() if not found["aliases"]]:
            self._patient.indices.delete(index=former, ignore_unavailable=True)

    def drop(self) -> None:
        """Remove every index of this prefix."""
        with _reaching_the_server():
            for index in self._patient.indices.get_alias(index=f"{self._prefix}-*"):
                self._patient.indices.delete(index=index)

    def search(self, query: Query, hidden: Collection[str] = ()) -> Results:
        understanding = understand(query, hidden)
        asked = question(query, understanding, hidden).using(self._client).index(self._readers)
        size = query.page_size
        with _reaching_the_server():
            answer = _page(asked, query.page, size)
            total = answer.to_dict()["hits"]["total"]["value"]
            pages = max(1, ceil(min(total, WINDOW) / size)) if size else 1
            page = min(query.page, pages)
            if page < query.page and total and size:
                answer = _page(asked, page, size)
        marker = understanding.marker() if query.highlight else None
        return Results(
            total=total,
            hits=tuple(hit(found, marker) for found in answer.to_dict()["hits"]["hits"]),
            facets=counts(answer.to_dict().get("aggregations", {})),
            page=page,
            pages=pages,
            corrected=understanding.corrected,
            also=understanding.also,
            unknown=tuple(understanding.unknown.values()),
            nearest=() if total else understanding.nearest(hidden),
        )

    def complete(self, prefix: str, limit: int = 8, hidden: Collection[str] = ()) -> list[Completion]:
        start = begun(prefix)
        if not start or len(start) > LONGEST_SORTED:
            return []
        asked = completion(start, hidden).using(self._client).index(self._readers)[:limit]
        with _reaching_the_server():
            return [Completion(found.meta.id, found.title) for found in asked.execute()]

    def fingerprints(self) -> dict[str, str]:
        asked = dsl.Search(using=self._patient, index=self._readers).source(["fingerprint"])
        with _reaching_the_server():
            return {found.meta.id: found.fingerprint for found in asked.scan()}

    def health(self) -> Health:
        try:
            with _reaching_the_server():
                documents = self._client.count(index=self._readers)["count"]
                described = self._client.indices.get_mapping(index=self._readers)
                places = len(self._written_to())
        except Unavailable as error:
            return illness(self.url, answers=isinstance(error.__cause__, NotFoundError))
        made_with = next(iter(described.values()))["mappings"].get("_meta", {}).get("analysis")
        problems = []
        if made_with != fingerprint():
            problems.append(_("L’index a été fait avec une autre analyse du français : il faut le refaire."))
        elif places > 1:
            problems.append(
                _("La dernière reconstruction de l’index n’est pas finie : il faut la reprendre.")
            )
        return Health(documents, stale=bool(problems), problems=tuple(problems))

    def analysed(self, texts: Sequence[str]) -> list[str]:
        """For each of ``texts``, its stems by the index's own analysis."""
        ends = list(accumulate(len(text) + 1 for text in texts))
        stems: list[list[str]] = [[] for _text in texts]
        with _reaching_the_server():
            told = self._patient.indices.analyze(index=self._readers, analyzer="savoirs_french", text=texts)
        for token in told["tokens"]:
            stems[bisect_right(ends, token["start_offset"])].append(token["token"])
        return [" ".join(found) for found in stems]


def _page(asked: "dsl.Search[Any]", page: int, size: int) -> "dsl.Response[Any]":
    first = max(0, min((page - 1) * size, WINDOW - size))
    return asked[first : first + size].execute()
