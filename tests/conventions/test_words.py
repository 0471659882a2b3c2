"""What is written for people: translated, well set in French, in everyday words."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.conventions.plain_words import foreign_words, long_sentences
from tests.conventions.sources import (
    bare_text,
    python_of_rooms,
    relative,
    sentences_of_python,
    sentences_of_template,
    templates,
)

SHOWN_ATTRIBUTES = {"alt", "title", "placeholder", "aria-label", "aria-description", "content"}
UNTRANSLATED_META = {"viewport", "theme-color", "color-scheme", "robots", "generator", "referrer"}
UNTRANSLATED_META |= {"og:locale", "og:image:type", "twitter:card", "og:type"}
FAULTS = {
    "straight apostrophe": re.compile(r"\w'\w"),
    "straight quotation marks": re.compile(r'"\w|\w"'),
    "three dots instead of …": re.compile(r"\.\.\."),
    "no no-break space before : ; ! ? »": re.compile(
        r"(?<![\u00a0\u202f\s?!;:/])[;!?»]|\w:(?=\s|$)|[ \t][:;!?»]"
    ),
    "no no-break space after «": re.compile(r"«(?![\u00a0\u202f]|$)"),
}


class _VisibleText(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        self._silent += tag in ("script", "style")
        if tag == "meta" and (
            {named.get("name"), named.get("property")} & UNTRANSLATED_META
            or "http-equiv" in named
            or "charset" in named
        ):
            return
        for name in SHOWN_ATTRIBUTES & set(named):
            self.handle_data(named[name] or "")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._silent and re.search(r"[^\W\d_]{2}", data):
            self.found.append((self.getpos()[0], " ".join(data.split())))


def _visible_text(template: Path) -> list[tuple[int, str]]:
    parser = _VisibleText()
    parser.feed(bare_text(template))
    parser.close()
    return parser.found


def set_spaces(sentence: str) -> str:
    return re.sub(r" (?=[:;!?»])", "\u00a0", sentence.replace("« ", "«\u00a0"))


def _sentences() -> Iterator[tuple[str, str]]:
    for template in templates():
        for sentence in sentences_of_template(template):
            yield relative(template), sentence
    for module in python_of_rooms():
        for line, sentence in sentences_of_python(module):
            yield f"{relative(module)}:{line}", sentence


def typographic_faults(sentence: str) -> list[str]:
    """The rules of French typography that ``sentence`` breaks."""
    without_placeholders = re.sub(r"%\(\w+\)[sd]|\{\w*\}|https?://\S+", "0", sentence)
    return [name for name, pattern in FAULTS.items() if pattern.search(without_placeholders)]


def test_templates_give_their_text_for_translation() -> None:
    found = [
        f"{relative(template)}:{line}: {text}"
        for template in templates()
        for line, text in _visible_text(template)
    ]
    assert not found, "\n".join(found)


def test_french_strings_are_well_set() -> None:
    """Sources are typed with ordinary spaces: the catalogue puts the no-break ones where a space is."""
    found = [
        f"{place}: {', '.join(faults)}: {sentence.strip()}"
        for place, sentence in _sentences()
        if (faults := typographic_faults(set_spaces(sentence)))
    ]
    assert not found, "\n".join(found)


def test_days_are_said_by_the_house() -> None:
    """« 1er décembre », never « 1 décembre »: ``date_in_words``."""
    files = [*templates(), *python_of_rooms()]
    assert not [relative(file) for file in files if re.search(r'"[^"]*\bj F', file.read_text("utf-8"))]


def _for_people() -> Iterator[tuple[str, str]]:
    """What screens say; the commands and the checks of operators are not screens."""
    to_operators = re.compile(r"/management/|/checks\.py:")
    return ((place, sentence) for place, sentence in _sentences() if not to_operators.search(place))


def test_screens_use_everyday_words() -> None:
    found = [
        f"{place}: {', '.join(sorted(words))}: {sentence.strip()}"
        for place, sentence in _for_people()
        if (words := foreign_words(sentence))
    ]
    assert not found, "\n".join(found)


def test_help_and_errors_are_said_in_one_breath() -> None:
    found = [f"{place}: {long}" for place, sentence in _for_people() for long in long_sentences(sentence)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text", ["Cliquez sur Submit", "Vos cookies", "Le workflow", "Un e-mail", "Log in, please", "Yes"]
)
def test_jargon_and_english_are_seen(text: str) -> None:
    assert foreign_words(text)


@pytest.mark.parametrize(
    "text", ["Contact et pause", "Comment ça marche", "La page %(name)s", "Une image du port, là-bas"]
)
def test_french_is_left_alone(text: str) -> None:
    assert not foreign_words(text)


def test_a_long_sentence_is_seen_and_two_short_ones_are_not() -> None:
    twenty = "mot " * 19 + "fin"
    assert not list(long_sentences(f"{twenty}. {twenty.capitalize()}\u00a0!"))
    assert list(long_sentences(f"Bref. Un {twenty}.")) == [f"Un {twenty}."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Il est 10:30\u00a0: venez\u00a0!",
        "«\u00a0Oui\u00a0», dit-elle… Vraiment\u00a0?!",
        "%(count)s pages\u00a0; voir https://exemple.fr/?q=a",
    ],
)
def test_the_typographic_rules_accept_good_french(sentence: str) -> None:
    assert typographic_faults(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    ["L'été", "Venez !", "Venez!", "Adresse :", "Adresse: ici", "« Oui »", "Suite...", 'Dit "oui"'],
)
def test_the_typographic_rules_refuse_bad_french(sentence: str) -> None:
    assert typographic_faults(sentence)
