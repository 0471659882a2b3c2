"""French typography of what editors write, applied when it is shown.

Source: *Lexique des règles typographiques en usage à l'Imprimerie nationale*. U+00A0 before ``: ; ! ? »`` and
after ``«``; the curly apostrophe; the ellipsis as one sign; numbers tied to their unit or their street, days to
their month and their year, phone numbers in one piece; ordinals raised (XIXe, François Ier, 1er janvier). A space
is never invented where the writer put none, so that addresses and times stay true. Nothing is held for longer than
the title of a small screen has room for: « Saint-Jean- » may stand above « Baptiste ».
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format

NBSP = "\u00a0"
UNITS = (
    r"(?:h|min|s|km|m²|m³|m|cm|mm|ha|t|kg|g|%|°C|€|francs|millions?|milliards?"
    r"|minutes?|heures?|jours?|semaines?|mois|ans?|rue|quai|avenue|boulevard|place|cours)"
)
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
# Codes, tags and addresses. What is looked for begins where a word does, or a long one would be read at each sign.
LEFT_AS_IT_IS = re.compile(r"(<code\b.*?</code>|<[^>]*>|(?<![^\s<>])[^\s<]*(?:://|@)[^\s<]*)", re.DOTALL)
JOINER = "\u2060"
HELD = re.compile(  # verb and pronoun, the letters of a licence; words in three; two names; two years; a site
    r"(?<=[^\W\d_])-(?=(?:t-)?(?:on|ils?|elles?|je|tu|nous|vous|moi|toi|lui|leur|ce|y|ci|là|NC|ND|SA)\b)"
    r"|(?<=[^\W\d_])-(?=(?:les?|la|en)\b(?!-)|à-dire\b|l’)"
    r"|(?<![-\w])[A-ZÀ-Ý][^\W\d_]{1,7}-(?=[A-ZÀ-Ý][^\W\d_]{1,8}\b)"
    r"|(?<![-\w])[12]\d{3}-(?=(?:[12]\d)?\d\d\b(?!-))"
    r"|(?<![-\w.@])\w+-(?=\w+\.(?:com|fr|org)\b)"
)
IN_ONE_PIECE = re.compile(  # a phone number, a licence, a business postcode, what a label adds
    r"\b0\d(?: \d\d){4}\b|\bCC BY[A-Z-]*(?: \d\.\d)?|\b\d{5} \w+ CEDEX(?: \d\d)?\b|\(si vous voulez\)"
)
AT_THE = re.compile(r"\b([Àà]|[Dd]e) (?=l’)")
ORDINAL = re.compile(r"\b(?:(I|1)(er|re)|([IVX]+|\d+)(e))\b")
RULES: list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = [
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r'"([^"]+)"'), f"«{NBSP}\\1{NBSP}»"),
    (re.compile(r"(?<![ \u202f\u00a0])[ \u202f\u00a0]+([;:!?»])"), f"{NBSP}\\1"),
    (re.compile(r"«[ \u202f]+"), f"«{NBSP}"),
    (re.compile(r"(?<=\d) (?=\d{3}\b)"), NBSP),
    (re.compile(rf"(?<=\d) (?={UNITS}\b)|(?<=\d) (?=[%€])"), NBSP),
    (re.compile(rf"(?<=\d{NBSP}h) (?=\d\d\b)"), NBSP),
    (re.compile(rf"(?:(?<=\d)|(?<=\b1er)) (?=(?:{MONTHS})\b)"), NBSP),
    (re.compile(rf"\b({MONTHS}) (?=\d{{4}}\b)"), f"\\1{NBSP}"),
    (
        re.compile(r"\b(La|Les) (?=[A-ZÀ-Ý])|\b([Aa]rticle|[Nn]otice|[Tt]ome|[Ss]ur) (?=\d|[IVXL]+\b)"),
        f"\\1\\2{NBSP}",
    ),
    (re.compile(r"\b([Dd]e) (\d{3,4}) à (?=\d{3,4}\b)"), f"\\1{NBSP}\\2 à{NBSP}"),
    (IN_ONE_PIECE, lambda found: found[0].replace(" ", NBSP)),
    (re.compile(r"\b(n°|M\.|MM\.|Mme|Mmes|Mlle|St|Ste|p\.) (?=\S)"), f"\\1{NBSP}"),
]


def typeset_text(text: str) -> str:
    """Return plain ``text`` with its spaces, apostrophes and quotation marks set."""
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    return text


def typeset_html(html: str) -> str:
    """Return ``html`` with the text between its tags set, what reads as one held together, and the
    ordinals raised. Codes and addresses stay as they are: people copy them."""

    def set_piece(piece: str) -> str:
        readable = piece.replace("&#x27;", "'").replace("&#39;", "'").replace("&quot;", '"')
        held = AT_THE.sub(f"\\1{NBSP}", HELD.sub(rf"\g<0>{JOINER}", typeset_text(readable)))
        return ORDINAL.sub(_raise, held)

    return set_between_tags(html, set_piece)


def set_between_tags(html: str, setting: Callable[[str], str]) -> str:
    """Return ``html`` with ``setting`` made to what is neither a tag, a code nor an address."""
    pieces = LEFT_AS_IT_IS.split(html)
    return "".join(piece if rank % 2 else setting(piece) for rank, piece in enumerate(pieces))


def _raise(ordinal: re.Match[str]) -> str:
    number, ending = (part for part in ordinal.groups() if part)
    return f"{number}<sup>{ending}</sup>"


def date_in_words(day: date | datetime) -> str:
    """« 24 novembre 2026 », « 1er janvier 1791 »."""
    if isinstance(day, datetime) and timezone.is_aware(day):
        day = timezone.localtime(day)
    number = "1er" if day.day == 1 else str(day.day)
    return typeset_text(f"{number} {date_format(day, 'F Y')}")


def time_in_words(moment: time | datetime) -> str:
    """« 14 h 30 », « 9 h »: twenty-four hours, no zero before the hour."""
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        moment = timezone.localtime(moment)
    minutes = f"{NBSP}{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour}{NBSP}h{minutes}"
