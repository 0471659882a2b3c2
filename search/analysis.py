"""French analysis, the same for documents and queries: elisions, lowercase, accents folded, stop words, stems.

Folding comes before stemming (Snowball French): nothing is lost when accents are not typed. Every token keeps
its exact form (folded, not stemmed) and its place in the original text.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from threading import local
from typing import NamedTuple

import Stemmer

LONGEST_FORM = 64
_RUN = re.compile(r"[^\w\s]*(?P<telephone>(?:\+33\s?|0)[1-9](?:[\s.-]?\d\d){4})(?!\w)|\S+")
_JOINERS = "\u0300-\u036f\u00ad"
_LETTERS = rf"[^\W_]+(?:[{_JOINERS}]+[^\W_]*)*"
_APOSTROPHE = "['’ʼ]"
_WORD = re.compile(rf"{_LETTERS}({_APOSTROPHE}{_LETTERS})*")
ELIDED = ("c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu")
_ELISION = re.compile(rf"(?:(?:{'|'.join(ELIDED)}){_APOSTROPHE})+", re.IGNORECASE)
_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_ELISION_APART = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(ELIDED)})(?:\s|{_APOSTROPHE})\s*(?=[aeiouyhàâæéèêëîïôœùûü]|$)", re.IGNORECASE
)
_STOP_WORDS = """
    a au aux avec c ce ces cet cette d dans de des du elle elles en est et eux il ils j je l la le les leur
    leurs lui m ma mais me mes mon n ne nos notre nous on ou par pas pour qu que qui s sa se ses si son sont sur
    t ta te tes ton tu un une vos votre vous y
"""
# Written without their apostrophe, by people in a hurry and in old documents too.
_GLUED_STOP_WORDS = "cest dun lon nest quen quil quils quon quun quune sest"
STOP_WORDS = frozenset(_STOP_WORDS.split() + _GLUED_STOP_WORDS.split())
_IN_FULL = {"st": "saint", "ste": "sainte", "stes": "saintes"}
ARTICLES = frozenset(["le", "la", "les", "un", "une"])
_SAMPLE = """L’Œuvre d'aujourd’hui : jusqu'à l'ÉCOLE, les pêcheurs pêchaient-ils à St-Pierre ? 1er pont, 25 ½ %,
    quels jeux, bijoux et emplois, le refus des élus, 04 42 00 19 39"""
# Snowball takes a plural off last, too late, and leaves it after most vowels ("emplois", "élus"): it goes first.
_PLURAL = re.compile(r"(?<=[^aious\d])s$|(?<=\w\w[aiou])s$|(?<=\wou)x$")
_IN_X = "adieux aveux cheveux enjeux essieux feux jeux lieux milieux moyeux neveux pieux voeux"
_PLURAL_IN_X = frozenset(_IN_X.split())
# Their s is their own: "refus" stays with "refuser".
_IN_US = """
    abus bonus campus confus consensus cursus dessus diffus exclus inclus intrus malus obus perclus plus processus
    reclus refus surplus talus terminus virus
"""
_INVARIABLE = frozenset(_IN_US.split())
# Snowball takes them for other words (port, mer, mars, parc): each is its own stem, with its plural.
_NO_KIN = "base case foie foyer loyer marai mare mari marie mere parce porte voila"
OWN_STEMS = frozenset(_NO_KIN.split())
_stemmers = local()


class Token(NamedTuple):
    """A word: exact ``form``, ``stem`` ("" for a stop word), and where it stands: ``text[start:end]``."""

    form: str
    stem: str
    start: int
    end: int

    def moved(self, by: int) -> "Token":
        return Token(self.form, self.stem, self.start + by, self.end + by)


def fold(text: str) -> str:
    """Lowercase, without accents or ligatures."""
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def in_full(word: str) -> str:
    """« saint » for « St », which a « Sté » is not; any other word as it is."""
    return _IN_FULL.get(word.lower(), word)


def _form(word: str) -> str:
    return "".join(character for character in fold(word) if character.isalnum())[:LONGEST_FORM]


def _form_and_stem(word: str) -> tuple[str, str]:
    form = _form(in_full(word))
    return form, "" if form in STOP_WORDS else _stem(singular(form))


def _stem(form: str) -> str:
    return form if form in OWN_STEMS else _stemmer().stemWord(form)


def singular(form: str) -> str:
    """``form`` without the s or x of a plural, which would leave "récits" and "récit" two stems."""
    if form in _INVARIABLE:
        return form
    shorter = form[:-1] if form in _PLURAL_IN_X else _PLURAL.sub("", form)
    return form if shorter in STOP_WORDS else shorter


def _stemmer() -> Stemmer.Stemmer:
    if not hasattr(_stemmers, "french"):
        _stemmers.french = Stemmer.Stemmer("french", 0)
    return _stemmers.french


def tokens(text: str) -> Iterator[Token]:
    """The words of ``text``, stop words included (their stem is empty). A telephone number is one word."""
    for match in _RUN.finditer(text):
        if match["telephone"]:
            number = "0" + re.sub(r"\D", "", match["telephone"])[-9:]
            yield Token(number, number, *match.span("telephone"))
            continue
        place = match.start()
        for form, stem, start, end in words(match.group()):
            yield Token(form, stem, place + start, place + end)


def words(run: str) -> tuple[Token, ...]:
    """The words of a run without a space: no word has one in it."""
    return _remembered(run) if len(run) <= LONGEST_FORM else tuple(_words(run))


def _words(run: str) -> Iterator[Token]:
    for match in _WORD.finditer(run):
        start, word = match.start(), match.group()
        if match[1] and (elision := _ELISION.match(word)):
            start, word = start + elision.end(), word[elision.end() :]
        form, stem = _form_and_stem(word)
        if form:
            yield Token(form, stem, start, match.end())


@lru_cache(maxsize=100_000)
def _remembered(run: str) -> tuple[Token, ...]:
    return tuple(_words(run))


def stems(text: str) -> list[str]:
    """The stems of ``text`` in order, without stop words."""
    return [token.stem for token in tokens(text) if token.stem]


def forms(text: str) -> list[str]:
    """The exact forms of ``text`` in order, stop words included."""
    return [token.form for token in tokens(text)]


def begun(text: str) -> str:
    """The exact forms of what is being typed, one space between them: its last word may be the start of any other.

    A space may stand for an apostrophe, whose elision is left out as in a whole text.
    """
    text = _ELISION_APART.sub("", text)
    found = list(tokens(text))
    written = [token.form for token in found]
    if found and found[-1].end == len(text):
        written[-1] = _form(text[found[-1].start :])
    return " ".join(written)


def filed(title: str) -> str:
    """What ``title`` is put in order by, as libraries do: its words, the article that opens it left aside."""
    first, *others = forms(title) or [""]
    return " ".join(others if others and first in ARTICLES else [first, *others])


def fingerprint() -> str:
    """Changes when the analysis changes: an index made with another one has to be rebuilt."""
    words = (f"{token.form}/{token.stem}" for token in tokens(_SAMPLE))
    parts = [Stemmer.version(), *sorted(STOP_WORDS | OWN_STEMS), *sorted(ARTICLES), *words]
    return blake2b(" ".join(parts).encode(), digest_size=8).hexdigest()
