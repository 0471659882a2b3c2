"""Filters that set French text when it is shown: see :mod:`home.typography`."""

import re
from datetime import date, datetime, time

from django import template
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

from home import typography

register = template.Library()


@register.filter
def typo(text: object) -> str:
    """Plain text, for titles of windows and attributes."""
    return typography.typeset_text(str(text))


@register.filter
def typeset(text: str) -> SafeString:
    """HTML, for the page: escapes what is not yet safe, then sets it."""
    return mark_safe(typography.typeset_html(conditional_escape(text)))


@register.filter
def date_in_words(day: date | datetime | None) -> SafeString:
    """« 24 novembre 2026 », the ordinal of the first raised; nothing for no date."""
    return typeset(typography.date_in_words(day)) if day else mark_safe("")


@register.filter
def time_in_words(moment: time | datetime | None) -> str:
    """« 14 h 30 »; nothing for no time."""
    return typography.time_in_words(moment) if moment else ""


@register.filter
def emphasis(text: str) -> SafeString:
    """Escaped text whose ``*words*`` are in italics: the only mark that the vocabulary's texts carry."""
    return mark_safe(re.sub(r"\*([^*]+)\*", r"<i>\1</i>", escape(text)))


@register.filter
def degrees(value: float) -> str:
    """« 43,4050° »: four decimals, about ten metres."""
    return f"{value:.4f}°".replace(".", ",")


@register.filter
def phone_digits(number: str) -> str:
    """The number as a telephone dials it: digits and a leading +."""
    return re.sub(r"\(0\)|[^\d+]", "", number)
