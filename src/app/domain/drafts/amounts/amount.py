"""An amount as it was found in a text."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from app.domain.drafts.words.running import Running
from app.domain.quantity_words import Found
from app.domain.terms import MoneyKind, Qualifier

UNREAD = Found(None, None, Qualifier.NOT_STATED, (0, 0))
"""What is said of a number that is not read, or not stated."""


class Amount(NamedTuple):
    """A quantity or a sum in a text. Offsets are code points of the text handed in, end exclusive."""

    start: int
    end: int
    """Behind the item, where it follows at once, else behind the number and its currency."""
    low: Decimal | None
    """None at both ends where no number is stated, or the one stated was not read."""
    high: Decimal | None
    qualifier: Qualifier
    unit: str
    """The measure or container: *tonnes*, *boxes*, *doses*."""
    item: str
    """The thing counted in the words of the text; of money what it is for or the worth of."""
    item_start: int
    item_end: int
    currency: str
    """ISO 4217 code; empty for things, and where it is open which one is meant."""
    unsure: str
    """Why something of this may be otherwise, in the user's words; empty where it is sure."""
    as_stated: str
    is_money: bool = False
    """Whether it is a sum, also where `currency` stayed open."""
    role: str = ""
    """`counter_value` of a sum that says the one before it in another currency, `alternative` of what is instead."""
    kind: MoneyKind = MoneyKind.CASH
    period: str = ""
    """What the amount is for or at what rate: *a year*, *over three years*."""


class Site(NamedTuple):
    """Where a number is read and by what."""

    run: Running
    text: str
    """The whole text, of which `run` is a stretch."""
    countries: frozenset[str]
    year: int
    """Of what is told, or 0."""
    before: Amount | None
    """The amount before it in the same stretch."""

    def made(
        self, tokens: tuple[int, int], found: Found, item: tuple[int, int], *, unit: str = "", unsure: str = ""
    ) -> Amount:
        """The amount of some tokens with the tokens of its item, in offsets of the whole text."""
        first, last = self._places(*tokens)
        item_start, item_end = self._places(*item) if item[0] < item[1] else (last, last)
        return Amount(
            first,
            last,
            found.low,
            found.high,
            found.qualifier,
            unit,
            " ".join(self.text[item_start:item_end].split()),
            item_start,
            item_end,
            "",
            unsure,
            " ".join(self.text[first:last].split()),
        )

    def _places(self, start: int, end: int) -> tuple[int, int]:
        tokens, offset = self.run.tokens, self.run.offset
        return tokens[start].start + offset, tokens[end - 1].end + offset
