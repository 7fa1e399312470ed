"""Writing readers' reviews of fields."""

from __future__ import annotations

from sqlalchemy import select

from app.domain.changes import Author
from app.domain.kinds import ThingKey
from app.domain.records import FieldPlace
from app.domain.terms import Verdict
from app.store.parts import part_columns
from app.store.schema import review
from app.store.store import Tx
from app.store.things import find_identity


def put(
    tx: Tx,
    target: ThingKey,
    place: FieldPlace,
    verdict: Verdict,
    value: str,
    remark: str = "",
    by: Author | None = None,
    at: str = "",
) -> int:
    """Store a reader's verdict on a field, replacing an earlier one, and return its id. `by` defaults to the author."""
    reader = by or Author(tx.author, tx.author_id)
    where = {"thing_id": find_identity(tx, *target), "field": place[0], **part_columns(*place), "author_id": reader.id}
    values = {
        "verdict": verdict.value, "value": value, "remark": remark, "created_at": at or tx.at,
        "created_by": reader.name,
    }  # fmt: skip
    found = tx.rows(select(review.c.id).filter_by(**where))
    if found:
        tx.edit(review, found[0].id, **values)
        return int(found[0].id)
    return tx.add(review, **where, **values)
