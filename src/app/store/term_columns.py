"""Which columns hold the keys of terms, and of which vocabulary."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Column

from app.domain.fields import FIELDS
from app.domain.vocabularies import ACTOR_KIND
from app.store.field_columns import column_names
from app.store.schema import actor, donation_party, metadata


@cache
def holding() -> tuple[tuple[str, Column[Any]], ...]:
    """Every column that holds terms, with its vocabulary: of the registry's fields, of actors and of parties."""
    found = tuple(
        (field.vocabulary, metadata.tables[table].c[column_names(field)[0]])
        for table, fields in FIELDS.items()
        for field in fields
        if field.vocabulary
    )
    return (*found, (ACTOR_KIND, actor.c.kind), (ACTOR_KIND, donation_party.c.kind))


def columns_of(key: str) -> list[Column[Any]]:
    """The columns that hold terms of a vocabulary."""
    return [column for of, column in holding() if of == key]
