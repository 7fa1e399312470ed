"""Amounts, dates and sums in words: what was stated beside what was made of it."""

from __future__ import annotations

from decimal import Decimal

from app.domain.counted import counted_words
from app.domain.donations import CountSpan, DateSpan, Item, Money
from app.domain.quantity import format_interval
from app.domain.terms import DatePrecision, Qualifier
from app.domain.totals import Total, TotalLine
from app.exporters.page_parts import spelled


def _interval(low: Decimal | None, high: Decimal | None, qualifier: Qualifier) -> str:
    if low is None and high is None and qualifier is not Qualifier.FEW:
        return ""
    return format_interval(low, high, qualifier)


def _stated(normalised: str, as_stated: str) -> str:
    """A value with the source's own words beside it."""
    if not as_stated:
        return normalised
    words = f"stated as “{as_stated}”"
    return f"{normalised} ({words})" if normalised else words


def item_words(item: Item) -> str:
    """An item: *300,000 masks (stated as “300,000 masks”)*."""
    amount = _interval(item.low, item.high, item.qualifier)
    return _stated(counted_words(amount, item.item, item.unit), item.as_stated)


def money_words(money: Money) -> str:
    """An amount, with what kind of money it is and the time it is for."""
    amount = _interval(money.low, money.high, money.qualifier)
    if not amount and not money.currency:
        return f"“{money.as_stated}”, not read as a number, {spelled(money.kind.value)}"
    amount = amount or "an amount not stated in"
    period = f", for {money.period}" if money.period else ""
    return _stated(f"{amount} {money.currency}, {spelled(money.kind.value)}{period}", money.as_stated)


def count_words(count: CountSpan) -> str:
    """How many donors or recipients an aggregate speaks of."""
    return _stated(_interval(count.low, count.high, count.qualifier), count.as_stated)


def date_words(date: DateSpan) -> str:
    """A date, with how precise it is and whether it is ours."""
    if date.start and date.end and date.start != date.end:
        days = f"{date.start} to {date.end}"
    elif date.start:
        days = date.start if date.end else f"from {date.start}"
    else:
        days = f"by {date.end}" if date.end else ""
    remarks: list[str] = []
    if days and date.precision not in (DatePrecision.DAY, DatePrecision.UNKNOWN):
        remarks.append(f"to the {spelled(date.precision.value)}" if date.precision is not DatePrecision.RANGE else "")
    if date.inferred and days:
        remarks.append("inferred")
    shown = ", ".join(part for part in (days, *remarks) if part)
    return _stated(shown, date.as_stated)


def total_words(total: Total) -> str:
    """A sum."""
    amount = ""
    if total.low is not None or total.high is not None:
        amount = format_interval(total.low, total.high, total.qualifier, approximate=total.approximate)
    if total.money_kind is not None:
        amount = f"{amount or 'amount not stated in'} {total.unit}" if total.unit else "amount not read"
        return f"{amount} ({spelled(total.money_kind.value)})"
    return counted_words(amount, total.what, total.unit) + ("" if amount else ", amount not stated")


def line_words(line: TotalLine) -> str:
    """What one record says was given of one thing, without its reference."""
    amount = line.as_stated or _interval(line.low, line.high, line.qualifier)
    if line.money_kind is not None:
        what = ", ".join(part for part in (line.unit, spelled(line.money_kind.value)) if part)
    elif not line.as_stated and amount:
        return counted_words(amount, line.what, line.unit)
    else:
        what = line.what
    return f"{what}: {amount}" if amount and amount.casefold() != what.casefold() else what
