"""Astronomical years as people say them: the year 0 is 1 BC, so -45 is 46 BC."""

from django.utils.translation import gettext as _


def year_in_words(year: int) -> str:
    """« 1581 », « 46 av. J.-C. »."""
    return str(year) if year > 0 else _("%(year)d av. J.-C.") % {"year": 1 - year}


def span_in_words(first: int | None, last: int | None) -> str:
    """« de 600 av. J.-C. à 499 », « 1581 », « depuis 1995 », « jusqu’à 601 av. J.-C. »; None: open, both: nothing."""
    if first is not None and last is not None:
        if first == last:
            return year_in_words(first)
        years = {"first": year_in_words(first), "last": year_in_words(last)}
        return _("de %(first)s à %(last)s") % years
    if first is not None:
        return _("depuis %(year)s") % {"year": year_in_words(first)}
    return "" if last is None else _("jusqu’à %(year)s") % {"year": year_in_words(last)}
