"""Why words that were typed are not read as a date, a number or an amount, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from app.domain.dates import read_date, span_words
from app.domain.language import tr
from app.domain.money import read_money
from app.domain.quantity import read_quantity
from app.domain.reversed_interval import right_way_round

_IN_FIGURES = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_LATE_DAY = re.compile(r"(?<!\d)(?:29|[3-9]\d)(?!\d)")
_WINTER = re.compile(r"(?:the )?winter(?: of)? (\d{4})", re.IGNORECASE)
_FISCAL = re.compile(r"(?:fy|fiscal(?: year)?|financial year) ?(?:19|20)\d\d(?:[-–/]\d{2,4})?", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[ -]?(h[12])", re.IGNORECASE)
_AND = re.compile(r",? (?:and|plus|or) |; ?| \+ | ?\((?:or )?")
_POINT = re.compile(r"\b(\d{1,3})\.(\d{3})\b(?!\.)")


def backwards(typed: str, is_read: Callable[[str], bool]) -> str:
    """That an interval ends below or before its beginning, and what to write instead; empty where it does not."""
    right = right_way_round(typed, is_read)
    sentence = tr("It ends before it begins, so it is only kept as stated. Write it like {right}.")
    return sentence.format(right=right) if right else ""


def unread_number(typed: str) -> str:
    """Why a number is kept as stated."""
    return backwards(typed, lambda words: read_quantity(words) is not None) or tr(
        "No number is read in this; it is kept as stated. Write it like 300,000 or 10 – 12."
    )


def unread_item(typed: str) -> str:
    """Why a thing that is given is kept as stated, without a number."""
    if (money := read_money(typed)) is not None and money.meant:
        return tr("This is an amount of money: it is added up if you write it under Money, below.")
    return unread_number(typed)


def unread_date(typed: str) -> str:
    """Why a date is kept as stated."""
    typed = " ".join(typed.split())
    if figures := _IN_FIGURES.fullmatch(typed):
        one, _, other, year = figures.groups()
        if 1 <= int(one) <= 12 and 1 <= int(other) <= 12:
            days = [read_date(f"{year}-{int(m):02}-{int(d):02}") for d, m in ((one, other), (other, one))]
            day, also = (span_words(one) for one in days if one is not None)
            sentence = tr("This is {day} or {also}; it is kept as stated. Write the month as a word.")
            return sentence.format(day=day, also=also)
    if winter := _WINTER.fullmatch(typed):
        year = int(winter[1])
        sentence = tr("A winter lies in two years; it is kept as stated. Write winter {before} or winter {after}.")
        return sentence.format(before=f"{year - 1}–{year % 100:02}", after=f"{year}–{(year + 1) % 100:02}")
    if _FISCAL.fullmatch(typed):
        return tr("A fiscal year has no certain days; it is kept as stated. Write it like 1 July 2022 to 30 June 2023.")
    if half := _YEAR_FIRST.fullmatch(typed):
        return tr("It is kept as stated. Write it like {right}.").format(right=f"{half[2].upper()} {half[1]}")
    if read_date(_LATE_DAY.sub("28", typed, count=1)) is not None and _LATE_DAY.search(typed):
        return tr("There is no such day; it is kept as stated. Write it like 5 March 2020 or 2020-03.")
    if not re.search(r"\d{4}", typed) and read_date(right := f"{typed} 2020") is not None:
        return tr("It names no year; it is kept as stated. Write it like {right}.").format(right=right)
    return backwards(typed, lambda words: read_date(words) is not None) or tr(
        "No day is read in this; it is kept as stated. Write it like 5 March 2020 or 2020-03."
    )


def unread_money(typed: str) -> str:
    """Why an amount that may be read in part is kept as stated; empty where nothing more is known of it."""
    if said := backwards(typed, lambda words: read_money(words) is not None):
        return said
    cuts = [(0, 0), *(cut.span() for cut in _AND.finditer(typed)), (len(typed), len(typed))]
    parts = [read_money(typed[before[1] : after[0]].rstrip(")")) for before, after in pairwise(cuts)]
    if len(parts) > 1 and None not in parts and parts[0] is not None and parts[0].meant:
        return tr("These are several amounts; they are kept as stated. Write the first here, and add the others below.")
    if (point := _POINT.search(typed)) and read_money(typed.replace(".", ",", 1)) is not None:
        sentence = tr("This may be {many} or {few}; it is kept as stated. Write {many} or {exactly}.")
        return sentence.format(many=f"{point[1]},{point[2]}", few=point[0], exactly=f"{point[0]}0")
    return ""
