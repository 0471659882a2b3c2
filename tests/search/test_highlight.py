from search.analysis import stems
from search.highlight import EXTRACT_LENGTH, Marked, Marker, Piece

LONG = "Rien à voir ici, vraiment. " * 40


def marked_words(marked: Marked) -> list[str]:
    return [marked.text[start:end] for start, end in marked.ranges]


def test_pieces_are_the_whole_text() -> None:
    marked = Marker(stems("pêcheur")).mark("Des pêcheurs et un PECHEUR.")
    assert list(marked.pieces) == [
        Piece("Des ", False),
        Piece("pêcheurs", True),
        Piece(" et un ", False),
        Piece("PECHEUR", True),
        Piece(".", False),
    ]
    assert list(Marked("").pieces) == []


def test_an_extract_shows_where_most_words_are() -> None:
    text = f"Le pont. {LONG}Le calen du pont barre le canal. {LONG}"
    extract = Marker(stems("calen pont canal")).extract(text)
    assert marked_words(extract) == ["calen", "pont", "canal"]
    assert extract.text.startswith("… Rien à voir")
    assert extract.text.endswith("…")
    assert len(extract.text) < EXTRACT_LENGTH + 80


def test_an_extract_of_a_short_text_is_the_text() -> None:
    assert Marker(stems("calen")).extract("Le calen.") == Marked("Le calen.", ((3, 8),))


def test_no_word_no_extract() -> None:
    assert Marker(stems("calen")).extract(LONG) == Marked()


def test_headings_do_not_run_into_the_text() -> None:
    extract = Marker(stems("calen")).extract("Un grand filet\n\nLe calen barre\u00a0:\nle canal.\n")
    assert extract.text == "Un grand filet. Le calen barre\u00a0: le canal."


def test_words_too_long_for_the_extract() -> None:
    marker = Marker(stems("calen"))
    assert marked_words(marker.extract("x" * 500 + " calen " + "y" * 500)) == ["calen"]
    assert marked_words(Marker({"z" * 64}).extract("z" * 900)) == ["z" * 900]
