"""Reading the names of units and things: what the workspace says, over what the program has."""

from __future__ import annotations

import json

from sqlalchemy import select

from app.domain.counted import CountedKind, CountedName, Names, merged
from app.store.reader import Reader
from app.store.schema import counted_name

_OWN = select(counted_name).order_by(counted_name.c.id)


def own(db: Reader) -> dict[int, CountedName]:
    """The names that the workspace has said itself, by their ids."""
    return {
        int(row.id): CountedName(
            CountedKind(row.kind), row.name, tuple(json.loads(row.words)), tuple(json.loads(row.taken)), own=True
        )
        for row in db.rows(_OWN)
    }


def names(db: Reader) -> Names:
    """The table at work."""
    return Names(merged(own(db).values()))
