"""Values of the domain as JSON has them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, cast

from app.domain.donations import CountSpan
from app.domain.numbers import as_number
from app.domain.vocabularies import Term


def picked(thing: object, *names: str) -> dict[str, Any]:
    """These attributes in order, by name or, as `key=attribute`, by another; `key?` is null where it is empty. The keys
    are a promise to scripts."""
    return {key: plain(of(thing)) or None if may_be_null else plain(of(thing)) for key, of, may_be_null in _keys(names)}


@cache
def _keys(names: tuple[str, ...]) -> tuple[tuple[str, attrgetter[Any], bool], ...]:
    parts = ((name.partition("="), "?" in name) for name in names)
    return tuple((key.rstrip("?"), attrgetter(of or key.rstrip("?")), is_open) for (key, _, of), is_open in parts)


def plain(value: Any) -> Any:
    """A value as JSON. Compound values and parts become objects with the names of their attributes."""
    if isinstance(value, Decimal):
        return as_number(value)
    if isinstance(value, Enum | Term):
        return value.value
    if isinstance(value, tuple):
        return [plain(part) for part in cast("tuple[Any, ...]", value)]
    if value == CountSpan():
        return None
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    return value
