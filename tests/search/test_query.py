import pytest
from django.http import QueryDict

from search.query import LONGEST_TEXT, LONGEST_VALUE, Box, Query, Sort

FACETS = ("genre", "theme")


def parse(address: str) -> Query:
    return Query.parse(QueryDict(address), FACETS)


def test_everything_that_an_address_may_ask() -> None:
    query = parse(
        "q=calen&theme=peche&theme=metiers&genre=recits&de=-600&a=1950&cadre=5,43.3,5.1,43.5&tri=ancien&page=3&tel_quel=1"
    )
    assert query == Query(
        text="calen",
        filters={"genre": ("recits",), "theme": ("peche", "metiers")},
        first_year=-599,
        last_year=1950,
        box=Box(5, 43.3, 5.1, 43.5),
        facets=FACETS,
        sort=Sort.OLDEST,
        page=3,
        as_typed=True,
    )


@pytest.mark.parametrize(
    "address",
    [
        "",
        "q=",
        "q=%00%01",
        "inconnu=1&couleur=bleu",
        "page=0",
        "page=-4",
        "page=abc",
        "page=²",
        "page=999999999999999999999999",
        "tri=prix",
        "de=hier&a=1e5",
        "de=١٩٠٠",
        "cadre=1,2,3",
        "cadre=nan,0,1,1",
        "cadre=5,44,4,43",
        "cadre=1e400,0,0,0",
        "theme=&theme=%20",
        "tel_quel=oui",
    ],
)
def test_the_absurd_is_left_aside(address: str) -> None:
    assert parse(address) == Query(facets=FACETS)


def test_repeated_and_countless_values_are_bounded() -> None:
    assert parse("theme=a&theme=a&theme=b").filters == {"theme": ("a", "b")}
    assert len(parse("&".join(f"theme={n}" for n in range(1_000))).filters["theme"]) == 50
    assert len(parse("q=" + "é" * 20_000).text) == LONGEST_TEXT


@pytest.mark.parametrize(
    ("text", "words", "phrases", "excluded"),
    [
        ("le pont", "le pont", (), ()),
        ('canal "port de bouc" -tunnel', "canal", ("port de bouc",), ("tunnel",)),
        ("« fête de la mer » -“pont levant”", "", (" fête de la mer ",), ("pont levant",)),
        ("Jean-Pierre", "Jean-Pierre", (), ()),
        ('"non fermé', '"non fermé', (), ()),
        ("- seul", "- seul", (), ()),
        ('""', "", ("",), ()),
    ],
)
def test_phrases_and_refused_words(
    text: str, words: str, phrases: tuple[str, ...], excluded: tuple[str, ...]
) -> None:
    wording = Query(text=text).wording
    assert (wording.words.strip(), wording.phrases, wording.excluded) == (words, phrases, excluded)


def test_addresses_come_back_as_they_were() -> None:
    query = parse("q=fête+%26+mer&theme=peche&theme=metiers&de=1900&tri=titre&page=2")
    assert parse(query.url().removeprefix("?")) == query
    assert Query().url() == "?"


def test_a_value_that_no_page_can_have_is_left_aside() -> None:
    assert parse(f"theme=peche&theme={'a' * (LONGEST_VALUE + 1)}").filters == {"theme": ("peche",)}


def test_a_filter_goes_alone_and_brings_back_to_the_first_page() -> None:
    query = parse("q=mer&theme=peche&theme=metiers&page=4")
    assert query.without_filter("theme", "peche").url() == "?q=mer&theme=metiers"
    assert query.without_filter("theme", "peche", "metiers").url() == "?q=mer"
    assert query.is_narrowed
    assert query.widened().url() == "?q=mer"
    assert not query.widened().is_narrowed


@pytest.mark.parametrize(
    ("text", "rather"),
    [
        ("-port", "port"),
        ("  -port -de -bouc ", "port de bouc"),
        ('-"pont levant" -', "pont levant"),
        ("pont -train", None),
        ('"pont levant" -train', None),
        ("port-de-bouc", None),
        ('-""', None),
        ("- -", None),
        ("", None),
    ],
)
def test_a_text_that_only_leaves_out_can_be_turned_round(text: str, rather: str | None) -> None:
    turned = Query(text=text, page=3).turned_round
    assert (turned and (turned.text, turned.page)) == (rather and (rather, 1))
