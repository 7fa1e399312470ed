"""The days of new moons, and the feasts that are kept on one: the Lunar New Year of East Asia and Diwali.

A new moon is found as Meeus has it (Astronomical Algorithms, ch. 49), by its larger terms, to some minutes.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from math import floor, radians, sin

_FIRST = datetime(2000, 1, 6, 14, 20, 35, tzinfo=UTC)
"""A new moon of the mean moon."""
_MONTH = 29.530588861
_TERMS = (
    (-0.40720, (0, 1, 0)), (0.17241, (1, 0, 0)), (0.01608, (0, 2, 0)), (0.01039, (0, 0, 2)), (0.00739, (-1, 1, 0)),
    (-0.00514, (1, 1, 0)), (0.00208, (2, 0, 0)), (-0.00111, (0, 1, -2)),
)  # fmt: skip
"""Days by which it is later, and of which anomalies: of the sun, of the moon, and of the moon from its node."""
_SOLSTICE = datetime(2000, 12, 21, 13, 37, tzinfo=UTC)
_YEAR = 365.24219
_BEIJING = timedelta(hours=8)
_EVENING = timedelta(hours=12, minutes=50)
"""When it is evening in India, in universal time."""


def _new_moon(number: int) -> datetime:
    """The new moon so many months from the first of 2000, in universal time."""
    anomalies = (2.5534 + 29.10535670 * number, 201.5643 + 385.81693528 * number, 160.7108 + 390.67050284 * number)
    later = sum(
        days * sin(radians(sum(of * one for of, one in zip(parts, anomalies, strict=True)))) for days, parts in _TERMS
    )
    return _FIRST + timedelta(days=_MONTH * number + later)


def _last_before(moment: datetime, zone: timedelta) -> int:
    """The number of the last new moon on or before a day of a place."""
    number = floor((moment - _FIRST) / timedelta(days=_MONTH)) + 1
    while (_new_moon(number) + zone).date() > (moment + zone).date():
        number -= 1
    return number


def lunar_new_year(year: int) -> date:
    """The second new moon behind the month of the winter solstice, by the days of Beijing."""
    month = _last_before(_SOLSTICE + timedelta(days=_YEAR * (year - 1 - _SOLSTICE.year)), _BEIJING)
    days = ((_new_moon(month + one) + _BEIJING).date() for one in (2, 3))
    return next(day for day in days if day >= date(year, 1, 21))


def diwali(year: int) -> date:
    """The evening of the new moon between the middles of October and November, as India has it."""
    month = _last_before(datetime(year, 11, 15, tzinfo=UTC), timedelta())
    return (_new_moon(month) - _EVENING).date()
