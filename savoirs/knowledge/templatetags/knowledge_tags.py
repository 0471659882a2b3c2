"""How a page of knowledge shows itself: its drawing, and how sure its sources are."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from savoirs.knowledge.documents import PLAQUES
from savoirs.knowledge.drawings import Drawing, Tray, drawings_of, plates_of
from savoirs.knowledge.models import KnowledgePage, Question, TrailStep
from savoirs.knowledge.models.kinds import Kind
from savoirs.knowledge.models.knowledge_page import Reliability
from savoirs.knowledge.shelves import COUNTED

register = template.Library()

QUOTED = re.compile(r"(?<=«\u00a0)[^»]+(?=\u00a0»)")
LONG_TEXT = 1300  # letters and markup: about 180 words


@dataclass(frozen=True)
class Sureness:
    """``posts`` says for each of three posts whether it is full; ``words`` say the same, ``meaning`` what follows."""

    posts: tuple[bool, bool, bool]
    words: str
    meaning: str


@register.filter
def drawing(thing: object) -> Drawing | None:
    """The drawing that stands for a page, a theme or a quarter."""
    return next(iter(drawings_of(thing)), None)


@register.filter
def tray(thing: object, beside: Iterable[object] = ()) -> Tray:
    """The tray of a screen that shows ``thing`` large, and each of ``beside`` where it leads on."""
    return Tray(*filter(None, map(drawing, [thing, *beside])))


@register.filter
def drawing_from(thing: object, tray: Tray) -> Drawing | None:
    """The drawing of a page that stands alone, as :meth:`Tray.deal` chooses it."""
    plates = plates_of(thing)
    return tray.take(plates.own or plates.suiting)


@register.filter
def other_drawing_from(thing: object, tray: Tray) -> Drawing | None:
    """For a page that shows its drawing already: the best of those that the screen does not show yet."""
    return tray.take(drawings_of(thing))


@register.filter
def dealt_from(
    pages: Iterable[KnowledgePage | TrailStep | Question], tray: Tray
) -> list[tuple[object, Drawing | None]]:
    """Each page, stop or question of a list with its drawing. A page that has a picture of its own needs none."""
    listed = [(page, bool(getattr(page, "shown_cover", None))) for page in pages]
    dealt = iter(tray.deal_evenly([plates_of(page) for page, has_cover in listed if not has_cover]))
    return [(page, None if has_cover else next(dealt)) for page, has_cover in listed]


@register.filter
def counted(number: int, kind: str) -> str:
    """« 23 récits »."""
    return COUNTED[Kind(kind)] % {"count": number}


@register.filter
def plaque(page: KnowledgePage) -> str:
    """The classes of the label that says its kind."""
    colour = PLAQUES.get(Kind(page.kind_slug))
    return f"plaque plaque--{colour}" if colour else "plaque"


@register.filter
def is_long(page: KnowledgePage) -> bool:
    """Is its text long enough for a second drawing beside it?"""
    return sum(len(str(block["value"])) for block in page.body.raw_data) > LONG_TEXT


@register.filter
def sureness(page: KnowledgePage) -> Sureness:
    """What the sources are worth. A text that no service has read again is never shown as established."""
    reliability = Reliability(page.reliability)
    if page.is_starter_text and reliability == Reliability.ESTABLISHED:
        return Sureness(
            (True, True, False),
            _("Plusieurs sources, texte pas encore relu par un service"),
            _("Elles concordent sur l’essentiel. Un service doit encore relire la page."),
        )
    full, meaning = {
        Reliability.ONE_SOURCE: (
            1,
            _("Une autre source pourrait confirmer ce que dit cette page, ou le corriger."),
        ),
        Reliability.DEBATED: (
            2,
            _("Sur un point au moins, elles se contredisent. Le texte dit qui affirme quoi."),
        ),
        Reliability.ESTABLISHED: (3, _("Elles concordent sur l’essentiel.")),
    }[reliability]
    return Sureness((True, full > 1, full > 2), page.get_reliability_display(), meaning)


@register.filter
def in_language(title: SafeString, code: str) -> SafeString:
    """The HTML of a title of which a voice is told the language: that of its quotation if it has one, for its
    author and what is said of it are in French.
    """
    if not code:
        return title
    direction = mark_safe(' dir="rtl"') if code in settings.LANGUAGES_BIDI else ""
    found = QUOTED.search(title)
    start, end = found.span() if found else (0, len(title))
    quoted = format_html('<span lang="{}"{}>{}</span>', code, direction, mark_safe(title[start:end]))
    return mark_safe(title[:start] + quoted + title[end:])


@register.filter
def first_sentence(text: str) -> str:
    """What comes before the second sentence. A short word before the full stop is an abbreviation: « av. J.-C. »."""
    return re.split(r"(?<=\w{3}[.!?])\s+(?=[A-ZÀ-Ý«])", text, maxsplit=1)[0].strip()


@register.filter
def first_words(text: str) -> str:
    """What comes before the first comma, semicolon or full stop."""
    return re.split(r"[,;.]", text, maxsplit=1)[0].strip()
