"""The metadata of all tables, and the column types they share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text, TypeDecorator

from app.domain.terms import DatePrecision, Qualifier

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)


class Thousandths(TypeDecorator[Decimal]):
    """A decimal with at most three places, kept as a whole number of thousandths."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Any) -> int | None:
        return in_thousandths(value)

    def bind_processor(self, dialect: Any) -> Any:
        """Returned directly, since SQLAlchemy's wrapper of `process_bind_param` takes longer than the conversion."""
        return in_thousandths

    def process_result_value(self, value: int | None, dialect: Any) -> Decimal | None:
        return of_thousandths(value)

    def result_processor(self, dialect: Any, coltype: Any) -> Any:
        return of_thousandths


@lru_cache(maxsize=1 << 14)
def in_thousandths(value: Decimal | None) -> int | None:
    """A number as it is kept."""
    return None if value is None else int((value * 1000).to_integral_value())


@lru_cache(maxsize=1 << 14)
def of_thousandths(value: int | None) -> Decimal | None:
    """The number that is kept as so many thousandths."""
    if value is None:
        return None
    whole, rest = divmod(value, 1000)
    return Decimal(whole) if rest == 0 else Decimal(value) / 1000


def uid() -> Column[str]:
    """A name that never changes and stays unique across workspaces: 12 hexadecimal digits."""
    return Column("uid", Text, nullable=False, unique=True)


OF = "of"
"""The key in `Column.info` for what a column holds beyond its type; used by the check and the history."""
_BY_NAME = {"qualifier": Qualifier, "precision": DatePrecision}


def words(name: str, of: type[Any] | None = None) -> Column[str]:
    """A text column that may be empty, but never NULL; `of` is the enumeration whose words it holds, or `date`."""
    return Column(name, Text, nullable=False, server_default="", info={OF: of or _BY_NAME.get(name)})


def needed(name: str) -> Column[str]:
    """A text column that every row fills."""
    return Column(name, Text, nullable=False)


def number(name: str, *, usual: int | None = None) -> Column[int]:
    """A whole number that every row has."""
    return Column(name, Integer, nullable=False, server_default=None if usual is None else str(usual))


def day(name: str) -> Column[str]:
    """A day, a month or a year as ISO text, or empty."""
    return words(name, date)


def word(name: str, of: type[StrEnum], usual: str | None = None) -> Column[str]:
    """A word of an enumeration of the program's."""
    return Column(name, Text, nullable=False, server_default=usual, info={OF: of})


def flag(name: str, *, usual: int = 0) -> Column[int]:
    """A boolean, stored as 1 or 0."""
    return Column(name, Integer, nullable=False, server_default=str(usual), info={OF: bool})


def listed(name: str) -> Column[str]:
    """A list of texts as JSON."""
    return Column(name, Text, nullable=False, server_default="[]", info={OF: list})


def keys_of(of: object) -> frozenset[str]:
    """The words of an enumeration that a column holds; none where that is no enumeration."""
    return frozenset(one.value for one in of) if isinstance(of, type) and issubclass(of, StrEnum) else frozenset()


def ref(name: str, to: str, *, needed: bool = False, gone: str = "CASCADE", index: bool = True) -> Column[int | None]:
    """A foreign key to another table; `gone` is its ON DELETE action. One without `index` begins another index."""
    return Column(name, Integer, ForeignKey(f"{to}.id", ondelete=gone), nullable=not needed, index=index)


def make_table(name: str, *columns: Any) -> Table:
    """A table whose ids are never reused."""
    return Table(name, metadata, Column("id", Integer, primary_key=True), *columns, sqlite_autoincrement=True)
