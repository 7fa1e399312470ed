"""Amounts, dates and sums in words: what was stated beside what was made of it."""

from __future__ import annotations

from typing import Any

from app.domain.counted import counted_words
from app.domain.counted import item_words as domain_item_words
from app.domain.dates import stated_with_year
from app.domain.donations import Amount, CountSpan, DateSpan, Item, Money
from app.domain.fields import Field, Kind, shown, stated
from app.domain.language import tr_term
from app.domain.quantity import format_interval, interval_words
from app.domain.terms import DatePrecision
from app.domain.totals import Total, TotalLine
from app.exporters.page_parts import spelled

NOT_SAID = "not said what"
"""What is said of a record of which no source says what was given."""


def _stated(normalised: str, as_stated: str) -> str:
    """A value with the source's own words beside it, where those are others."""
    if not as_stated or _alike(normalised, as_stated):
        return normalised
    words = f"stated as “{as_stated}”"
    return f"{normalised} ({words})" if normalised else words


def item_words(item: Item) -> str:
    """An item: *300,000 masks (stated as “300,000 masks”)*."""
    return _stated(domain_item_words(item), item.as_stated)


def money_words(money: Money) -> str:
    """An amount, with what kind of money it is and the time it is for."""
    amount = interval_words(money)
    if not amount and not money.currency:
        return f"“{money.as_stated}”, not read as a number, {spelled(money.kind.value)}"
    amount = amount or "an amount not stated in"
    period = f", for {money.period}" if money.period else ""
    return _stated(f"{amount} {money.currency}, {spelled(money.kind.value)}{period}", money.as_stated)


def amount_words(amount: Amount) -> str:
    """An amount beside the main one, with through whom it goes, the time it is for and its condition."""
    told = interval_words(amount)
    shown = f"{told or 'an amount not stated in'} {amount.currency}" if amount.currency else ""
    remarks = (
        ("through ", amount.through),
        ("for ", amount.period),
        ("on condition: ", amount.condition),
    )
    shown = ", ".join(part for part in (shown, *(f"{before}{said}" for before, said in remarks if said)) if part)
    return _stated(shown, amount.as_stated)


def count_words(count: CountSpan) -> str:
    """How many donors or recipients an aggregate speaks of."""
    return _stated(interval_words(count), count.as_stated)


def date_words(date: DateSpan) -> str:
    """A date, with how precise it is and whether it is ours."""
    days = _days(date, " to ")
    remarks: list[str] = []
    if days and date.precision not in (DatePrecision.DAY, DatePrecision.UNKNOWN):
        remarks.append(f"to the {spelled(date.precision.value)}" if date.precision is not DatePrecision.RANGE else "")
    if date.inferred and days:
        remarks.append("inferred")
    shown = ", ".join(part for part in (days, *remarks) if part)
    return _stated(shown, date.as_stated)


def _days(date: DateSpan, between: str) -> str:
    if date.start and date.end and date.start != date.end:
        return f"{date.start}{between}{date.end}"
    if date.start:
        return date.start if date.end else f"from {date.start}"
    return f"by {date.end}" if date.end else ""


def listed_money(money: Money | None) -> str:
    """An amount in a line of a list, in whole figures: *≈ 508,000,000 USD*; one that was not read as it was stated."""
    if money is None or not money.currency:
        return "" if money is None else money.as_stated
    return f"{interval_words(money)} {money.currency}".strip()


def listed_date(date: DateSpan) -> str:
    """A date in a line of a list: as stated, with its year, or its days."""
    return stated_with_year(date) or _days(date, " – ")


def total_words(total: Total) -> str:
    """A sum."""
    amount = ""
    if total.low is not None or total.high is not None:
        amount = format_interval(total.low, total.high, total.qualifier, approximate=total.approximate)
    if total.money_kind is not None:
        amount = f"{amount or 'amount not stated in'} {total.unit}" if total.unit else "amount not read"
        return f"{amount} ({spelled(total.money_kind.value)})"
    if not amount:
        return (
            "something, the source does not say what" if total.what == NOT_SAID else f"{total.what}, amount not stated"
        )
    return counted_words(amount, total.what, total.unit)


def line_words(line: TotalLine) -> str:
    """What one record says was given of one thing, in the words of its source, without its reference."""
    amount = line.as_stated or interval_words(line)
    if line.money_kind is not None:
        what = ", ".join(part for part in (line.unit, spelled(line.money_kind.value)) if part)
    elif not line.as_stated and amount:
        return counted_words(amount, line.what, line.unit)
    else:
        what = line.what
    if not line.as_stated:
        return f"{what}: {amount}" if amount else what
    if _alike(amount, what):
        return what
    return f"“{amount}”" if what.casefold() in amount.casefold() else f"{what}: “{amount}”"


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
    """A value of a field in front matter: a term as its word, anything else as it was stated, or in words."""
    return str(value.value) if field.kind is Kind.TERM else stated(field, value) or shown(field, value)
