"""From what was typed to the words looked for: French analysis, repair of spelling, words of the place."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from search.analysis import Token, forms, stems, tokens
from search.query import Query
from search.registry import Synonyms, synonyms
from search.synonyms import other_wordings

from .lexicon import known, repairs
from .scoring import Word, phrase

MOST_WORDS = 32
MOST_PARTS = 8


@dataclass(frozen=True, slots=True)
class Match:
    """A condition of full text: ``table`` has to match, or not."""

    table: str
    expression: str


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a query looks for.

    ``also`` holds the synonyms as written, ``synonyms`` their stems, ``called`` the stems of the query that called
    them. ``unknown`` are the exact forms that no document holds and that were not repaired.
    """

    words: tuple[Word, ...]
    synonyms: tuple[tuple[str, ...], ...]
    also: tuple[str, ...]
    called: frozenset[str]
    required: tuple[Match, ...]
    excluded: tuple[Match, ...]
    unknown: tuple[str, ...] = ()
    corrected: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.words


def understand(query: Query, hidden: Collection[str]) -> Understanding:
    """Analyse ``query``, repaired with the words of the index unless it is to be taken as typed."""
    words_of_the_place = synonyms() if query.text else Synonyms()
    plain = _analyse(query, words_of_the_place)
    unknown = _unknown(plain, hidden)
    likeliest = {} if query.as_typed else repairs(unknown, hidden)
    lost = tuple(form for form in unknown if form not in likeliest)
    if not likeliest:
        return replace(plain, unknown=lost)
    corrected = _rewrite(query.text, {form: candidates[0].spelling for form, candidates in likeliest.items()})
    return replace(
        _analyse(replace(query, text=corrected), words_of_the_place), unknown=lost, corrected=corrected
    )


def _analyse(query: Query, words_of_the_place: Synonyms) -> Understanding:
    wording = query.wording
    words = _words(" ".join([wording.words, *wording.phrases]))
    others = other_wordings([word.stem for word in words], words_of_the_place)
    return Understanding(
        words=words,
        synonyms=tuple(tuple(stems(wording)) for wording in others.added if stems(wording)),
        also=others.added,
        called=others.used,
        required=tuple(_exactly(text) for text in wording.phrases[:MOST_PARTS] if forms(text)),
        excluded=tuple(_anything_like(text) for text in wording.excluded[:MOST_PARTS] if forms(text)),
    )


def _words(text: str) -> tuple[Word, ...]:
    """The distinct words of ``text``; stop words only when there is nothing else."""
    found = {token.form: Word(token.stem, token.form) for token in tokens(text)}
    full = [word for word in found.values() if word.stem]
    return tuple(full or found.values())[:MOST_WORDS]


def _exactly(text: str) -> Match:
    return Match("search_forms", phrase(forms(text)[:MOST_WORDS]))


def _anything_like(text: str) -> Match:
    found = list(tokens(text))
    if len(found) == 1 and found[0].stem:
        return Match("search_stems", phrase([found[0].stem]))
    return _exactly(text)


def _unknown(understanding: Understanding, hidden: Collection[str]) -> list[str]:
    """Exact forms of the words that no document holds."""
    asked = {word.stem: word.form for word in understanding.words if word.stem not in understanding.called}
    asked.pop("", None)
    held = known(asked, hidden)
    return [form for stem, form in asked.items() if stem not in held]


def _rewrite(text: str, replacements: Mapping[str, str]) -> str:
    def written(token: Token) -> str:
        return replacements.get(token.form, text[token.start : token.end])

    done, parts = 0, []
    for token in tokens(text):
        parts += [text[done : token.start], written(token)]
        done = token.end
    return "".join([*parts, text[done:]])
