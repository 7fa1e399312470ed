"""Parsing the fields of a fact, and showing what was understood."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.dates import format_span, read_date, span_words
from app.domain.donations import DateSpan
from app.domain.facts import Fact
from app.domain.language import tr
from app.domain.money import format_money, read_money
from app.domain.quantity import format_interval, read_quantity
from app.domain.terms import Qualifier

_COUNTING = ("single", "pair", "couple", "few", "dozen", "hundred", "thousand", "million", "billion", "number")


@dataclass(frozen=True, slots=True)
class ReadValue:
    """A value's interval and unit, and the sentence that says what was understood."""

    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: Qualifier = Qualifier.NOT_STATED
    unit: str = ""
    said: str = ""


def read_value(text: str) -> ReadValue:
    """Parse the quantity or amount that a value begins with; words after a comma stay words."""
    first = text.partition(", ")[0].strip()
    quantity = None if _begins_with_article(first) else read_quantity(first)
    if quantity is not None:
        unit = quantity.unit or quantity.item
        shown = format_interval(quantity.low, quantity.high, quantity.qualifier)
        return ReadValue(
            quantity.low,
            quantity.high,
            quantity.qualifier,
            unit,
            tr("Understood as {shown}.").format(shown=f"{shown} {unit}".rstrip()),
        )
    money = read_money(first) if first else None
    if money is not None and money.money.currency:
        found = money.money
        return ReadValue(
            found.low,
            found.high,
            found.qualifier,
            found.currency,
            tr("Understood as {amount}.").format(amount=format_money(found)),
        )
    return ReadValue(said=tr("Kept as words; no number is read from it.") if first else "")


def _begins_with_article(text: str) -> bool:
    """Whether it begins like *a partnership*, which counts nothing, unlike *a single delegation*."""
    article, _, rest = text.casefold().partition(" ")
    return article in ("a", "an") and rest.partition(" ")[0] not in _COUNTING


def with_value(fact: Fact, text: str) -> Fact:
    """The fact with this value; unchanged words keep their interval."""
    text = " ".join(text.split())
    if text == fact.value:
        return fact
    read = read_value(text)
    return replace(fact, value=text, low=read.low, high=read.high, qualifier=read.qualifier, unit=read.unit)


def date_words(span: DateSpan) -> str:
    """A date as text for the field, such that it parses to itself."""
    return format_span(span) if span.start or span.end else span.as_stated


def with_date(fact: Fact, text: str, *, inferred: bool, published: str) -> Fact | None:
    """The fact with this as-of date, or None if the words are no date."""
    text = " ".join(text.split())
    if text == date_words(fact.as_of):
        return replace(fact, as_of=replace(fact.as_of, inferred=inferred and bool(text)))
    if not text:
        return replace(fact, as_of=DateSpan())
    span = read_date(text, published or None)
    return None if span is None else replace(fact, as_of=replace(span, inferred=inferred or span.inferred))


def date_said(span: DateSpan) -> str:
    """What was understood of a date."""
    if not span.start and not span.end:
        return ""
    ends = (
        span.start
        if span.start == span.end
        else tr("{start} to {end}").format(start=span.start or "…", end=span.end or "…")
    )
    return tr("Understood as {date} ({ends}).").format(date=span_words(span), ends=ends)
