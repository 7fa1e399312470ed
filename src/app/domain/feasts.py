"""Feasts that name a day in a text; those that move with Easter follow the Western one.

part  = ("the eve" | "the first day" | "the 27th" | "the end" …) "of" feast
feast = "Easter" ("Sunday" | "Monday" | …)? | "Whitsun" | "Good Friday" | "Christmas" ("Day" | "Eve")? | "May Day"
      | "Ramadan" | "Eid" … | "Passover" | … | "Lunar New Year" | "Diwali" | "Nowruz" | "Thanksgiving" | "Labor Day" | …
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

from app.domain import hebrew_days
from app.domain.new_moons import diwali, lunar_new_year

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
    "holy innocents' day": (12, 28), "holy innocents day": (12, 28), "waitangi day": (2, 6),
    "international women's day": (3, 8), "world water day": (3, 22), "world health day": (4, 7),
    "world refugee day": (6, 20), "world humanitarian day": (8, 19), "world food day": (10, 16),
    "world aids day": (12, 1), "mandela day": (7, 18), "human rights day": (12, 10), "world children's day": (11, 20),
    "world malaria day": (4, 25), "world environment day": (6, 5), "canada day": (7, 1), "australia day": (1, 26),
    "st brigid's day": (2, 1), "st swithin's day": (7, 15), "midsummer eve": (6, 23), "twelfth day": (1, 6),
    "veterans day": (11, 11), "juneteenth": (6, 19), "orthodox christmas": (1, 7), "coptic christmas": (1, 7),
    "songkran": (4, 13), "newroz": (3, 21),
}  # fmt: skip
_BY_EASTER = {
    "shrove tuesday": -47, "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3, "good friday": -2,
    "easter saturday": -1, "easter eve": -1, "easter": 0, "easter day": 0, "easter sunday": 0, "easter monday": 1,
    "holy saturday": -1, "ascension day": 39, "whitsun": 49, "whit sunday": 49, "pentecost": 49, "whit monday": 50,
    "trinity sunday": 56, "mothering sunday": -21, "low sunday": 7,
}  # fmt: skip
_MUSLIM = {
    "ramadan": (9, 1, 30), "eid al-fitr": (10, 1, 1), "eid ul-fitr": (10, 1, 1), "eid al-adha": (12, 10, 1),
    "eid ul-adha": (12, 10, 1), "eid-al-fitr": (10, 1, 1), "eid-ul-fitr": (10, 1, 1), "eid al fitr": (10, 1, 1),
    "eid-al-adha": (12, 10, 1), "eid-ul-adha": (12, 10, 1), "eid al adha": (12, 10, 1), "eid-ul-azha": (12, 10, 1),
    "eid ul-azha": (12, 10, 1),
}  # fmt: skip
"""By month and day of the Muslim calendar as it is counted, and how many days; by the moon a day more or less."""
EIDS = ("eid al-fitr", "eid al-adha")
"""Either of which *Eid* may be."""
_BY_THANKSGIVING = {
    "thanksgiving": 0, "thanksgiving day": 0, "thanksgiving eve": -1, "black friday": 1, "cyber monday": 4,
    "giving tuesday": 5,
}  # fmt: skip
_BY_WEEKDAYS = {
    "martin luther king day": (1, 0, 3), "presidents' day": (2, 0, 3),
    "presidents day": (2, 0, 3), "memorial day": (5, 0, 0), "labor day": (9, 0, 1), "columbus day": (10, 0, 2),
    "indigenous peoples' day": (10, 0, 2),
}  # fmt: skip
"""By the month, the day of the week and which of them, 0 the last: as in the United States."""
_BY_LUNAR_YEAR = {
    f"{of}new year{day}": after
    for of in ("lunar ", "chinese ")
    for day, after in (("", 0), ("'s day", 0), ("'s eve", -1))
} | {"tet": 0, "seollal": 0}  # fmt: skip
_BY_ORTHODOX_EASTER = {
    "orthodox good friday": -2, "orthodox easter": 0, "orthodox easter sunday": 0, "orthodox easter monday": 1,
}  # fmt: skip
_DIWALI = ("diwali", "deepavali")
_NOWRUZ = ("nowruz", "norouz", "nauruz", "navruz")
_ALL = (
    *(*_FIXED, *_BY_EASTER, *_BY_THANKSGIVING, *_BY_WEEKDAYS, *_BY_LUNAR_YEAR, *_BY_ORTHODOX_EASTER, *_DIWALI),
    *(*_NOWRUZ, *_MUSLIM, "eid", *hebrew_days.FEASTS, *hebrew_days.HANUKKAH),
)
FEASTS = "|".join(sorted(_ALL, key=len, reverse=True))
"""All their names in small letters, for a pattern."""
FEASTS_WRITTEN = "|".join(
    re.sub(
        r"\b([AU])l\b",
        lambda match: f"[{match[1]}{match[1].lower()}]l",
        name.title().replace("'S", "'s").replace("Aids", "AIDS").replace("St ", r"St\.? "),
    )
    for name in FEASTS.split("|")
)
"""All as running text has them."""


def is_by_moon(name: str) -> bool:
    """Whether a feast goes by the moon as it is seen, so that its days are only about right."""
    return name in _MUSLIM or name in _DIWALI


def days_of_feast(name: str, year: int) -> tuple[date, date]:
    """The first and the last day of a feast of `FEASTS` in a year, of two the earlier."""
    if name in hebrew_days.FEASTS or name in hebrew_days.HANUKKAH:
        return hebrew_days.days_of(name, year)
    if name not in _MUSLIM:
        return feast(name, year), feast(name, year)
    month, day, many = _MUSLIM[name]
    hijri = (year - 622) * 33 // 32
    begun = (_by_hijra(one, month, day) for one in range(hijri - 1, hijri + 3))
    first = next(one for one in begun if one.year == year)
    return first, first + timedelta(days=many - 1)


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0}
FEAST_PARTS = (
    r"eve|end|start|beginning|(?:first|second|third|last) week|(?:first|last) (?:ten|10) days|"
    rf"(?:{'|'.join(_NTH)}|\d{{1,2}}(?:st|nd|rd|th)?)(?: day)?"
)
"""Before *of* and a feast, which of its days is meant, for a pattern."""
_TENTH = 9


def part_of_feast(part: str, name: str, year: int) -> tuple[date, date] | None:
    """The first and the last day of a part of a feast, as in `FEAST_PARTS`; None where it has no such part.

    Of a feast of one day, which may be kept for several, the second and further days are not read.
    """
    if name == "eid":
        return None
    first, last = days_of_feast(name, year)
    word = part.removesuffix(" day")
    if not part:
        return first, last
    if word == "eve":
        return first - timedelta(days=1), first - timedelta(days=1)
    if word in ("start", "beginning"):
        return first, min(last, first + timedelta(days=_TENTH))
    if word == "end":
        return max(first, last - timedelta(days=_TENTH)), last
    if word.endswith((" week", " days")):
        return _stretch(word, first, last)
    nth = _NTH[word] if word in _NTH else int(re.sub(r"\D", "", word))
    day = first + timedelta(days=nth - 1) if nth else last
    return (day, day) if first <= day <= last and (nth or first < last) else None


def _stretch(words: str, first: date, last: date) -> tuple[date, date] | None:
    """*The second week* or *the last ten days* of a feast, if it lasts so long."""
    nth, many = _NTH[words.split()[0]], 7 if words.endswith(" week") else 10
    begins = first + timedelta(days=many * (nth - 1)) if nth else last - timedelta(days=many - 1)
    ends = begins + timedelta(days=many - 1)
    return (begins, ends) if first <= begins and ends <= last else None


def _by_hijra(year: int, month: int, day: int) -> date:
    """A day of the Muslim calendar as it is counted, whose months have 30 and 29 days in turn."""
    since = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day
    return date(622, 7, 19) + timedelta(days=since - 385)


def feast(name: str, year: int) -> date:
    """The day of a feast that is neither Muslim nor Jewish in a year."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _BY_EASTER:
        return _easter(year) + timedelta(days=_BY_EASTER[name])
    if name in _BY_THANKSGIVING:
        return _nth(year, 11, 3, 4) + timedelta(days=_BY_THANKSGIVING[name])
    if name in _BY_WEEKDAYS:
        return _nth(year, *_BY_WEEKDAYS[name])
    if name in _BY_LUNAR_YEAR:
        return lunar_new_year(year) + timedelta(days=_BY_LUNAR_YEAR[name])
    if name in _BY_ORTHODOX_EASTER:
        return _orthodox_easter(year) + timedelta(days=_BY_ORTHODOX_EASTER[name])
    return _nowruz(year) if name in _NOWRUZ else diwali(year)


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    """The first, second, … or, of 0, the last such weekday of a month."""
    last = date(year, month, 7 * nth or monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() - weekday) % 7)


_EQUINOX = datetime(2000, 3, 20, 7, 35, tzinfo=UTC)
_YEAR = timedelta(days=365.2424)
_NOON = timedelta(hours=8, minutes=30)
"""In Tehran, in universal time."""


def _nowruz(year: int) -> date:
    """The day of the equinox of spring, or the next where that is after noon in Iran."""
    return (_EQUINOX + _YEAR * (year - _EQUINOX.year) - _NOON).date() + timedelta(days=1)


def _orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, in days of the Gregorian one."""
    moon = (19 * (year % 19) + 15) % 30
    days = moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7 + 114
    return date(year, days // 31, days % 31 + 1) + timedelta(days=year // 100 - year // 400 - 2)


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
