"""Words that go together: « saint-pierre » is repaired as a whole, « saintpierre » is taken for two words.

What goes together is what the index holds side by side, stop words aside.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise, product

from search.analysis import STOP_WORDS, Token, stems, tokens
from search.spelling import is_repairable

from .lexicon import Candidate, as_written, known

_HYPHENS = frozenset("-‐‑")
_SAINTS = {"saint": "saint", "st": "saint", "ste": "saint"}
_LIKELIEST = 10

Cut = tuple[str, str, str]


def repaired_together(
    text: str, likeliest: Mapping[str, Sequence[Candidate]], hidden: Collection[str]
) -> dict[str, Sequence[Candidate]]:
    """``likeliest``, each word of a compound of ``text`` repaired to what the index holds beside its neighbour.

    When there is nothing such, a compound with a « saint » or with several faults is the name of another place, and
    stays as it is: « saint-mitre » is no « saint-titre ».
    """
    compounds = [one for one in _compounds(text) if any(token.form in likeliest for token in one)]
    meant = {
        token.form: {
            _SAINTS.get(token.stem, token.stem),
            *(one.stem for one in likeliest.get(token.form, ())[:_LIKELIEST] if one.stem),
        }
        for compound in compounds
        for token in compound
    }
    joined = [
        ((first.form, one), (second.form, other))
        for compound in compounds
        for first, second in pairwise(compound)
        for one, other in product(meant[first.form], meant[second.form])
    ]
    held = known({f"{one} {other}" for (_, one), (_, other) in joined}, hidden)
    beside = {word for pair in joined if f"{pair[0][1]} {pair[1][1]}" in held for word in pair}
    names = {token.form for one in compounds if _is_a_name(one, likeliest) for token in one}
    kept = {
        form: [one for one in found if (form, one.stem) in beside] or ([] if form in names else found)
        for form, found in likeliest.items()
    }
    return {form: found for form, found in kept.items() if found}


def _compounds(text: str) -> Iterator[list[Token]]:
    """The words, those joined by hyphens or that follow a « saint » together."""
    compound: list[Token] = []
    for token in tokens(text):
        if token.stem:
            if compound and not _are_joined(text, compound[-1], token):
                yield compound
                compound = []
            compound.append(token)
    if compound:
        yield compound


def _are_joined(text: str, first: Token, second: Token) -> bool:
    between = text[first.end : second.start]
    hyphened = not _HYPHENS.isdisjoint(between) and not any(map(str.isspace, between))
    return hyphened or first.stem in _SAINTS


def _is_a_name(compound: Sequence[Token], faults: Collection[str]) -> bool:
    return sum(token.form in faults for token in compound) > 1 or any(
        token.stem in _SAINTS for token in compound
    )


def taken_apart(forms: Collection[str], hidden: Collection[str]) -> dict[str, str]:
    """Those of ``forms`` that are two words written as one, as the index writes them."""
    cuts = {form: list(_cuts(form)) for form in forms}
    words = as_written({half for every in cuts.values() for cut in every for half in cut[::2]}, hidden)
    possible = {form: [cut for cut in every if words.keys() >= {*cut[::2]}] for form, every in cuts.items()}
    held = known({_stems(cut) for every in possible.values() for cut in every}, hidden)

    def frequency(cut: Cut) -> float:
        return min(words[half].frequency for half in cut[::2])

    def written(cut: Cut) -> str:
        first, between, last = cut
        return " ".join(filter(None, (words[first].spelling, between, words[last].spelling)))

    parted = {form: [cut for cut in every if _stems(cut) in held] for form, every in possible.items()}
    return {form: written(max(every, key=frequency)) for form, every in parted.items() if every}


def _cuts(form: str) -> Iterator[Cut]:
    """Two words, and the stop word between them or nothing."""
    for end in range(len(form)):
        for start in range(end, len(form)):
            cut = form[:end], form[end:start], form[start:]
            if (not cut[1] or cut[1] in STOP_WORDS) and is_repairable(cut[0]) and is_repairable(cut[2]):
                yield cut


def _stems(cut: Cut) -> str:
    return " ".join(stems(" ".join(cut)))
