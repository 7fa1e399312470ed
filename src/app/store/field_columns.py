"""The table columns of the registry's fields: their names, writing a value into them, and reading it back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any

from sqlalchemy import Column, ColumnClause, Table, Text, func, literal_column

from app.domain.donations import CountSpan, DateSpan, Money
from app.domain.fields import Field, Fields, Kind
from app.domain.terms import DatePrecision, MoneyKind, Qualifier
from app.domain.vocabularies import Vocabularies
from app.store.columns import Thousandths, flag, word, words

_STEMS = {"donor_count": "donors", "recipient_count": "recipients"}
"""The column prefixes that differ from the field's key."""
_PARTS: dict[Kind, tuple[str, ...]] = {
    Kind.MONEY: ("low", "high", "currency", "qualifier", "kind", "as_stated", "period"),
    Kind.DATE: ("start", "end", "precision", "as_stated", "inferred"),
    Kind.COUNT: ("low", "high", "qualifier", "as_stated"),
}
"""The columns of values with several attributes, named like these."""

_WORDS: dict[str, type[Any]] = {
    "start": date, "end": date, "precision": DatePrecision, "qualifier": Qualifier, "kind": MoneyKind,
}  # fmt: skip
"""What the text columns among them hold."""


def column_names(field: Field) -> tuple[str, ...]:
    """The names of a field's columns; empty for a field stored in its own table."""
    return _names(field.key, field.kind)


@cache
def _names(key: str, kind: Kind) -> tuple[str, ...]:
    if kind is Kind.PARTS:
        return ()
    stem = _STEMS.get(key, key)
    return tuple(f"{stem}_{part}" for part in _PARTS[kind]) if kind in _PARTS else (stem,)


def columns(fields: Iterable[Field]) -> list[Column[Any]]:
    """The columns of these fields, for making a table."""
    return [_column(field, name) for field in fields for name in column_names(field)]


def _column(field: Field, name: str) -> Column[Any]:
    part = name.removeprefix(f"{_STEMS.get(field.key, field.key)}_") if field.kind in _PARTS else ""
    if part in ("low", "high") or field.kind is Kind.NUMBER:
        return Column(name, Thousandths)
    if part == "inferred" or field.kind is Kind.YES_NO:
        return flag(name)
    of = _WORDS.get(part) if part else field.terms
    if not field.needed:
        return words(name, of)
    return Column(name, Text, nullable=False) if of is None else word(name, of)


def to_row(fields: Fields, content: Any) -> dict[str, Any]:
    """The column values for a content."""
    return {name: value for name, (value,) in to_columns(fields, (content,)).items()}


def to_columns(fields: Fields, contents: Sequence[Any]) -> dict[str, Sequence[Any]]:
    """The column values for contents of one kind, column by column."""
    out: dict[str, Sequence[Any]] = {}
    for field in fields:
        names, of, blank = _held(field.key, field.kind)
        if names:
            value_of = attrgetter(field.key) if hasattr(contents[0], field.key) else field.of
            values = list(map(value_of, contents))
            held = [values] if of is None else zip(*(blank if one is None else of(one) for one in values), strict=True)
            out.update(zip(names, map(_all_plain, held), strict=True))
    return out


def _all_plain(values: Sequence[Any]) -> Sequence[Any]:
    """The values of a column converted by `plain`, each distinct object once, as many rows share their terms."""
    if {*map(type, values)} <= _AS_IT_IS:
        return values
    made = {key: plain(one) for key, one in {id(one): one for one in values}.items()}
    return [made[id(one)] for one in values]


_AS_IT_IS = frozenset((str, Decimal, int, type(None)))
"""Types that are stored unchanged, as most values are."""


@cache
def _held(key: str, kind: Kind) -> tuple[tuple[str, ...], Callable[[Any], Any] | None, tuple[str | None, ...]]:
    """(columns of a field, getter of the attributes of a compound value, column values for None)."""
    parts = _PARTS.get(kind, ())
    blank = tuple(None if part in ("low", "high") else "" for part in parts)
    return _names(key, kind), attrgetter(*parts) if parts else None, blank


def plain(value: Any) -> Any:
    """An enumeration member as its value, a boolean as a number; anything else unchanged."""
    if type(value) in _AS_IT_IS:
        return value
    if isinstance(value, bool):
        return int(value)
    return getattr(value, "value", value)


def same_named(table: Table, content: Any) -> dict[str, Any]:
    """The values of a content for the columns named like its attributes; tuples as JSON lists."""
    values = {column.name: getattr(content, column.name) for column in table.columns if hasattr(content, column.name)}
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else plain(value)
        for name, value in values.items()
    }


def from_row(fields: Fields, row: Any, known: Vocabularies) -> dict[str, Any]:
    """The values of fields by key, from a row of their table."""
    return reader(fields, known, columns_of(row))(row)


def columns_of(row: Any) -> tuple[str, ...]:
    """The column names of a row, in order. (Access by name takes ten times as long as by position.)"""
    return row._fields


def reader(fields: Fields, known: Vocabularies, there: Sequence[str]) -> Callable[[Any], dict[str, Any]]:
    """A function that reads the values of fields, by key, from rows with these columns, reusing repeated values."""
    held = [(one, itemgetter(*map(there.index, column_names(one)))) for one in fields if one.kind is not Kind.PARTS]
    plain = [(one.key, of) for one, of in held if one.kind in _AS_HELD]
    others = [(one, of, dict[Any, Any]()) for one, of in held if one.kind not in _AS_HELD]

    def values(row: Any) -> dict[str, Any]:
        out = {key: of(row) for key, of in plain}
        for field, of, made in others:
            values_read = of(row)
            if values_read not in made:
                made[values_read] = _value(field, values_read, known)
            out[field.key] = made[values_read]
        return out

    return values


_AS_HELD = frozenset(Kind) - {Kind.TERM, Kind.YES_NO, Kind.MONEY, Kind.DATE, Kind.COUNT}
"""The kinds whose values are stored unchanged."""


def _value(field: Field, held: Any, known: Vocabularies) -> Any:
    """The value built from the content of its column or columns."""
    match field.kind:
        case Kind.TERM:
            return field.term(held, known)
        case Kind.YES_NO:
            return bool(held)
        case Kind.MONEY:
            low, high, currency, qualifier, kind, as_stated, period = held
            if not kind:
                return None
            return Money(low, high, currency, Qualifier(qualifier), MoneyKind(kind), as_stated, period)
        case Kind.DATE:
            start, end, precision, as_stated, inferred = held
            return DateSpan(start, end, DatePrecision(precision or "unknown"), as_stated, bool(inferred))
        case _:
            low, high, qualifier, as_stated = held
            return CountSpan(low, high, Qualifier(qualifier or "not_stated"), as_stated)


def spans(fields: Fields) -> tuple[Mapping[str, tuple[str, str, str, str]], tuple[tuple[str, str, str], ...]]:
    """Columns shown as one value in the history: intervals (low, high, qualifier, unit) by label, and dates."""
    intervals: dict[str, tuple[str, str, str, str]] = {}
    dates: list[tuple[str, str, str]] = []
    for field in fields:
        held = column_names(field)
        if field.kind is Kind.MONEY:
            intervals[field.in_history] = (held[0], held[1], held[3], held[2])
        elif field.kind is Kind.COUNT:
            intervals[field.in_history] = (held[0], held[1], held[2], "")
        elif field.kind is Kind.DATE:
            dates.append((field.in_history, held[0], held[1]))
    return intervals, tuple(dates)


_ZERO: ColumnClause[Any] = literal_column("0")
_EMPTY: ColumnClause[Any] = literal_column("''")
"""Literals as in the indexes; SQLite would not use these for a parameter."""


def order(table: Table, field: Field) -> list[Any]:
    """The ORDER BY terms for a field: money by currency first, dates by their beginning, texts case-insensitively."""
    held = [table.c[name] for name in column_names(field)]
    match field.kind:
        case Kind.MONEY:
            return [held[2], func.coalesce(held[0], held[1], _ZERO)]
        case Kind.DATE:
            return [func.coalesce(func.nullif(held[0], _EMPTY), held[1])]
        case Kind.COUNT:
            return [func.coalesce(held[0], held[1], 0)]
        case Kind.TEXT:
            return [held[0].collate("NOCASE")]
        case _:
            return held
