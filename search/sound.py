"""How a French word sounds, roughly: words that may be written for one another because they are said alike share a key.

No library fits: those for French (addok-fr, for addresses) come with a whole geocoder, the others hear English. The
rules keep what the ear keeps, in this order: letters said otherwise before e and i (c, g, sc), those that are two
for one sound (ph, ch, qu, gu, gn), vowels written in several ways (eau, ai, ou, oi…), nasal vowels, and at
last what is not said: doubled letters, the e and the consonants of an ending. S and z are one, as in the south.

Capitals stand for sounds without a letter of their own: S (ch), N (gn), A, I and O (an, in, on), U (ou), E (eu).
"""

import re

from .analysis import fold

_VOWELS = "aeiouyAIOUE"
RULES = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[cs]?ch(?=[rln])", "k"),
        (r"sch|sh|ch", "S"),
        (r"ph", "f"),
        (r"h", ""),
        (r"cc(?=[eiy])", "ks"),
        (r"s?c(?=[eiy])|ç", "s"),
        (r"ge(?=[aou])|g(?=[eiy])", "j"),
        (r"gu(?=[eiy])", "g"),
        (r"gn", "N"),
        (r"(?<=..[nm])[cg](?=[st]*$)", ""),
        (r"c?qu?|c+k*", "k"),
        (r"x(?=.)", "ks"),
        (r"w", "v"),
        (r"(?<=[aeou])ill?|(?<=[aeou])y(?=[aeiou])|(?<=[^aeiou])ill(?=[aeiou])", "y"),
        (r"oeu|eu", "E"),
        (r"eau|au", "o"),
        (r"ou", "U"),
        (r"oin", "UI"),
        (r"oi|oy", "Ua"),
        (rf"(?:ai|ei|i|y|u)[nm](?![nm{_VOWELS}])|(?<=i)en(?![nm{_VOWELS}])|(?<=..)en$", "I"),
        (rf"(?!em$)[ae][nm](?![nm{_VOWELS}])", "A"),
        (rf"o[nm](?![nm{_VOWELS}])", "O"),
        (r"ai|ei", "e"),
        (rf"t(?=i[O{_VOWELS}])", "s"),
        (r"y", "i"),
        (r"(?<=..)(?:e[rzt]s?|es?|[stdxzp]+)$", ""),
        (r"z", "s"),
        (r"(.)\1+", r"\1"),
    )
]


def sound(word: str) -> str:
    """The key of ``word`` as it is written: its accents go, its cedillas are heard first."""
    said = fold(word.lower().replace("ç", "s\u200b")).replace("\u200b", "")
    for pattern, instead in RULES:
        said = pattern.sub(instead, said)
    return said
