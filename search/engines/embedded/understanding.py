"""From what was typed to the words looked for: French analysis, repair of spelling, words of the place."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from search.analysis import Token, forms, stems, tokens
from search.query import Query
from search.registry import Synonyms, synonyms
from search.synonyms import other_wordings

from .lexicon import holders, lookalikes, repairs
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
    them.
    """

    words: tuple[Word, ...]
    synonyms: tuple[tuple[str, ...], ...]
    also: tuple[str, ...]
    called: frozenset[str]
    required: tuple[Match, ...]
    excluded: tuple[Match, ...]
    corrected: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.words


def understand(query: Query, hidden: Collection[int]) -> Understanding:
    """Analyse ``query``, repaired with the words of the index unless it is to be taken as typed."""
    words_of_the_place = synonyms()
    plain = _analyse(query, words_of_the_place)
    replacements = {} if query.as_typed else _replacements(plain, hidden)
    if not replacements:
        return plain
    corrected = _rewrite(query.text, replacements)
    return replace(_analyse(replace(query, text=corrected), words_of_the_place), corrected=corrected)


def nearest_words(query: Query, hidden: Collection[int]) -> tuple[str, ...]:
    """Words of the index that look like the unknown ones of ``query``, as they are written there."""
    unknown = _unknown(_analyse(query, Synonyms()), hidden)
    found = [candidate for word in unknown for candidate in lookalikes(word.form, hidden)]
    return tuple(dict.fromkeys(candidate.spelling for candidate in found))


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


def _unknown(understanding: Understanding, hidden: Collection[int]) -> list[Word]:
    full = [word for word in understanding.words if word.stem]
    held = holders("search_stems", {word.stem for word in full}, hidden)
    return [word for word in full if not held[word.stem] and word.stem not in understanding.called]


def _replacements(understanding: Understanding, hidden: Collection[int]) -> dict[str, str]:
    likeliest = ((word.form, repairs(word.form, hidden)) for word in _unknown(understanding, hidden))
    return {form: candidates[0].spelling for form, candidates in likeliest if candidates}


def _rewrite(text: str, replacements: Mapping[str, str]) -> str:
    def written(token: Token) -> str:
        return replacements.get(token.form, text[token.start : token.end])

    done, parts = 0, []
    for token in tokens(text):
        parts += [text[done : token.start], written(token)]
        done = token.end
    return "".join([*parts, text[done:]])
