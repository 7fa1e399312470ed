"""Typed reading of one table of a TOML file or one object of JSON, with errors that name the place."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial
from typing import Any, TypeVar, cast, get_type_hints

from app.domain.donations import CountSpan, DateSpan, Money
from app.domain.errors import BadInput, refuse_wrong
from app.domain.fields import Field, Kind
from app.domain.numbers import exact
from app.domain.shortened import shortened
from app.domain.terms import Qualifier
from app.domain.vocabularies import Term, Vocabularies

_E = TypeVar("_E", bound=StrEnum)
_T = TypeVar("_T")


@cache
def _fields(of: type[Any]) -> list[tuple[str, Any, Any]]:
    """The fields of a dataclass: name, type and default; None without one."""
    types = get_type_hints(of)
    plain = ((one.name, one.default) for one in dataclasses.fields(of))
    return [(name, types[name], None if value is dataclasses.MISSING else value) for name, value in plain]


class Wrong:
    """What is wrong with one row: gathered, so that all of it is said at once."""

    def __init__(self) -> None:
        self._said: list[str] = []

    def read(self, reading: Callable[[], _T], otherwise: _T) -> _T:
        """What is read, or where that is refused, another value to go on with."""
        try:
            return reading()
        except BadInput as why:
            self.add(why)
            return otherwise

    def add(self, why: BadInput) -> None:
        self._said.append(str(why))

    def each(self, rows: Callable[[], list[Row]], reading: Callable[[Row], _T]) -> tuple[_T, ...]:
        """What is read of each row of a list; those that are refused are left out."""
        found = (self.read(partial(reading, one), None) for one in self.read(rows, []))
        return tuple(one for one in found if one is not None)

    def refuse(self) -> None:
        """Raise `BadInput` with all of it, if anything is wrong."""
        refuse_wrong(dict.fromkeys(self._said))


class Row:
    """One table. Every key must be asked for: `done` names what nobody read, such as a misspelt key."""

    def __init__(self, table: dict[str, object], where: str, *, of: str = "") -> None:
        """`of` is before every error, and `where` says the place in it."""
        self._table = table
        self._where = where
        self._of = of
        self._read: set[str] = set()

    def error(self, what: str) -> BadInput:
        """An error that says where; the caller raises it."""
        where = f"{self._of}{self._where}"
        return BadInput(f"{where}: {what}" if where else what)

    def has(self, key: str) -> bool:
        """Whether a key is there, without reading it."""
        return key in self._table

    def text(self, key: str, default: str | None = None) -> str:
        """A text; without a default it must be there and not empty."""
        value = self._get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.error(f"“{key}” must be a text.")
        return value

    def is_table(self, key: str) -> bool:
        """Whether a key holds a table of its own."""
        return isinstance(self._table.get(key), dict)

    def words(self, key: str) -> str:
        """A text, a number, or yes or no, as its words; empty where nothing is there."""
        value = self._get(key, "")
        if isinstance(value, bool):
            return "yes" if value else "no"
        if not isinstance(value, (str, int, float, Decimal)):
            raise self.error(f"“{key}” must be a text.")
        return str(value)

    def flag(self, key: str, default: bool) -> bool:
        value = self._get(key, default)
        if not isinstance(value, bool):
            raise self.error(f"“{key}” must be true or false.")
        return value

    def whole(self, key: str, default: int = 0) -> int:
        """A whole number, not below 0."""
        value = self._get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.error(f"“{key}” must be a whole number.")
        return value

    def number(self, key: str) -> Decimal | None:
        """An exact number, or `None` for an open end. In TOML a fraction is written as a text."""
        value = self._get(key, None)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
            raise self.error(f"“{key}” must be a whole number or a decimal in quotes.")
        try:
            return exact(value)
        except ValueError:
            raise self.error(f"“{key}” is not a number: {shortened(str(value))}.") from None

    def number_alone(self, key: str) -> Decimal | None:
        """The number that a key holds in place of a table of its ends; `None` where it is a table, or nothing."""
        return None if isinstance(self._table.get(key), (dict, list)) else self.number(key)

    def word(self, key: str, kind: type[_E], default: _E | None = None) -> _E:
        """A word of a closed vocabulary."""
        value = self.text(key, None if default is None else default.value)
        if not value and default is not None:
            return default
        try:
            return kind(value)
        except ValueError:
            words = ", ".join(member.value for member in kind)
            raise self.error(f"“{value}” is no {key}; it is one of {words}.") from None

    def term(self, key: str, vocabulary: str, known: Vocabularies, default: Term | None = None) -> Term:
        """A term of one of the workspace's vocabularies."""
        value = self.text(key, None if default is None else default.key)
        if not value and default is not None:
            return default
        terms = known.of(vocabulary)
        if value not in terms:
            raise self.error(f"“{value}” is no {key}; it is one of {', '.join(terms)}.")
        return terms[value]

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none where the key is not there."""
        value = self._get(key, [])
        values = cast("list[object]", value) if isinstance(value, list) else [None]
        out = [item for item in values if isinstance(item, str)]
        if len(out) != len(values):
            raise self.error(f"“{key}” must be a list of texts.")
        return tuple(out)

    def rows(self, key: str) -> list[Row]:
        """A list of tables, such as `[[donation]]` or inline ones."""
        value = self._get(key, [])
        values = cast("list[object]", value) if isinstance(value, list) else [None]
        if not all(isinstance(item, dict) for item in values):
            raise self.error(f"“{key}” must be a list of {{…}}, each with keys of its own.")
        return [self._row(item, self._inside(f"{key} {no}")) for no, item in enumerate(values, 1)]

    def row(self, key: str) -> Row | None:
        """A table, or `None` where there is none."""
        value = self._get(key, None)
        if value is not None and not isinstance(value, dict):
            raise self.error(f"“{key}” must be {{…}} with keys of its own.")
        return None if value is None else self._row(cast("object", value), self._inside(key))

    def made(self, kind: type[_T], /, *needed: str, **given: Any) -> _T:
        """A dataclass with a field for each key, and for no other, of the table. A field with a default may be left
        out, unless it is `needed`; those `given` are not read here."""
        wrong = Wrong()
        values = {
            name: wrong.read(partial(self._value, name, held, None if name in needed else default), None)
            for name, held, default in _fields(kind)
            if name not in given
        }
        wrong.read(self.done, None)
        wrong.refuse()
        return kind(**values, **given)

    def _value(self, key: str, kind: Any, default: Any) -> Any:
        """What a key holds; without a default it must be there, but for a number or a list."""
        if kind is str:
            return self.text(key, default)
        if kind is bool:
            return self.flag(key, default)
        if kind is int:
            return self.whole(key)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return self.word(key, kind, default)
        return self.texts(key) if kind == tuple[str, ...] else self.number(key)

    def unread(self) -> list[str]:
        """The keys that nobody asked for."""
        return sorted(set(self._table) - self._read)

    def done(self, but: Collection[str] = ()) -> None:
        """Raise `BadInput` when the table holds a key that was not read, `but` those that may be passed over."""
        left = [f"“{key}”" for key in self.unread() if key not in but]
        if left:
            raise self.error(f"unknown {', '.join(left)}. The keys here are {', '.join(sorted(self._read))}.")

    def named(self, key: str) -> Row:
        """The same row, whose errors now also name what `key` holds, such as its reference."""
        return Row(self._table, f"{self._where.split(',')[0]}, {self.text(key)}", of=self._of)

    def _inside(self, place: str) -> str:
        return f"{self._where}, {place}" if self._where else place

    def _get(self, key: str, default: object) -> object:
        self._read.add(key)
        value = self._table.get(key)
        if isinstance(value, str) and "\0" in value:  # a table it were exported to would be no text
            raise self.error(f"“{key}” holds a NUL character, which cannot be kept. Write it without.")
        return default if value is None else value

    def _row(self, value: object, where: str) -> Row:
        return Row(cast("dict[str, object]", value), where, of=self._of)


_OF_SEVERAL: dict[Kind, tuple[Any, ...]] = {
    Kind.MONEY: (Money, "as_stated"),
    Kind.DATE: (DateSpan, "precision"),
    Kind.COUNT: (CountSpan, "qualifier", "as_stated"),
}
"""What a field of several values is made as, and those of them that must be there."""


def value_of(row: Row, field: Field, known: Vocabularies) -> Any:
    """What a field holds; what the file need not say is blank, and nothing counts in totals unless it says so."""
    match field.kind:
        case Kind.TERM:
            blank = None if field.key == "category" else field.blank
            if field.terms is None:
                return row.term(field.key, field.vocabulary, known, blank)
            return row.word(field.key, field.terms, blank)
        case Kind.NUMBER:
            return row.number(field.key)
        case Kind.YES_NO:
            return row.flag(field.key, False)
        case Kind.COUNT if (alone := row.number_alone(field.key)) is not None:
            return CountSpan(alone, alone, Qualifier.EXACT)
        case Kind.MONEY | Kind.DATE | Kind.COUNT:
            inside = row.row(field.key)
            return field.blank if inside is None else inside.made(*_OF_SEVERAL[field.kind])
        case _:
            return row.text(field.key) if field.needed else row.text(field.key, "")
