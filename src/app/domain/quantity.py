"""Quantities as they are stated: honest intervals, read from words, shown, and added up.

A statement gives no more than it says. *about 100,000* is the point 100,000, marked as about; *over 20* is
20 with an open upper end; *up to 5* begins at 0, since nothing given is less than nothing. A plural of
magnitude is at least two of them and stays below the next magnitude one would have named: *tens* 20 to 99,
*dozens* 24 to 99, *tens of thousands* 20,000 to 99,999. *A few*, *several* and *a number of*
are at least two, with an open upper end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, Protocol

from app.domain.language import later, tr
from app.domain.numbers import bare, format_number, plain
from app.domain.phrase_words import NUMBERS
from app.domain.quantity_words import read_counted
from app.domain.terms import Qualifier


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity with what is left of the words around it, a guess at what is counted."""

    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    as_stated: str
    unit: str = ""
    """A measure (tonnes, kg, %) right behind the number."""
    item: str = ""
    """What is counted, in the words of the text."""


_SIZED = re.compile(r"['’′″\"](?:\s|$)")
"""What stands behind a number of feet, minutes or inches: *40' containers* are not 40."""


def read_quantity(text: str) -> Quantity | None:
    """What a stretch of text says of how many, or `None` where it says no quantity.

    The whole text must be read: a qualifier, a number and then only words, which become unit and item. Dates,
    money, shares (*one in three*) and names with digits in them (*5G*, *Y-20*, *COVID-19*) are not quantities.
    """
    if len(text) > 1000:
        return None
    stated = " ".join(text.split())
    words = bare(text)
    if not words or len(words) > 200 or len(words.lower()) != len(words):  # İ grows; no number of ours has one
        return None

    read = read_counted(words)
    if read is None:
        return None
    found, unit, item = read
    if _SIZED.match(item):
        return None
    return Quantity(found.low, found.high, found.qualifier, stated, unit, item)


def names_a_number(text: str) -> bool:
    """Whether a text has digits or a number word, so that somebody who reads no quantity in it should say so."""
    if any(char.isdecimal() for char in text):
        return True

    return not NUMBERS.isdisjoint(plain(text).lower().replace("-", " ").split())


class Stated(Protocol):
    """Anything with an interval and a qualifier: items, counts, quantities, amounts of one currency."""

    @property
    def low(self) -> Decimal | None: ...
    @property
    def high(self) -> Decimal | None: ...
    @property
    def qualifier(self) -> Qualifier: ...


class Interval(NamedTuple):
    """How much, with what is `Stated` of it."""

    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier


class RunningSum:
    """A sum to which intervals are added as they come; see `add`."""

    def __init__(self) -> None:
        self._low = self._high = Decimal(0)
        self._is_empty, self._has_low, self._has_high = True, False, True
        self.is_about = self._is_over = False

    def take(self, parts: Sequence[Stated]) -> None:
        lows = [part.low for part in parts if part.low is not None]
        highs = [part.high for part in parts if part.high is not None]
        self._low, self._high = sum(lows, self._low), sum(highs, self._high)
        self._is_empty &= not parts
        self._has_low |= bool(lows)
        self._has_high &= len(highs) == len(parts)
        qualifiers = {part.qualifier for part in parts}
        self.is_about |= Qualifier.ABOUT in qualifiers
        self._is_over |= Qualifier.OVER in qualifiers

    def sum(self) -> Interval:
        low = self._low if self._has_low or self._is_empty else None
        high = self._high if self._has_high else None
        if low is None and high is None:
            qualifier = Qualifier.NOT_STATED
        elif high is None:
            qualifier = Qualifier.OVER if self._is_over else Qualifier.AT_LEAST
        elif low == high:
            qualifier = Qualifier.ABOUT if self.is_about else Qualifier.EXACT
        else:
            qualifier = Qualifier.BETWEEN if low else Qualifier.UP_TO
        return Interval(low, high, qualifier)


def add(intervals: Iterable[Stated]) -> Interval:
    """The sum of intervals, in any order: neither end claims more than its parts say.

    Nothing given is less than nothing, so a part with no lower end adds 0 to the sum's; where no part has one,
    the sum has none. The sum of nothing is exactly 0.
    """
    found = RunningSum()
    found.take(list(intervals))
    return found.sum()


def of_ends(low: Decimal | None, high: Decimal | None) -> Qualifier:
    """What is stated by the ends of an interval alone."""
    if low is None:
        return Qualifier.NOT_STATED if high is None else Qualifier.UP_TO
    return Qualifier.AT_LEAST if high is None else Qualifier.EXACT if low == high else Qualifier.BETWEEN


def enclosing(stated: Collection[Stated]) -> tuple[Decimal | None, Decimal | None]:
    """From the least lower end to the greatest upper one; an end that one of them leaves open stays open."""
    lows = [one.low for one in stated if one.low is not None]
    highs = [one.high for one in stated if one.high is not None]
    return min(lows) if len(lows) == len(stated) else None, max(highs) if len(highs) == len(stated) else None


def either(alternatives: Collection[Stated]) -> Interval:
    """What holds whichever of these intervals it is."""
    low, high = enclosing(alternatives)
    if low is None and high is None:
        return Interval(None, None, Qualifier.NOT_STATED)
    if any(one.qualifier is Qualifier.ABOUT for one in alternatives):
        return Interval(low, high, Qualifier.ABOUT)
    if high is None:
        over = any(one.low == low and one.qualifier is Qualifier.OVER for one in alternatives)
        return Interval(low, high, Qualifier.OVER if over else Qualifier.AT_LEAST)
    return Interval(low, high, Qualifier.EXACT if low == high else Qualifier.BETWEEN if low else Qualifier.UP_TO)


def interval_words(stated: Stated) -> str:
    """What is stated as shown, see `format_interval`; empty where no number is."""
    if stated.low is None and stated.high is None and stated.qualifier is not Qualifier.FEW:
        return ""
    return format_interval(stated.low, stated.high, stated.qualifier)


_SIGNS = {
    "≈": later("about {amount}"),
    "≳": later("at least about {amount}"),
    "≲": later("at most about {amount}"),
    "≥": later("at least {amount}"),
    "≤": later("at most {amount}"),
    ">": later("over {amount}"),
}


def without_sign(shown: str) -> str:
    """An interval as shown with its sign in words, as in a sentence: *about 100,000*, *one or more*."""
    sign, _, amount = shown.partition(" ")
    number, space, what = amount.partition(" ")
    if (sign, number) == ("≥", "1"):
        return f"{tr('one or more')}{space}{what}"
    return tr(_SIGNS[sign]).format(amount=amount) if sign in _SIGNS else shown


def format_interval(
    low: Decimal | None,
    high: Decimal | None,
    qualifier: Qualifier,
    *,
    approximate: bool = False,
    show: Callable[[Decimal], str] = format_number,
) -> str:
    """The interval as shown: *300,000*, *≈ 100,000*, *> 130,000*, *≥ 12*, *20,000 – 99,999*, *few*.

    `approximate` marks ends that are themselves only about right: *≳ 12*. `show` writes one end.
    """
    if qualifier is Qualifier.FEW:
        return tr("few")
    about = "≈ " if approximate or qualifier is Qualifier.ABOUT else ""
    match low, high:
        case None, None:
            return tr("not stated")
        case Decimal() as start, None:
            sign = "≳" if about else ">" if qualifier is Qualifier.OVER else "≥"
            return f"{sign} {show(start)}"
        case (None, Decimal() as end):
            return f"{'≲' if about else '≤'} {show(end)}"
        case Decimal() as start, Decimal() as end if start == end:
            return f"{about}{show(start)}"
        case Decimal() as start, Decimal() as end:
            if qualifier is Qualifier.UP_TO and not start:
                return f"{'≲' if about else '≤'} {show(end)}"
            return f"{about}{show(start)} – {show(end)}"
