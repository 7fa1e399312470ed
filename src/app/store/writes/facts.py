"""Writing facts about countries and groups."""

from __future__ import annotations

from app.domain.facts import Fact
from app.domain.fields import FACT
from app.store.field_columns import to_row
from app.store.schema import fact
from app.store.store import Tx


def add(tx: Tx, country_id: int, content: Fact, uid: str = "") -> int:
    """Add a fact. Returns its id."""
    return tx.add(fact, uid=uid, country_id=country_id, **to_row(FACT, content))


def edit(tx: Tx, fact_id: int, country_id: int, content: Fact) -> bool:
    """Replace a fact. False when it is gone."""
    return tx.edit(fact, fact_id, country_id=country_id, **to_row(FACT, content))
