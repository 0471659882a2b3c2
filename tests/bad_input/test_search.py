"""Whatever stands in the address of the search, it answers a page of results."""

import pytest

from tests.bad_input.conftest import read
from tests.bad_input.values import HOSTILE, SCRIPT
from tests.factories import make_page

pytestmark = pytest.mark.django_db
PARAMETERS = (
    "q", "theme", "quartier", "epoque", "genre", "service", "avec", "tri", "page", "de", "a", "cadre", "tel_quel",
)  # fmt: skip
SYNTAX = [
    '"',
    '""',
    "?",
    "*",
    "NEAR(a b)",
    "a AND",
    "a:b",
    "-",
    "--a",
    "^a",
    "(",
    "a*",
    "«»",
    "1;",
    "\\",
    "col:x OR",
]


@pytest.mark.parametrize("value", [*HOSTILE.values(), *SYNTAX], ids=[*HOSTILE, *SYNTAX])
def test_every_parameter_takes_everything(client, value: str) -> None:
    make_page(title="Le pont levant")
    for name in PARAMETERS:
        answer = client.get("/recherche/", {"q": "pont", name: value})
        assert answer.status_code == 200, name
        page = read(answer)
        assert SCRIPT[:15] not in page
        assert "fts5" not in page
        assert "\x00" not in page


def test_repeated_unknown_and_countless_parameters(client) -> None:
    make_page(title="Le pont levant")
    many = "&".join(f"theme=t{number}" for number in range(900))
    for query in (
        "q=pont&q=port",
        "x=1&y=2",
        many,
        "q=%FF%FE%00",
        "q[]=1",
        "page=1e9",
        "page=-1",
        "de=9" * 30,
    ):
        assert client.get(f"/recherche/?{query}").status_code == 200, query
