"""Writing evidence: which passage supports which field."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, insert, select, update

from app.domain.kinds import ThingKey
from app.domain.parts import PartKind
from app.domain.terms import EvidenceRole
from app.store.clock import new_uid
from app.store.fast_statements import Quick
from app.store.parts import part_columns
from app.store.reader import first_column
from app.store.schema import donation, evidence, locator, review, thing
from app.store.store import Tx
from app.store.things import find_identity

_NEW = Quick(insert(evidence))
_STANDS = ("passage_id", "thing_id", "field", *part_columns("", None))
_THERE = Quick(
    select(evidence.c.id, evidence.c.role).where(
        *(evidence.c[name].is_not_distinct_from(bindparam(name)) for name in _STANDS)
    )
)
OPPOSITE: dict[str, str] = {
    EvidenceRole.SUPPORTS: EvidenceRole.CONTRADICTS.value,
    EvidenceRole.CONTRADICTS: EvidenceRole.SUPPORTS.value,
}
"""Of the roles of evidence those that the same words do not have both."""


def add(
    tx: Tx,
    passage_id: int,
    target: ThingKey,
    field: str,
    part_id: int | None = None,
    role: EvidenceRole = EvidenceRole.SUPPORTS,
    note: str = "",
    at: str = "",
) -> bool:
    """Make a passage evidence for a field of a thing, `at` a time in UTC or now. False if it is already, in that role.
    The same words do not support and contradict a value: the role that is given last holds."""
    about = {"thing_id": find_identity(tx, *target), "field": field, **part_columns(field, part_id)}
    values = {"passage_id": passage_id, **about, "role": role.value}
    there = {str(row.role): int(row.id) for row in tx.rows(_THERE, values)}
    if (opposite := there.get(OPPOSITE.get(role, ""))) is not None:
        tx.remove(evidence.name, opposite)
    if role.value in there:
        return False
    return (
        tx.insert_new(_NEW, {**values, "note": note, "uid": new_uid(), **tx.signed, "created_at": at or tx.at})
        is not None
    )


def follow(tx: Tx, kind: PartKind, part_id: int, field: str) -> None:
    """Rename the field of all evidence, locators and reviews of a part, such as a party, whose role has changed."""
    for table in (evidence, locator, review):
        tx.run(update(table).where(table.c[kind.column] == part_id, table.c.field != field).values(field=field))


def turn(tx: Tx, evidence_id: int, role: EvidenceRole) -> None:
    """Change the role of a piece of evidence."""
    tx.edit(evidence, evidence_id, role=role.value)


def remove_under(tx: Tx, field: str) -> tuple[int, ...]:
    """Remove all evidence for a field of records. Returns the rows."""
    records = select(thing.c.id).where(thing.c.kind == donation.name)
    under = (evidence.c.field == field, evidence.c.thing_id.in_(records))
    passages = first_column(tx, select(evidence.c.passage_id).where(*under).distinct())
    tx.run(delete(evidence).where(*under))
    return passages
