"""The analysis of the server's index beside ours, over the words of the starter content."""

import pytest

from home.starter.reading import FOLDER
from search.analysis import tokens
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch.contents import words

AT_ONCE = 2000
# Shares of the words. Raw text keeps the plurals that we take off first ("emplois", "jeux"); what is indexed does not.
MOST_RAW, MOST_INDEXED = 0.02, 0.001

Difference = tuple[str, str, str]


@pytest.fixture(scope="module")
def lexicon() -> dict[str, str]:
    """Each way in which a word of the content is written, and our stem of it."""
    texts = [
        path.read_text(encoding="utf-8") for path in FOLDER.rglob("*") if path.suffix in {".md", ".yaml"}
    ]
    return {text[token.start : token.end].lower(): token.stem for text in texts for token in tokens(text)}


def differences(
    server: ElasticsearchEngine, asked: dict[str, str], stems: dict[str, str]
) -> list[Difference]:
    """(word, our stem, the server's): each word asked about stands alone on a line."""
    every = list(asked)
    told: dict[str, str] = {}
    for first in range(0, len(every), AT_ONCE):
        some = every[first : first + AT_ONCE]
        told |= dict(zip(some, server.analysed([asked[word] for word in some]), strict=True))
    return [(word, stems[word], told[word]) for word in every if told[word] != stems[word]]


@pytest.mark.django_db
def test_the_server_cuts_words_as_we_do(server: ElasticsearchEngine, lexicon: dict[str, str]) -> None:
    assert len(lexicon) > 4000
    raw = differences(server, {word: word for word in lexicon}, lexicon)
    indexed = differences(server, {word: words(word) for word in lexicon}, lexicon)
    print(*(f"{name}: {found}" for name, found in (("raw", raw), ("indexed", indexed))), sep="\n")
    assert len(raw) <= MOST_RAW * len(lexicon)
    assert len(indexed) <= MOST_INDEXED * len(lexicon)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("L’Œuvre d'aujourd’hui", ["oeuvr", "aujourd'hui"]),
        ("jusqu'à l'ÉCOLE des pêcheurs", ["ecol", "pecheur"]),
        ("le calen de l’étang", ["calen", "etang"]),
    ],
)
def test_raw_text_goes_through_elisions_accents_stop_words_and_stems(
    server: ElasticsearchEngine, text: str, stems: list[str]
) -> None:
    assert server.analysed([text]) == [" ".join(stems)]
