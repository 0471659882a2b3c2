"""What the server is asked: the embedded engine's sum of rankings, filters and counts, in the server's own terms."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Any

from django.conf import settings
from elasticsearch import dsl
from elasticsearch.dsl import query as ask
from elasticsearch.dsl.function import BoostFactor

from search.engines.embedded.hits import PASSAGES_SHOWN
from search.engines.embedded.scoring import (
    COMPLETE_BONUS,
    EXACT_TITLE,
    FORM_WEIGHT,
    NEIGHBOUR_WEIGHT,
    SYNONYM_WEIGHT,
    Word,
)
from search.engines.embedded.understanding import Phrase, Understanding
from search.query import Query, Sort

from .contents import LONGEST_SORTED, WHOLE, corners, said

MOST_VALUES = 10_000
# Measured on judged collections. The server ranks a phrase as the sum of its words, the embedded engine by how rare
# it is as a whole; and a word of every other title is worth more here, nothing there.
PHRASE_RATIO = 0.5
TITLE_RATIO = 1.3
_ORDERS: dict[Sort, list[Any]] = {
    Sort.RELEVANCE: ["_score", "key"],
    Sort.TITLE: ["filed_title", "key"],
    Sort.NEWEST: ["-date", "-key"],
    Sort.OLDEST: [{"oldest": {"order": "asc", "missing": "_last"}}, "filed_title", "key"],
}


def question(query: Query, understanding: Understanding, hidden: Collection[str]) -> "dsl.Search[Any]":
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


def completion(start: str, hidden: Collection[str]) -> "dsl.Search[Any]":
    """Titles with a word that begins so, those that begin so themselves first."""
    begins = ask.ConstantScore(filter=ask.Prefix(sort_title=start))
    within = ask.ConstantScore(filter=ask.Wildcard(sort_title=f"* {start}*"), boost=0.5)
    asked: dsl.Search[Any] = dsl.Search().query(
        ask.Bool(must=[ask.DisMax(queries=[begins, within])], must_not=[_keys(hidden)])
    )
    return asked.sort("_score", "title_length", "sort_title", "key").source(["title"])


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
    """The best passages of recordings; they add nothing to the score."""
    words = {word.stem: word for wording in understanding.wordings for word in wording}
    held = [ask.ConstantScore(filter=ask.Match(segments__words=said([word]))) for word in words.values()]
    held += [
        ask.ConstantScore(
            filter=ask.Match(segments__words={"query": said(wording), "operator": "and"}), boost=WHOLE
        )
        for wording in understanding.wordings
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
