"""What a document becomes in the index, and an answer of the index in ours: plain data, no client in it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from search.analysis import filed, forms, singular, tokens
from search.engines.base import Health, Hit, Passage
from search.engines.embedded.scoring import Word
from search.highlight import Marked, Marker
from search.query import Box
from search.registry import KIND_FACET
from search.schema import SearchDocument

LONGEST_SORTED = 500
WHOLE = 1000  # what a passage that says all that is asked scores, beside one for each word
_UNABLE = frozenset({403, 404, 429, 502, 503, 504})


def source(document: SearchDocument) -> dict[str, Any]:
    """The fields of ``document``: those to show as written, those to look in as :mod:`search.analysis` cuts them."""
    spoken = [segment.text for segment in document.segments]
    text = "\n".join((document.title, document.summary, document.names, document.body, *spoken))
    sort_title = " ".join(forms(document.title))
    return {
        "key": document.key,
        "fingerprint": document.fingerprint,
        "title": document.title,
        "summary": document.summary,
        "body": document.body,
        "words": words(text),
        "title_words": words(document.title),
        "exact_words": " ".join(forms(text)),
        "segments": [
            {
                "recording": segment.recording,
                "second": segment.second,
                "text": segment.text,
                "words": words(segment.text),
            }
            for segment in document.segments
        ],
        "facets": {**document.facets, KIND_FACET: (document.kind,)},
        "years": _years(document.start, document.end),
        "oldest": document.end if document.start is None else document.start,
        "point": _point(document),
        "date": document.date,
        "sort_title": sort_title[:LONGEST_SORTED],
        "filed_title": filed(document.title)[:LONGEST_SORTED],
        "title_length": len(sort_title),
    }


def writing(document: SearchDocument) -> dict[str, Any]:
    """The action that writes ``document``."""
    return {**_versioned(document.key, document.version), "_source": source(document)}


def removal(key: str, version: int) -> dict[str, Any]:
    """The action that takes ``key`` out, unless the index holds a version newer than ``version``."""
    return {**_versioned(key, version), "_op_type": "delete"}


def _versioned(key: str, version: int) -> dict[str, Any]:
    return {"_id": key, "version": version, "version_type": "external_gte"}


def is_settled(told: Mapping[str, Any]) -> bool:
    """Was an action refused because it is older than what is held, or removes what is not there?"""
    return told["status"] == 409 or told.get("result") == "not_found"


def is_unable(told: Mapping[str, Any]) -> bool:
    """Was an action refused whatever the document: no room, too busy, no index?"""
    return told["status"] in _UNABLE


def refusal(told: Mapping[str, Any]) -> str:
    """Why an action was refused, in the server's own words."""
    error = told.get("error")
    reasons = []
    while isinstance(error, Mapping):
        reasons.append(str(error.get("reason")))
        error = error.get("caused_by")
    return "; ".join(reasons) or str(told["status"])


def illness(url: str, answers: bool) -> Health:
    """Of a server that has no index, or that does not even answer."""
    if answers:
        without_index = _("Elasticsearch n’a pas encore d’index : il faut le faire.")
        return Health(0, stale=True, problems=(without_index,), answers=False)
    unreachable = _("Elasticsearch ne répond pas à %(url)s. La recherche intégrée répond à sa place.")
    without_secret = re.sub("//.*@", "//", url)
    return Health(0, stale=False, problems=(unreachable % {"url": without_secret},), answers=False)


def said(wanted: Iterable[Word]) -> str:
    """The words of a query as the index holds those of documents."""
    return " ".join(singular(word.form) for word in wanted)


def corners(box: Box) -> dict[str, Any]:
    return {
        "top_left": {"lat": box.north, "lon": box.west},
        "bottom_right": {"lat": box.south, "lon": box.east},
    }


def words(text: str) -> str:
    """The words of ``text`` that mean something, ready for a stemmer."""
    return " ".join(singular(token.form) for token in tokens(text) if token.stem)


def _years(start: int | None, end: int | None) -> dict[str, int] | None:
    bounds = {"gte": start, "lte": end}
    return {side: year for side, year in bounds.items() if year is not None} or None


def _point(document: SearchDocument) -> dict[str, float] | None:
    if document.latitude is None or document.longitude is None:
        return None
    return {"lat": document.latitude, "lon": document.longitude}


def hit(found: Mapping[str, Any], marker: Marker | None) -> Hit:
    """``found`` is a hit as the server writes it."""
    key, fields, score = found["_id"], found["_source"], found["_score"] or 0.0
    if marker is None:
        return Hit(key, score, Marked(fields["title"]), Marked(fields["summary"]), Marked())
    spoken = found.get("inner_hits", {}).get("segments", {"hits": {"hits": []}})["hits"]["hits"]
    return Hit(
        key=key,
        score=score,
        title=marker.mark(fields["title"]),
        summary=marker.mark(fields["summary"]),
        extract=marker.extract(fields["body"]),
        passages=tuple(_passages(spoken, marker)),
    )


def _passages(spoken: Sequence[Mapping[str, Any]], marker: Marker) -> Iterable[Passage]:
    whole = [one for one in spoken if one["_score"] >= WHOLE]
    for one in sorted(whole or spoken, key=lambda one: one["_nested"]["offset"]):
        fields = one["_source"]
        yield Passage(fields["recording"], fields["second"], marker.extract(fields["text"]))


def counts(told: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """The values of each facet that have at least one document."""
    buckets = {name: found["counted"]["buckets"] for name, found in told.items()}
    return {name: {one["key"]: one["doc_count"] for one in found} for name, found in buckets.items() if found}
