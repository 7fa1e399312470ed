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
    vocabularies: list[dict[str, object]] = []
    terms: list[dict[str, object]] = []
    for number, (key, name, description) in enumerate(VOCABULARIES, 1):
        vocabularies.append({"id": number, "key": key, "name": name, "description": description, "ordinal": number})
        ids: dict[str, int] = {}
        for place, one in enumerate(DEFAULTS[key], 1):
            ids[one.key] = len(terms) + 1
            terms.append(
                {
                    "id": ids[one.key],
                    "uid": new_uid(),
                    "vocabulary_id": number,
                    "key": one.key,
                    "name": name_of(one),
                    "description": one.description,
                    "codes": json.dumps(dict(one.codes), ensure_ascii=False),
                    "parent_id": ids.get(one.parent),
                    "counts": int(one.counts),
                    "ordinal": place,
                }
            )
    db.execute(insert(vocabulary), vocabularies)
    db.execute(insert(term), terms)
    baseline.lay(driver_of(db))
