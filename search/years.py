"""Years as people write and say them. Ours are astronomical: the year 0 is 1 BC, so -45 is 46 BC."""

import re

from django.utils.translation import gettext as _

from .analysis import fold

_SIGNS = 100  # more than any way to write a year
_MINUS = "-−–‐‑"
_YEAR = re.compile(
    rf"(?P<minus>[{_MINUS}])?(?P<figures>[0-9]{{1,5}})"
    rf"(?P<before>av(ant)?\.?(j\.?[{_MINUS}]?c\.?|jesus[{_MINUS}]?christ|notreere))?"
)


def read_year(typed: str) -> int | None:
    """« 1950 », « 1 950 », « -600 » or « 600 av. J.-C. », which are the same; None for anything else."""
    found = _YEAR.fullmatch("".join(fold(typed[:_SIGNS]).split()))
    if not found:
        return None
    figures = int(found["figures"])
    return 1 - figures if figures and (found["minus"] or found["before"]) else figures


def written_year(year: int) -> str:
    """As :func:`read_year` reads it, in few signs: « 1950 », « -600 »."""
    return str(year if year > 0 else year - 1)


def year_in_words(year: int) -> str:
    """« 1581 », « 46 av. J.-C. »."""
    return str(year) if year > 0 else _("%(year)d av. J.-C.") % {"year": 1 - year}
