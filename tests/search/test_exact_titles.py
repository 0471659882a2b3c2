"""Whoever types the whole title of a page finds that page first, over every title of the starter content."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from search import registry
from search.analysis import fold, forms
from search.engines import EMBEDDED, ENGINES, throwaway_engines
from search.engines.base import SearchEngine
from search.query import Query
from tests.search.starter import documents

TITLES = list(dict.fromkeys(one.title for one in documents()))


@pytest.fixture(scope="module", params=ENGINES)
def engine(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker
) -> Iterator[SearchEngine]:
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        if request.param != EMBEDDED:
            patch.setattr(settings, "ELASTICSEARCH_URL", request.getfixturevalue("elasticsearch_url"))
        with registry.words_of_the_place(registry.Synonyms()), throwaway_engines(request.param) as filled:
            for one in filled:
                one.rebuild([documents()])
            yield filled[-1]


@pytest.mark.slow
@pytest.mark.parametrize(
    "typed", [str, fold, str.upper], ids=["as written", "without accents", "in capitals"]
)
def test_an_exact_title_is_first(engine: SearchEngine, typed) -> None:
    assert len(TITLES) > 100
    first = {
        title: engine.search(Query(text=typed(title), page_size=1, highlight=False)).hits for title in TITLES
    }
    others = {
        title: hits and hits[0].title.text
        for title, hits in first.items()
        if not hits or forms(hits[0].title.text) != forms(title)
    }
    assert others == {}
