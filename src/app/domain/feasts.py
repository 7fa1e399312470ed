"""Feasts that name a day in a text; those that move with Easter follow the Western one.

feast = "Easter" ("Sunday" | "Monday" | …)? | "Whitsun" | "Good Friday" | "Christmas" ("Day" | "Eve")? | "May Day" | …
"""

from __future__ import annotations

from datetime import date, timedelta

_FIXED = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's": (1, 1), "new year's day": (1, 1), "new year's eve": (12, 31), "epiphany": (1, 6), "may day": (5, 1),
    "all saints' day": (11, 1), "armistice day": (11, 11), "three kings' day": (1, 6), "candlemas": (2, 2),
    "candlemas day": (2, 2), "st valentine's day": (2, 14), "valentine's day": (2, 14), "st david's day": (3, 1),
    "st patrick's day": (3, 17), "lady day": (3, 25), "st george's day": (4, 23), "midsummer day": (6, 24),
    "michaelmas": (9, 29), "halloween": (10, 31), "all souls' day": (11, 2), "st andrew's day": (11, 30),
    "new year": (1, 1), "twelfth night": (1, 5), "anzac day": (4, 25), "st john's day": (6, 24),
    "bastille day": (7, 14), "martinmas": (11, 11), "remembrance day": (11, 11), "st nicholas' day": (12, 6),
    "st lucy's day": (12, 13), "st stephen's day": (12, 26), "hogmanay": (12, 31),
}  # fmt: skip
_BY_EASTER = {
    "shrove tuesday": -47, "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3, "good friday": -2,
    "easter saturday": -1, "easter eve": -1, "easter": 0, "easter day": 0, "easter sunday": 0, "easter monday": 1,
    "holy saturday": -1, "ascension day": 39, "whitsun": 49, "whit sunday": 49, "pentecost": 49, "whit monday": 50,
    "trinity sunday": 56,
}  # fmt: skip
_BY_THURSDAYS = ("thanksgiving", "thanksgiving day")
"""The fourth Thursday of November, as in the United States."""
FEASTS = "|".join(sorted((*_FIXED, *_BY_EASTER, *_BY_THURSDAYS), key=len, reverse=True))
"""All their names in small letters, for a pattern."""
FEASTS_WRITTEN = "|".join(name.title().replace("'S", "'s").replace("St ", r"St\.? ") for name in FEASTS.split("|"))
"""All as running text has them."""


def feast(name: str, year: int) -> date:
    """The day of a feast of `FEASTS` in a year."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _BY_THURSDAYS:
        return date(year, 11, 28 - (date(year, 11, 28).weekday() - 3) % 7)
    return _easter(year) + timedelta(days=_BY_EASTER[name])


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
