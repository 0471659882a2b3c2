"""Dates as the Extended Date/Time Format, level 1 (Library of Congress, ISO 8601-2:2019), read as years.

Accepted: ``1962``, ``1962-10``, ``1581-04-21``, seasons ``1962-21``…``-24``, ``1650~``, ``1962?``, ``1962%``,
``166X``, ``16XX``, ``1962-XX``, negative years (astronomical: ``-0399`` is 400 BC), intervals
``1920/1939``, open ends ``1995/..`` and ``../0400~``. No library of the field runs without warnings on
today's parsers, hence these few lines.
"""

import calendar
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_DATE = re.compile(
    r"(?P<year>-?\d{4}|-?\d{3}X|-?\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<sure>[?~%]?)",
    re.ASCII,
)
_SEASONS = range(21, 25)


@dataclass(frozen=True, slots=True)
class Years:
    """First and last year (both included, astronomical) that a date may mean; None: open end."""

    start: int | None
    end: int | None


def parse(text: str) -> Years:
    """Return the years of an EDTF level 1 text; raise ValidationError with a French sentence otherwise."""
    first, slash, last = text.strip().partition("/")
    if not slash:
        return _date(first)
    if first == last == "..":
        raise _not_a_date(text)
    start = None if first == ".." else _date(first, in_interval=True).start
    end = None if last == ".." else _date(last, in_interval=True).end
    if start is not None and end is not None and start > end:
        raise ValidationError(_("La date « %(date)s » finit avant de commencer.") % {"date": text})
    return Years(start, end)


def is_sure(text: str) -> bool:
    """Does an EDTF text name its dates without any doubt, approximation or missing figure?"""
    return not set(text) & set("?~%X")


def validate(text: str) -> None:
    """Django validator: same rule as :func:`parse`."""
    parse(text)


def _date(text: str, in_interval: bool = False) -> Years:
    match = _DATE.fullmatch(text)
    if not match or (in_interval and "X" in text) or not _is_in_calendar(match):
        raise _not_a_date(text)
    year = match["year"]
    bounds = sorted((int(year.replace("X", "0")), int(year.replace("X", "9"))))
    return Years(*bounds)


def _is_in_calendar(match: re.Match[str]) -> bool:
    year, month, day = match["year"], match["month"], match["day"]
    if month is None:
        return True
    if "X" in year:
        return False
    if month == "XX":
        return day in (None, "XX")
    if int(month) in _SEASONS:
        return day is None
    if not 1 <= int(month) <= 12:
        return False
    same_calendar = int(year) % 400 + 2000
    _first_weekday, longest = calendar.monthrange(same_calendar, int(month))
    return day in (None, "XX") or 1 <= int(day) <= longest


def _not_a_date(text: str) -> ValidationError:
    return ValidationError(
        _(
            "« %(date)s » n’est pas une date normalisée. Exemples : 1962, 1962-10-21, 1650~ (vers 1650), "
            "16XX (XVIIe siècle), 1920/1939."
        )
        % {"date": text}
    )
