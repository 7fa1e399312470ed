"""Writing locators: where the starter's evidence will be found in an original that is not there yet."""

from __future__ import annotations

from sqlalchemy import insert

from app.domain.kinds import ThingKey
from app.domain.locators import Locator
from app.domain.terms import EvidenceRole
from app.store.fast_statements import Quick
from app.store.parts import part_columns
from app.store.schema import locator
from app.store.store import Tx
from app.store.things import find_identity

_NEW = Quick(insert(locator))


def add(
    tx: Tx,
    digest_id: int,
    target: ThingKey,
    where: Locator,
    field: str = "",
    part_id: int | None = None,
    role: EvidenceRole = EvidenceRole.SUPPORTS,
) -> None:
    """Store a locator for a field of a donation or fact, or what is attached to a passage; `target` is (kind, id)."""
    about = {"thing_id": find_identity(tx, *target), "field": field, **part_columns(field, part_id), "role": role.value}
    paragraph = None if where.caption else where.paragraph
    place = {"paragraph": paragraph, "caption": int(where.caption), "words": where.words, "nth": where.nth}
    tx.insert_new(_NEW, {"digest_id": digest_id, **about, **place})
