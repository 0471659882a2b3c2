"""The engine for a large library: an Elasticsearch server. The only module that knows its client.

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
from itertools import accumulate, pairwise
from math import ceil
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError, dsl, helpers
from elasticsearch.dsl import query as ask
from elasticsearch.dsl.function import BoostFactor

from search.analysis import ELIDED, STOP_WORDS, fingerprint, forms
from search.engines.base import Completion, Health, Results, Unavailable
from search.engines.embedded.hits import PASSAGES_SHOWN
from search.engines.embedded.scoring import (
    COMPLETE_BONUS,
    EXACT_TITLE,
    FORM_WEIGHT,
    NEIGHBOUR_WEIGHT,
    SYNONYM_WEIGHT,
    Word,
)
from search.engines.embedded.understanding import Phrase, Understanding, understand
from search.query import Query, Sort
from search.schema import SearchDocument

from .contents import (
    LONGEST_SORTED,
    corners,
    counts,
    hit,
    illness,
    is_settled,
    is_unable,
    refusal,
    removal,
    said,
    writing,
)

READ_SECONDS = 1
WRITE_SECONDS = 60
MOST_BYTES = 20_000_000
WINDOW = 100_000
MOST_VALUES = 10_000
# Measured on judged collections. The server ranks a phrase as the sum of its words, the embedded engine by how rare
# it is as a whole; and a word of every other title is worth more here, nothing there.
PHRASE_RATIO = 0.5
TITLE_RATIO = 1.3

_FILTERS = [
    dsl.token_filter("savoirs_elision", "elision", articles=list(ELIDED), articles_case=True),
    "lowercase",
    "asciifolding",
]
FRENCH = dsl.analyzer(
    "savoirs_french",
    tokenizer="standard",
    filter=[
        *_FILTERS,
        dsl.token_filter("savoirs_stop", "stop", stopwords=sorted(STOP_WORDS)),
        dsl.token_filter("savoirs_stemmer", "stemmer", language="french"),
    ],
)
EXACT = dsl.analyzer("savoirs_exact", tokenizer="standard", filter=_FILTERS)
_ORDERS: dict[Sort, list[Any]] = {
    Sort.RELEVANCE: ["_score", "key"],
    Sort.TITLE: ["sort_title", "key"],
    Sort.NEWEST: ["-date", "-key"],
    Sort.OLDEST: [{"oldest": {"order": "asc", "missing": "_last"}}, "sort_title", "key"],
}


class _Segment(dsl.InnerDoc):
    recording = dsl.Short()
    second = dsl.Float(index=False)
    text = dsl.Text(index=False)
    words = dsl.Text(analyzer=FRENCH)


class _Entry(dsl.Document):
    key = dsl.Keyword()
    fingerprint = dsl.Keyword(index=False)
    title = dsl.Text(index=False)
    summary = dsl.Text(index=False)
    body = dsl.Text(index=False)
    words = dsl.Text(analyzer=FRENCH)
    title_words = dsl.Text(analyzer=FRENCH)
    exact_words = dsl.Text(analyzer=EXACT)
    segments = dsl.Nested(_Segment)
    facets = dsl.Object(dynamic=True)
    years = dsl.IntegerRange()
    oldest = dsl.Integer()
    point = dsl.GeoPoint()
    date = dsl.Keyword()
    sort_title = dsl.Keyword()
    title_length = dsl.Integer()

    class Meta:
        dynamic = dsl.MetaField("strict")
        dynamic_templates = dsl.MetaField(
            [{"facets": {"path_match": "facets.*", "mapping": {"type": "keyword"}}}]
        )


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
        index = dsl.Index(name, using=self._patient)
        index.document(_Entry)
        index.settings(
            number_of_shards=1,
            number_of_replicas=0,
            max_result_window=WINDOW,
            gc_deletes="1h",
            mapping={"nested_objects": {"limit": WINDOW}},
        )
        index.mapping(dsl.Mapping().meta("_meta", analysis=fingerprint()))
        index.create()
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
        asked = _search(query, understanding, hidden).using(self._client).index(self._readers)
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
        start = " ".join(forms(prefix))
        if not start or len(start) > LONGEST_SORTED:
            return []
        begins = ask.ConstantScore(filter=ask.Prefix(sort_title=start))
        within = ask.ConstantScore(filter=ask.Wildcard(sort_title=f"* {start}*"), boost=0.5)
        asked = (
            dsl.Search(using=self._client, index=self._readers)
            .query(ask.Bool(must=[ask.DisMax(queries=[begins, within])], must_not=[_keys(hidden)]))
            .sort("_score", "title_length", "sort_title", "key")
            .source(["title"])[:limit]
        )
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


def _search(query: Query, understanding: Understanding, hidden: Collection[str]) -> "dsl.Search[Any]":
    """The whole question: filters come after the counts, so that each facet is counted without its own."""
    filters = {name: ask.Terms(f"facets.{name}", list(slugs)) for name, slugs in query.filters.items()}
    order = Sort.NEWEST if understanding.is_blank and query.sort is Sort.RELEVANCE else query.sort
    asked: dsl.Search[Any] = dsl.Search().query(
        ask.Bool(
            must=[_text(understanding)],
            filter=[*map(_holding, understanding.required), *_bounds(query)],
            must_not=[*map(_holding, understanding.excluded), _keys(hidden)],
            should=[_spoken(understanding)] if query.highlight and not understanding.is_blank else [],
        )
    )
    for name in query.facets:
        others = [condition for other, condition in filters.items() if other != name]
        counts = asked.aggs.bucket(name, "filter", filter=ask.Bool(filter=others))
        counts.bucket("counted", "terms", field=f"facets.{name}", size=MOST_VALUES)
    return (
        asked.post_filter(ask.Bool(filter=list(filters.values())))
        .sort(*_ORDERS[order])
        .source(["title", "summary", "body"])
        .extra(track_total_hits=True)
    )


def _text(understanding: Understanding) -> ask.Query:
    """The embedded engine's sum of rankings, with its bonus for documents that hold every word."""
    if understanding.is_blank:
        return ask.MatchAll()
    words = [word for word in understanding.words if word.stem]
    every_form = " ".join(word.form for word in understanding.words)
    legs: list[ask.Query] = [_match("exact_words", every_form, FORM_WEIGHT)]
    if words:
        legs.append(_match("words", said(words), 1))
        legs.append(_match("title_words", said(words), settings.SEARCH_TITLE_WEIGHT * TITLE_RATIO))
    legs += [_phrase("words", pair, NEIGHBOUR_WEIGHT * PHRASE_RATIO) for pair in pairwise(words)]
    for wording in understanding.synonyms:
        ratio = PHRASE_RATIO if len(wording) > 1 else 1
        legs.append(_phrase("words", wording, SYNONYM_WEIGHT * ratio))
    if words and understanding.title:
        title = " ".join(word.form for word in understanding.title)
        legs.append(ask.ConstantScore(filter=ask.Term(sort_title=title[:LONGEST_SORTED]), boost=EXACT_TITLE))
    found = ask.Bool(should=legs, minimum_should_match=1)
    if len(words) < 2:
        return found
    complete = ask.Match(words={"query": said(words), "operator": "and"})
    return ask.FunctionScore(query=found, functions=[BoostFactor(weight=1 + COMPLETE_BONUS, filter=complete)])


def _spoken(understanding: Understanding) -> ask.Query:
    """The passages of recordings that hold most of the words; they add nothing to the score."""
    words = [*understanding.words, *(word for wording in understanding.synonyms for word in wording)]
    held = [
        ask.ConstantScore(filter=ask.Match(segments__words=said([word])))
        for word in {word.stem: word for word in words if word.stem}.values()
    ]
    shown = {"size": PASSAGES_SHOWN, "_source": ["segments.recording", "segments.second", "segments.text"]}
    return ask.Nested(
        path="segments", query=ask.Bool(should=held), inner_hits=shown, score_mode="none", boost=0
    )


def _bounds(query: Query) -> Iterator[ask.Query]:
    for side, year in (("gte", query.first_year), ("lte", query.last_year)):
        if year is not None:
            yield ask.Range(years={side: year, "relation": "intersects"})
    if query.box:
        yield ask.GeoBoundingBox(point=corners(query.box))


def _holding(wanted: Phrase) -> ask.Query:
    if wanted.exact:
        return ask.MatchPhrase(exact_words=" ".join(word.form for word in wanted.words))
    return ask.Match(words=said(wanted.words))


def _match(field: str, text: str, weight: float) -> ask.Query:
    return ask.Match(**{field: {"query": text, "boost": weight}})


def _phrase(field: str, words: Sequence[Word], weight: float) -> ask.Query:
    return ask.MatchPhrase(**{field: {"query": said(words), "boost": weight}})


def _keys(keys: Collection[str]) -> ask.Query:
    return ask.Terms(key=list(keys))
