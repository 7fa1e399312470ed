"""Values of the domain as JSON has them."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, cast

from app.domain.donations import CountSpan
from app.domain.numbers import as_number
from app.domain.vocabularies import Term

_DIGITS = re.compile(r'"\\u0000([\d.-]+)\\u0000"')
"""A number among the texts of JSON, between signs that no text of ours has."""


def in_json(value: Any, indent: int | None = None) -> str:
    """JSON of values with all the digits of their numbers."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=_with_digits)
    return _DIGITS.sub(r"\1", text) if "\\u0000" in text else text


def _with_digits(number: Decimal) -> str:
    return f"\0{number:f}\0"


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
