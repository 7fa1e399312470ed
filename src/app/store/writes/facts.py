"""Writing facts about countries and groups."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, update

from app.domain.facts import Fact
from app.domain.fields import FACT
from app.store.clock import new_uid
from app.store.field_columns import to_row
from app.store.schema import fact
from app.store.store import Tx


def add(tx: Tx, country_id: int, content: Fact, uid: str = "") -> int:
    """Add a fact. Returns its id."""
    return tx.insert(insert(fact), {"uid": uid or new_uid(), **_values(country_id, content)})


def edit(tx: Tx, fact_id: int, country_id: int, content: Fact) -> bool:
    """Replace a fact. False when it is gone."""
    return bool(tx.run(update(fact).where(fact.c.id == fact_id).values(_values(country_id, content))))


def _values(country_id: int, content: Fact) -> dict[str, Any]:
    return {"country_id": country_id, **to_row(FACT, content)}
