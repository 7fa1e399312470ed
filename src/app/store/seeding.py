"""The default vocabularies of a new workspace, written before its history begins."""

from __future__ import annotations

import json

from sqlalchemy import Connection, insert

from app.domain.default_terms import DEFAULTS, VOCABULARIES, name_of
from app.store import baseline
from app.store.clock import new_uid
from app.store.connections import driver_of
from app.store.schema import term, vocabulary


def seed(db: Connection) -> None:
    """Write the default terms, and include them in the baseline of the history."""
    for number, (key, name, description) in enumerate(VOCABULARIES, 1):
        values = {"id": number, "key": key, "name": name, "description": description, "ordinal": number}
        db.execute(insert(vocabulary), values)
        ids: dict[str, int] = {}
        for place, one in enumerate(DEFAULTS[key], 1):
            made = db.execute(
                insert(term),
                {
                    "uid": new_uid(),
                    "vocabulary_id": number,
                    "key": one.key,
                    "name": name_of(one),
                    "description": one.description,
                    "codes": json.dumps(dict(one.codes), ensure_ascii=False),
                    "parent_id": ids.get(one.parent),
                    "counts": int(one.counts),
                    "ordinal": place,
                },
            )
            ids[one.key] = int(made.lastrowid)
    baseline.lay(driver_of(db))
