"""What the server's index is made of: its analysis of French, the same as :mod:`search.analysis`, and its fields."""

from elasticsearch import dsl

from search.analysis import ELIDED, OWN_STEMS, STOP_WORDS, fingerprint

WINDOW = 100_000

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
        dsl.token_filter("savoirs_own_stems", "keyword_marker", keywords=sorted(OWN_STEMS)),
        dsl.token_filter("savoirs_stemmer", "stemmer", language="french"),
    ],
)
EXACT = dsl.analyzer("savoirs_exact", tokenizer="standard", filter=_FILTERS)


class Segment(dsl.InnerDoc):
    recording = dsl.Short()
    second = dsl.Float(index=False)
    text = dsl.Text(index=False)
    words = dsl.Text(analyzer=FRENCH)


class Entry(dsl.Document):
    key = dsl.Keyword()
    fingerprint = dsl.Keyword(index=False)
    title = dsl.Text(index=False)
    summary = dsl.Text(index=False)
    body = dsl.Text(index=False)
    words = dsl.Text(analyzer=FRENCH)
    title_words = dsl.Text(analyzer=FRENCH)
    exact_words = dsl.Text(analyzer=EXACT)
    segments = dsl.Nested(Segment)
    facets = dsl.Object(dynamic=True)
    years = dsl.IntegerRange()
    oldest = dsl.Integer()
    point = dsl.GeoPoint()
    date = dsl.Keyword()
    sort_title = dsl.Keyword()
    filed_title = dsl.Keyword()
    title_length = dsl.Integer()

    class Meta:
        dynamic = dsl.MetaField("strict")
        dynamic_templates = dsl.MetaField(
            [{"facets": {"path_match": "facets.*", "mapping": {"type": "keyword"}}}]
        )


def empty_index(name: str) -> dsl.Index:
    """An index to create, which tells the analysis that it is made with."""
    index = dsl.Index(name)
    index.document(Entry)
    index.settings(
        number_of_shards=1,
        number_of_replicas=0,
        max_result_window=WINDOW,
        gc_deletes="1h",
        mapping={"nested_objects": {"limit": WINDOW}},
    )
    index.mapping(dsl.Mapping().meta("_meta", analysis=fingerprint()))
    return index
