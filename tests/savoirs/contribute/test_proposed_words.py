"""The words with which someone would look their memory up: few, in their own spelling, put before the staff."""

import pytest

from savoirs.contribute.proposed import split_words
from savoirs.knowledge.models import ProposedWord

from .screens import assert_error, html

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("filet, fête ; école\nle pont levant", ["filet", "fête", "école", "le pont levant"]),
        ("Fête, fete, FÊTE, filet", ["Fête", "filet"]),
        (" , ;;\n « calen ». ", ["calen"]),
        ("", []),
    ],
)
def test_words_are_parted_by_commas_or_lines_without_twins(typed: str, words: list[str]) -> None:
    assert split_words(typed) == words


def test_words_go_with_the_memory_to_its_page(writer) -> None:
    writer.begin().tell()
    assert writer.post("ou-et-quand", proposed_words="filet\nfête").status_code == 302
    assert writer.contribution.proposed_words == "filet, fête"
    assert "filet, fête" in html(writer.get("ou-et-quand"))
    writer.name()
    writer.agree()
    rows = ProposedWord.objects.filter(page=writer.contribution.page.pk).order_by("pk")
    assert [(row.text, row.state) for row in rows] == [("filet", "en-attente"), ("fête", "en-attente")]


@pytest.mark.parametrize("typed", ["a, b, c, d, e, f", "x" * 61, "mot " * 80])
def test_too_much_gets_a_sentence_and_nothing_typed_is_lost(writer, typed: str) -> None:
    writer.begin().tell()
    answer = writer.post("ou-et-quand", when_words="l’été 44", proposed_words=typed)
    assert_error(answer, "proposed_words")
    assert typed.strip() in html(answer)
    assert writer.contribution.when_words == "l’été 44"
    assert writer.contribution.proposed_words == ""


def test_no_word_is_needed(writer) -> None:
    writer.send_all()
    assert not ProposedWord.objects.exists()
