"""From what was typed to the words looked for: French analysis, repair of spelling, words of the place."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from search.analysis import Token, forms, tokens
from search.highlight import Marker
from search.query import Query
from search.registry import Synonyms, synonyms
from search.synonyms import other_wordings

from .lexicon import known, lookalikes
from .repair import repair
from .scoring import Word

MOST_WORDS = 32
MOST_PARTS = 8


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side: as they are written, or (a word alone) any word of its family."""

    words: tuple[Word, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a query looks for.

    ``title`` is all that it says, in order: it may be the whole title of a document. ``also`` holds the synonyms as
    written, ``synonyms`` their words, ``called`` the stems of the query that called them. ``unknown`` are the words
    that no document holds and that were not repaired: as typed, by exact form.
    """

    words: tuple[Word, ...]
    title: tuple[Word, ...]
    synonyms: tuple[tuple[Word, ...], ...]
    also: tuple[str, ...]
    called: frozenset[str]
    required: tuple[Phrase, ...]
    excluded: tuple[Phrase, ...]
    unknown: Mapping[str, str] = field(default_factory=dict)
    corrected: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.words

    @property
    def stems(self) -> list[str]:
        """Every stem looked for, those of the synonyms last."""
        return [word.stem for words in self.wordings for word in words]

    @property
    def wordings(self) -> list[list[Word]]:
        """What says all that is asked, one way or another: the words that have a stem."""
        each = ([word for word in words if word.stem] for words in (self.words, *self.synonyms))
        return [words for words in each if words]

    def marker(self) -> Marker:
        return Marker(self.stems, {word.form for word in self.words if not word.stem})

    def nearest(self, hidden: Collection[str]) -> tuple[str, ...]:
        """Words to try when nothing is found."""
        return tuple(word.spelling for word in lookalikes(self.unknown, hidden))


def understand(query: Query, hidden: Collection[str]) -> Understanding:
    """Analyse ``query``, repaired with the words of the index unless it is to be taken as typed."""
    words_of_the_place = synonyms() if query.text else Synonyms()
    plain = _analyse(query, words_of_the_place)
    unknown = _unknown(plain, query.text, hidden)
    if query.as_typed:
        return _without(plain, unknown)
    repaired, names = repair(query.text, unknown, hidden)
    corrected = _rewrite(query.text, repaired) if repaired else ""
    understood = _analyse(replace(query, text=corrected), words_of_the_place) if repaired else plain
    lost = {form: typed for form, typed in unknown.items() if form not in repaired}
    return replace(
        _without(understood, lost),
        synonyms=(*understood.synonyms, *map(_meaning, names)),
        also=(*understood.also, *names),
        corrected=corrected,
    )


def _without(understanding: Understanding, unknown: Mapping[str, str]) -> Understanding:
    """``understanding`` of the other words: a document that holds these has all that can be asked of it."""
    others = tuple(word for word in understanding.words if word.form not in unknown)
    return replace(understanding, words=others or understanding.words, unknown=unknown)


def _analyse(query: Query, words_of_the_place: Synonyms) -> Understanding:
    wording = query.wording
    text = " ".join([wording.words, *wording.phrases])
    words = _words(text)
    others = other_wordings([word.stem for word in words], words_of_the_place)
    return Understanding(
        words=words,
        title=_written(text) if len(words) < MOST_WORDS else (),
        synonyms=tuple(meaning for text in others.added if (meaning := _meaning(text))),
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


def _written(text: str) -> tuple[Word, ...]:
    return tuple(Word(token.stem, token.form) for token in tokens(text))


def _meaning(text: str) -> tuple[Word, ...]:
    return tuple(word for word in _written(text) if word.stem)


def _exactly(text: str) -> Phrase:
    return Phrase(_written(text)[:MOST_WORDS], exact=True)


def _anything_like(text: str) -> Phrase:
    phrase = _exactly(text)
    return replace(phrase, exact=len(phrase.words) > 1 or not phrase.words[0].stem)


def _unknown(understanding: Understanding, text: str, hidden: Collection[str]) -> dict[str, str]:
    """The words that no document holds: as typed in ``text``, by exact form."""
    asked = {word.stem: word.form for word in understanding.words if word.stem not in understanding.called}
    asked.pop("", None)
    held = known(asked, hidden)
    typed = {token.form: text[token.start : token.end] for token in tokens(text)}
    return {form: typed.get(form, form) for stem, form in asked.items() if stem not in held}


def _rewrite(text: str, replacements: Mapping[str, str]) -> str:
    def written(token: Token) -> str:
        return replacements.get(token.form, text[token.start : token.end])

    done, parts = 0, []
    for token in tokens(text):
        parts += [text[done : token.start], written(token)]
        done = token.end
    return "".join([*parts, text[done:]])
