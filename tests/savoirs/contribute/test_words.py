"""What people type, cleaned, cut and set."""

import pytest

from savoirs.contribute.words import clean, first_words, paragraphs, shortened


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  le pont\r\nse lève ", "le pont\nse lève"),
        ("nul\0 et \x07cloche", "nul et cloche"),
        ("e\u0301te\u0301", "été"),
        ("un drapeau 🇫🇷 et une famille 👨‍👩‍👧", "un drapeau 🇫🇷 et une famille 👨‍👩‍👧"),
        ("البحر ים", "البحر ים"),
        ("\u202eà l’envers\u2066", "à l’envers"),
        ("Saint-\u2060Pierre", "Saint-Pierre"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_control_signs_go_and_writing_stays(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_a_title_is_the_first_sentence_or_the_first_words() -> None:
    assert first_words("Le pont se levait. On attendait.", 70) == "Le pont se levait"
    long = "Quand mon père rentrait de la pêche nous allions tous ensemble sur le quai pour voir les caisses"
    assert first_words(long, 40) == "Quand mon père rentrait de la pêche…"
    assert len(first_words("a" * 500, 70)) == 70
    assert shortened("un\n deux   trois", 280) == "un deux trois"


def test_a_text_becomes_paragraphs_without_its_markup() -> None:
    assert (
        paragraphs("Un <b>\ndeux\n\n\n trois & quatre")
        == "<p>Un &lt;b&gt;<br/>deux</p><p>trois &amp; quatre</p>"
    )
    assert paragraphs(" \n ") == ""
