"""What every engine is asked: all that people may type, and what breaks a parser."""

from hypothesis import strategies as some

from search.query import Box, Query, Sort
from tests.contracts.documents import DOCUMENTS

NASTY = (
    "?",
    '"',
    '""',
    '"calen',
    "*",
    "calen*",
    "NEAR(",
    "NEAR(calen filet, 2)",
    "calen AND",
    "OR",
    "NOT calen",
    "words : calen",
    "^calen",
    "(((",
    "-",
    "- -calen -",
    '-"',
    "'; DROP TABLE search_entry; --",
    "\x00calen\x00",
    "%",
    "_",
    "\\",
    "é" * 10_000,
    "calen " * 2_000,
    "مرحبا 你好 🎣",
    "\u202ecalen",
    "<script>alert(1)</script>",
)


WORDS = [
    "calen",
    "filets",
    "Jonquières",
    "l’île",
    "le",
    "pont",
    "claen",
    "câlin",
    "zzyzx",
    "1962",
    "œuvre",
    "carrelet géant",
    "pontlevant",
    "grand-filets-barer",
]
TYPED = some.lists(
    some.one_of(
        some.sampled_from(WORDS),
        some.sampled_from(WORDS).map(lambda word: f"-{word}"),
        some.lists(some.sampled_from(WORDS), max_size=3).map(lambda words: f'"{" ".join(words)}"'),
        some.text(max_size=20),
    ),
    max_size=6,
).map(" ".join)
YEARS = some.none() | some.integers(-99_999, 99_999)
CORNERS = some.tuples(
    some.floats(-180, 180), some.floats(-90, 90), some.floats(-180, 180), some.floats(-90, 90)
)
QUERIES = some.builds(
    Query,
    text=TYPED,
    filters=some.dictionaries(
        some.sampled_from(["theme", "genre", "quartier"]),
        some.lists(some.sampled_from(["peche", "lieux", "caronte", "absent"]), min_size=1, max_size=3).map(
            tuple
        ),
        max_size=2,
    ),
    first_year=YEARS,
    last_year=YEARS,
    box=some.none()
    | CORNERS.map(lambda c: Box(min(c[0], c[2]), min(c[1], c[3]), max(c[0], c[2]), max(c[1], c[3]))),
    facets=some.sampled_from([(), ("theme",), ("theme", "genre", "avec")]),
    sort=some.sampled_from(Sort),
    page=some.integers(1, 10**9),
    page_size=some.sampled_from([0, 1, 2, 20]),
    highlight=some.booleans(),
    as_typed=some.booleans(),
)
HIDDEN = some.sets(some.sampled_from([document.key for document in DOCUMENTS]))
