"""Instalments of a whole: how many there are, which of them a further amount is, and what is left for the others.

Which one is said in words: *first*, *the 3rd*, *last* name one; *each* and *every* stand for all there are; with a
number behind, *each of two* or *the other three*, for so many of them. Anything else is one that is not placed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.donations import Amount, Donation, Money
from app.domain.giving import whole_of
from app.domain.language import tr, tr_n
from app.domain.money import format_amount
from app.domain.quantity import Interval, Quantity, add, format_interval, of_ends, read_quantity
from app.domain.terms import AmountRole, Qualifier

_NOTHING, _ONE, _TWO = Decimal(0), Decimal(1), Decimal(2)
_EVERY = re.compile(r"\b(?:each|every|all|both|equal)\b", re.IGNORECASE)
_SO_MANY = re.compile(
    r"\b(?:each|every|all|both|first|last|other|next|remaining)(?: of)?(?: the)? (?P<number>\w+)\Z", re.IGNORECASE
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
             "twelfth")  # fmt: skip
_PLACE = re.compile(rf"\b(?:(?P<figure>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{'|'.join(_ORDINALS)}))\b", re.IGNORECASE)
_SHARES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_SHARE = re.compile(
    rf"(?:the )?(?:(?:other )?(?:an? |one )?(?P<part>{'|'.join(_SHARES)})|(?P<percent>\d{{1,2}}) ?(?:%|per ?cent))"
    r"(?: of (?:it|the (?:sum|amount|whole|total|money)))?",
    re.IGNORECASE,
)
_EXACT = (2, 4, 5, 10)


@dataclass(frozen=True, slots=True)
class Others:
    """The instalments of which no amount is stated, and what of the whole is left for all of them together."""

    number: Interval | None
    """None where it is not known in how many the whole comes."""
    low: Decimal
    high: Decimal | None
    currency: str
    approximate: bool

    @property
    def qualifier(self) -> Qualifier:
        return of_ends(self.low, self.high) if self.low or self.high is None else Qualifier.UP_TO

    def words(self) -> str:
        """*3, together USD 8 million*; of no others, that so much is in none of them."""
        amount = format_amount(self.low, self.high, self.currency, self.qualifier, approximate=self.approximate)
        if self.number is None:
            return tr("together {amount}").format(amount=amount)
        if self.number.high == 0:
            return tr("none, and {amount} of the whole are in no instalment").format(amount=amount)
        number = format_interval(*self.number)
        return tr("{number}, together {amount}").format(number=number, amount=amount)


_NAMES = r"(?:instalments?|installments?|tranches?)"
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_SO_MANY_OF_THEM = rf"{_NUMBER}(?: [a-z-]+){{0,2}}? {_NAMES}"
_COUNTED = re.compile(
    rf"\b(?:in|over|of|into|by) (?P<in>(?:at least |up to |about )?{_SO_MANY_OF_THEM})\b"
    rf"|\b(?:first|second|third|last|one|each) of (?:the |its |their )?(?P<of>{_SO_MANY_OF_THEM})\b",
    re.IGNORECASE,
)
_OF_NUMBER = re.compile(rf"\b(?P<number>(?:at least |up to |about )?{_NUMBER})\b.* {_NAMES}\b", re.IGNORECASE)


def counted(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words of a sentence by which a whole comes in so many instalments: *in three equal instalments*, *the first
    of four tranches*."""
    found = _COUNTED.search(text, start, end)
    return None if found is None else found.span("in" if found["in"] else "of")


def number_in(words: str) -> Quantity | None:
    """How many words name: *three*, *at least two*, and of instalments *in three yearly instalments*."""
    return read_quantity(words) or ((found := _OF_NUMBER.search(words)) and read_quantity(found["number"])) or None


def of(content: Donation) -> tuple[Amount, ...]:
    """The instalments of which something is said, in the order of the record."""
    return tuple(one for one in content.amounts if one.role is AmountRole.INSTALMENT)


def stands_for(amount: Amount, content: Donation) -> Interval:
    """How many instalments one row says something of."""
    if (many := _so_many(amount.which)) is not None:
        return Interval(many, many, Qualifier.EXACT)
    if not _is_every(amount.which):
        return Interval(_ONE, _ONE, Qualifier.EXACT)
    low, high = content.instalments.low, content.instalments.high
    return Interval(low or _TWO, high, of_ends(low or _TWO, high))


def _is_every(which: str) -> bool:
    """Whether words stand for all there are, of which others may say something more."""
    return _EVERY.search(which) is not None and _so_many(which) is None


def _so_many(which: str) -> Decimal | None:
    """The number that words name themselves: 2 of *each of two*."""
    found = _SO_MANY.search(which.strip())
    read = None if found is None else read_quantity(found["number"])
    return None if read is None or read.item or read.low != read.high else read.low


def together(amounts: Sequence[Amount], content: Donation) -> Interval:
    """What instalments come to, each as often as it stands for one."""
    return add(_times(one, stands_for(one, content)) for one in amounts)


def _times(amount: Amount, number: Interval) -> Interval:
    low = None if amount.low is None or number.low is None else amount.low * number.low
    high = None if amount.high is None or number.high is None else amount.high * number.high
    is_about = amount.qualifier is Qualifier.ABOUT
    return Interval(low, high, Qualifier.ABOUT if is_about else of_ends(low, high))


def others(content: Donation) -> Others | None:
    """What is left of the whole for the instalments of which no amount is stated; None where nothing can be worked out:
    no whole, no amount, or one for each month."""
    money, every = content.money, of(content)
    known = [one for one in every if money is not None and one.currency == money.currency and _is_figure(one)]
    if money is None or not money.currency or not known or any(one.period for one in every):
        return None
    whole, come = whole_of(money, content.amounts), together(known, content)
    if whole.low is None and whole.high is None:
        return None
    low = _NOTHING if whole.low is None or come.high is None else max(_NOTHING, whole.low - come.high)
    high = None if whole.high is None else max(_NOTHING, whole.high - (come.low or _NOTHING))
    number = _number_of_others(known, content)
    is_settled = high == 0 and (number is None or number.high == 0)
    about = any(one.qualifier is Qualifier.ABOUT for one in (money, *known))
    return None if is_settled else Others(number, low, high, money.currency, about)


def _is_figure(amount: Amount) -> bool:
    return amount.low is not None or amount.high is not None


def _number_of_others(known: Sequence[Amount], content: Donation) -> Interval | None:
    there = content.instalments
    if there.low is None and there.high is None:
        return None
    stated = add(stands_for(one, content) for one in known)
    low = _NOTHING if there.low is None or stated.high is None else max(_NOTHING, there.low - stated.high)
    high = None if there.high is None else max(_NOTHING, there.high - (stated.low or _NOTHING))
    return Interval(low, high, of_ends(low, high))


def errors(content: Donation) -> list[str]:
    """What is wrong with how many instalments a record has, or with which of them one is; or empty."""
    most = content.instalments.high
    if most is None:
        return []
    rows = of(content)
    many = sum((_so_many(one.which) or _ONE for one in rows if not _is_every(one.which)), _NOTHING)
    if many > most:
        sentence = tr_n(
            "The record has {n} instalment, more than it says that there are, {most}. Correct one of the two.",
            "The record has {n} instalments, more than it says that there are, {most}. Correct one of the two.",
            int(many),
        )
        return [sentence.format(most=f"{most:,f}")]
    sentence = tr("There is no instalment “{which}” of {most}. Correct one of the two.")
    return [sentence.format(which=one.which, most=f"{most:,f}") for one in rows if (place(one.which) or 0) > most]


def place(which: str) -> int | None:
    """The place that words name: 3 of *the third*; None of *last*, and where no place is named."""
    found = _PLACE.search(which)
    if found is None or _so_many(which) is not None:
        return None
    return int(found["figure"]) if found["figure"] else _ORDINALS.index(found["word"].lower()) + 1


def share_of(words: str, whole: Money | None) -> Amount | None:
    """What *half*, *the other half*, *a third* or *40 %* of a whole come to; None where the words say no share, or the
    whole is not known. What cannot be divided evenly is only about that."""
    found = _SHARE.fullmatch(" ".join(words.split()))
    if found is None or whole is None or not whole.currency or (whole.low is None and whole.high is None):
        return None
    part = 100 if found["percent"] else _SHARES[found["part"].lower()]
    times = Decimal(found["percent"] or 1)
    low, high = (
        None if end is None else (end * times / part).quantize(Decimal("0.001")) for end in (whole.low, whole.high)
    )
    is_even = part == 100 or part in _EXACT
    qualifier = whole.qualifier if is_even or whole.qualifier is not Qualifier.EXACT else Qualifier.ABOUT
    made = Amount(AmountRole.INSTALMENT, low, high, whole.currency, qualifier, " ".join(words.split()))
    return made if is_even else replace(made, low=_round(low), high=_round(high))


def _round(end: Decimal | None) -> Decimal | None:
    return None if end is None else end.quantize(_ONE)
