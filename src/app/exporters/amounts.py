"""Amounts, dates and sums in words: the normalised value with the source's own words beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from app.domain.citation import date_in_words
from app.domain.counted import counted_words
from app.domain.dates import format_span, is_by_another, stated_with_year
from app.domain.donations import Amount, CountSpan, DateSpan, Donation, Item, Money
from app.domain.fields import Field, Kind, shown, stated
from app.domain.giving import borne
from app.domain.language import tr_term
from app.domain.money import format_amount, of_kind, period_words
from app.domain.quantity import interval_words, without_sign
from app.domain.terms import AmountRole, DatePrecision
from app.domain.totals import NOT_SAID, Total, TotalLine
from app.domain.totals_words import line_words as sum_line_words
from app.domain.totals_words import sum_words
from app.exporters.page_parts import spelled

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
"""Letters that a reader of English can read."""


def _stated(normalised: str, as_stated: str) -> str:
    """A value with the source's own words beside it, where these differ."""
    if not as_stated or _alike(normalised, as_stated):
        return normalised
    words = f"stated as “{as_stated}”"
    return f"{normalised} ({words})" if normalised else words


def item_shown(item: Item) -> str:
    """A normalised item: *about 100,000 masks*."""
    return counted_words(without_sign(interval_words(item)), item.item, item.unit)


def item_words(item: Item) -> str:
    """An item: *300,000 masks (stated as “300,000 masks”)*."""
    return _stated(item_shown(item), item.as_stated)


def _sum_shown(stated: Money | Amount) -> str:
    """A normalised sum: *about USD 508 million*; empty if only its words are known, or not even a currency."""
    if interval_words(stated):
        return without_sign(format_amount(stated.low, stated.high, stated.currency, stated.qualifier))
    return f"an amount not stated in {stated.currency}" if stated.currency and not stated.as_stated else ""


def money_words(money: Money) -> str:
    """An amount, with its kind if it is not cash, and its period."""
    shown = _sum_shown(money)
    if not shown:
        return f"“{money.as_stated}”, not read as a number"
    period = f", {period_words(money.period, money.as_stated)}" if money.period else ""
    return _stated(f"{of_kind(shown, money.kind)}{period}", money.as_stated)


def amount_words(amount: Amount) -> str:
    """An amount beside the main one, with which it is, its intermediary, period, date and condition."""
    period = period_words(amount.period, amount.as_stated) if amount.period else ""
    by, date = "by " if amount.role is AmountRole.SHARED_COST else "through ", date_words(amount.date)
    remarks = (
        ("which: ", amount.which), (by, amount.through), ("", period), ("when: ", date),
        ("on condition: ", amount.condition),
    )  # fmt: skip
    parts = (_sum_shown(amount), *(f"{before}{remark}" for before, remark in remarks if remark))
    return _stated(", ".join(filter(None, parts)), amount.as_stated)


def count_words(count: CountSpan) -> str:
    """How many donors or recipients an aggregate speaks of."""
    return _stated(without_sign(interval_words(count)), count.as_stated)


def date_words(date: DateSpan) -> str:
    """A date, with its precision and whether it is inferred."""
    days = _days(date, " to ")
    remarks: list[str] = []
    if days and date.precision not in (DatePrecision.DAY, DatePrecision.UNKNOWN):
        remarks.append(f"to the {spelled(date.precision.value)}" if date.precision is not DatePrecision.RANGE else "")
    if date.inferred and days:
        remarks.append("inferred")
    shown = ", ".join(part for part in (days, *remarks) if part)
    return _stated(shown, date.as_stated)


def _days(date: DateSpan, between: str) -> str:
    start, end = date_in_words(date.start), date_in_words(date.end)
    if start and end and start != end:
        return f"{start}{between}{end}"
    if start:
        return start if end else f"from {start}"
    return f"by {end}" if end else ""


def listed_money(content: Donation) -> str:
    """The amount of a record for a line of a list, of a shared cost with the part of those who gave; as stated if it
    could not be read."""
    money, part = content.money, borne(content)
    if money is None or not money.currency:
        return "" if money is None else money.as_stated
    whole = of_kind(_sum_shown(money), money.kind)
    if part is None or (part.low, part.high) == (money.low, money.high):
        return whole
    return f"{_sum_shown(replace(money, low=part.low, high=part.high, qualifier=part.qualifier))} of {whole}"


def listed_date(date: DateSpan) -> str:
    """A date for a line of a list: as stated, with its year; as days if it is stated in another script; as both if its
    words name no year, or define it by another day; and whether it is inferred. Figures alone, as 3/4/2020, may be read
    as another day, and are written as the days that they were read as."""
    stated, days = stated_with_year(date), _days(date, " – ")
    if days and stated and not any(map(str.isalpha, stated)):
        stated = format_span(date)
    elif days and not _LATIN.search(stated):
        stated = ""
    is_otherwise = days.rpartition(" ")[2] not in stated or (date.inferred and is_by_another(stated))
    is_both = stated and days and is_otherwise
    words = f"{stated} ({days})" if is_both else stated or days
    return f"{words}, inferred" if date.inferred and days else words


def total_words(total: Total) -> str:
    """A sum."""
    if total.low is not None or total.high is not None:
        return without_sign(sum_words(total))
    if total.money_kind is not None:
        return f"an amount not stated in {total.unit}" if total.unit else "an amount not read"
    return "something, the source does not say what" if total.what == NOT_SAID else f"{total.what}, amount not stated"


def line_words(line: TotalLine) -> str:
    """The quantity of one item or amount in a record, without its reference."""
    if line.low is not None or line.high is not None:
        return without_sign(sum_line_words(line))
    if line.money_kind is not None:
        return f"“{line.as_stated}”" if line.as_stated else f"an amount not stated in {line.unit}"
    return counted_words(interval_words(line), line.what, line.unit)


def _alike(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def field_words(field: Field, value: Any) -> str:
    """A value of a field; empty where it says nothing."""
    match field.kind:
        case Kind.MONEY:
            return "" if value is None else money_words(value)
        case Kind.DATE:
            return date_words(value)
        case Kind.COUNT:
            return count_words(value)
        case Kind.TERM:
            return tr_term(value) if field.says(value) else ""
        case _:
            return shown(field, value)


def field_front(field: Field, value: Any) -> str:
    """The value of a field in front matter: a term as its key, anything else as stated, or else in words."""
    return str(value.value) if field.kind is Kind.TERM else stated(field, value) or shown(field, value)
