"""Astronomical years as people say them: the year 0 is 1 BC, so -45 is 46 BC."""

from django.utils.translation import gettext as _

from search.years import year_in_words


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


def centuries_in_words(first: int | None, last: int | None) -> str:
    """« du IXe siècle à aujourd’hui », « du XVIIe siècle au XXe siècle », « du XXe siècle », « jusqu’au XXe siècle ».

    None: open; both: nothing.

    A round year opens its century as a beginning (1900: XXe), closes it as an end (1900: XIXe).
    """
    if first is None:
        return "" if last is None else _("jusqu’au %(century)s") % {"century": _century(last - (last > 1))}
    start = _century(first)
    if last is None:
        return _("du %(century)s à aujourd’hui") % {"century": start}
    end = _century(last - (last > 1 and last > first))
    if start == end:
        return _("du %(century)s") % {"century": start}
    return _("du %(first)s au %(last)s") % {"first": start, "last": end}


def _century(year: int) -> str:
    number = abs(year) // 100 + 1
    name = _("%(number)s siècle") % {"number": f"{_roman(number)}{'er' if number == 1 else 'e'}"}
    return name if year > 0 else _("%(century)s av. J.-C.") % {"century": name}


def _roman(number: int) -> str:
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + units[number % 10]
