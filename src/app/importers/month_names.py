"""Days with the name of their month in any language: *5 listopada 2020*, *12 de março de 2020*, *2020. március 5.* A
name that is of two months in two languages is read where the other names of its column leave one language over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from app.domain.dates import read_date
from app.domain.reference_data import read_json
from app.paths import REFERENCE

Languages = frozenset[str]
_WORD = r"[^\W\d_]{3,}(?:['’ʼ][^\W\d_]+)?"
_BETWEEN = r"(?:\.?[\s/-]|\.)\s*"
_OF = r"(?:(?:de|del|di|do|da|of|d')\s+)?"
_SHAPES = tuple(
    re.compile(shape.replace("MONTH", rf"(?P<month>{_WORD})").replace("~", _BETWEEN).replace("OF ", _OF))
    for shape in (
        r"(?P<day>\d{1,2})(?:\.|er|st|nd|rd|th|[ºª°])?~OF MONTH~,?\s*OF (?P<year>\d{4}|\d\d)(?:\s*[гр])?\.?",
        r"MONTH~(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
        r"(?P<year>\d{4})\.?\s+MONTH\s+(?P<day>\d{1,2})\.?",
        r"MONTH~,?\s*OF (?P<year>\d{4})",
        r"(?P<year>\d{4})\.?\s+MONTH",
        r"(?:ngày )?(?P<day>\d{1,2}) tháng (?P<number>\d{1,2})(?:,| năm)? (?P<year>\d{4})",
    )
)


@cache
def _months() -> Mapping[str, Mapping[int, Languages]]:
    found: dict[str, dict[int, set[str]]] = {}
    for row in read_json(REFERENCE / "month_names.json"):
        for month, names in enumerate(row["months"], 1):
            for name in names:
                found.setdefault(name, {}).setdefault(month, set()).add(row["language"])
    return {name: {month: frozenset(some) for month, some in of.items()} for name, of in found.items()}


def languages(cells: Iterable[str]) -> Languages:
    """The languages in which all names of months in these cells are such; none where there is none."""
    words = {word for cell in {*cells} for word in re.findall(_WORD, cell.casefold())}
    each = [{one for some in _months()[word].values() for one in some} for word in words if word in _months()]
    return frozenset(each[0].intersection(*each[1:])) if each else frozenset()


def are_foreign(cells: Iterable[str]) -> bool:
    """Whether a month in these cells is written otherwise than in English, where alone months come before days."""
    words = {word for cell in {*cells} for word in re.findall(_WORD, cell.casefold())}
    return any(word in _months() and read_date(f"1 {word} 2020") is None for word in words)


def named_day(words: str, spoken: Languages) -> str | None:
    """The ISO date of such a day or month, without asking whether there was such a day; empty where its month may be
    two, and None where the words are none."""
    matched = next(filter(None, (shape.fullmatch(words.casefold()) for shape in _SHAPES)), None)
    if matched is None:
        return None
    found = matched.groupdict()
    months = {int(found["number"]): spoken} if found.get("number") else _months().get(found["month"], {})
    some = [month for month, of in months.items() if len(months) == 1 or of & spoken]
    year = found["year"] if len(found["year"]) > 2 else f"20{found['year']}"
    day = found.get("day")
    return (
        "-".join(f"{int(one):02}" for one in (year, some[0], day) if one) if len(some) == 1 else "" if months else None
    )
