"""From what was typed to the words looked for: French analysis, repair of spelling, words of the place."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import OSA

from search.analysis import STOP_WORDS, Token, fold, forms, stems, tokens
from search.french import is_french
from search.highlight import Marker
from search.query import Query
from search.registry import Synonyms, synonyms
from search.spelling import unglued
from search.synonyms import other_wordings

from .compounds import cuts, repaired_together, side_by_side, taken_apart
from .lexicon import Candidate, known, lookalikes, repairs_and_parts
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
        wordings = (self.words, *self.synonyms)
        return [word.stem for words in wordings for word in words if word.stem]

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
    repaired, names = _repaired(query.text, unknown, hidden)
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


def _repaired(
    text: str, unknown: Collection[str], hidden: Collection[str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """What to write instead of the words ``unknown``, and the names to look for beside those that are French.

    An apostrophe forgotten is no slip to the ear. A space forgotten is one, and gives way to no more.
    """
    faults = [form for form in unknown if not is_french(form)]
    ways = [(form, cut) for form in faults for cut in cuts(form)]
    parts = {half for _form, cut in ways for half in cut.halves} | {unglued(form)[1] for form in faults}
    near, words = repairs_and_parts(unknown, parts, hidden)
    ways = [(form, cut) for form, cut in ways if words.keys() >= cut.halves]
    neighbours = side_by_side(text, near)
    held = known({*neighbours, *(cut.phrase for _form, cut in ways)}, hidden)
    beside = {word for phrase, pair in neighbours.items() if phrase in held for word in pair}
    likeliest = repaired_together(text, {form: near[form] for form in faults if form in near}, beside)
    repaired = {form: _closest(form, found) for form, found in likeliest.items()}
    for form in faults:
        is_far = form not in repaired or OSA.distance(form, fold(repaired[form])) > 1
        parted = [cut for other, cut in ways if other == form and cut.phrase in held]
        elision, rest = unglued(form)
        if elision and (rest in words or rest in STOP_WORDS):
            repaired[form] = f"{elision}’{words[rest].spelling if rest in words else rest}"
        elif is_far and parted:
            repaired[form] = taken_apart(parted, words)
    joined = {form for pair in neighbours.values() for form, _stem in pair}
    alone = {form: near[form][0] for form in near if form not in {*faults, *joined}}
    return repaired, tuple(one.spelling for form, one in alone.items() if _may_be_a_name(form, one))


def _may_be_a_name(form: str, candidate: Candidate) -> bool:
    """Is it a word of titles, one slip away? Who writes « calin », which is a word, may look for « calen »."""
    return candidate.titles > 0 and OSA.distance(stems(form)[0], candidate.stem) == 1


def _closest(form: str, candidates: Sequence[Candidate]) -> str:
    """Of the likeliest word, the ending that is closest to what was typed."""
    family = stems(candidates[0].form)
    endings = [one for one in candidates if stems(one.form) == family]
    return min(endings, key=lambda one: OSA.distance(form, one.form)).spelling


def _rewrite(text: str, replacements: Mapping[str, str]) -> str:
    def written(token: Token) -> str:
        return replacements.get(token.form, text[token.start : token.end])

    done, parts = 0, []
    for token in tokens(text):
        parts += [text[done : token.start], written(token)]
        done = token.end
    return "".join([*parts, text[done:]])
