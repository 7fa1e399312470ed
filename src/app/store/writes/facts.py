"""Writing facts about countries and groups."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, insert, update

from app.domain.facts import Fact
from app.store.clock import new_uid
from app.store.schema import fact
from app.store.store import Tx


def add(tx: Tx, country_id: int, content: Fact, uid: str = "") -> int:
    """Add a fact. Returns its id."""
    return tx.insert(insert(fact), {"uid": uid or new_uid(), **_values(country_id, content)})


def edit(tx: Tx, fact_id: int, country_id: int, content: Fact) -> bool:
    """Replace a fact. False when it is gone."""
    return bool(tx.run(update(fact).where(fact.c.id == fact_id).values(_values(country_id, content))))


def remove(tx: Tx, fact_id: int) -> bool:
    """Remove a fact with its evidence and notes. False when it is gone."""
    return bool(tx.run(delete(fact).where(fact.c.id == fact_id)))


def _values(country_id: int, content: Fact) -> dict[str, Any]:
    as_of = content.as_of
    return {
        "country_id": country_id,
        "category": content.category.value,
        "field": content.field,
        "value": content.value,
        "low": content.low,
        "high": content.high,
        "qualifier": content.qualifier.value,
        "unit": content.unit,
        "as_of_start": as_of.start,
        "as_of_end": as_of.end,
        "as_of_precision": as_of.precision.value,
        "as_of_as_stated": as_of.as_stated,
        "as_of_inferred": int(as_of.inferred),
        "asserted_by": content.asserted_by,
        "polarity": content.polarity.value,
        "note": content.note,
    }
