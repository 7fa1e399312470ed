"""The feasts of the Hebrew calendar, whose years begin by the mean moon and never on some days of the week."""

from __future__ import annotations

from datetime import date, timedelta

_EPOCH = -1373427
"""The day before its first year, as `date` numbers days."""
_MONTHS, _OF_YEARS = 235, 19
_PARTS = 25920
"""Of a day, by which the moon is counted."""
_LONGEST, _SHORTEST = 356, 382
"""Lengths that neither a year nor the one before it may have."""
FEASTS = {
    "rosh hashanah": (0, 2), "rosh hashana": (0, 2), "yom kippur": (9, 1), "sukkot": (14, 7), "simchat torah": (21, 1),
    "passover": (-163, 7), "purim": (-193, 1), "shavuot": (-113, 1),
}  # fmt: skip
"""The days that they are from the new year of the autumn of a year, and how many they are; but for Hanukkah."""
HANUKKAH = ("hanukkah", "chanukah")
_KISLEV = 83
"""From the new year to Hanukkah, where no month of the year is longer than in others."""
_LONG = (355, 385)


def days_of(name: str, year: int) -> tuple[date, date]:
    """The first and the last day of a feast in a year of the common calendar."""
    of_autumn = year + 3761
    begins = _new_year(of_autumn)
    if name in HANUKKAH:
        long = (_new_year(of_autumn + 1) - begins).days in _LONG
        first, many = begins + timedelta(days=_KISLEV + long), 8
    else:
        after, many = FEASTS[name]
        first = begins + timedelta(days=after)
    return first, first + timedelta(days=many - 1)


def _new_year(year: int) -> date:
    before, begins, after = (_counted(one) for one in (year - 1, year, year + 1))
    put_off = 2 if after - begins == _LONGEST else begins - before == _SHORTEST
    return date.fromordinal(_EPOCH + begins + put_off)


def _counted(year: int) -> int:
    """Days before a year by the mean moon, put off where it would begin on a Sunday, a Wednesday or a Friday."""
    months = (_MONTHS * year - _MONTHS + 1) // _OF_YEARS
    days = 29 * months + (12084 + 13753 * months) // _PARTS
    return days + (3 * (days + 1) % 7 < 3)
