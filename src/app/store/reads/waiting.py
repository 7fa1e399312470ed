"""Which figures of records are to be checked, since the source of their words was corrected."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Select, exists, func, select

from app.domain.anchor import AnchorState
from app.domain.by_key import by_key
from app.domain.records import FieldPlace
from app.domain.terms import EvidenceRole
from app.store.among import among_ids
from app.store.reader import Reader, kept
from app.store.reads import otherwise
from app.store.schema import donation, donation_item, evidence, passage, thing
from app.store.things import of_kind

_UNCERTAIN = (AnchorState.REVIEW.value, AnchorState.LOST.value)
_SUPPORTS = EvidenceRole.SUPPORTS.value
_MONEY: FieldPlace = ("money", None)


def of(db: Reader) -> Mapping[int, frozenset[FieldPlace]]:
    """The items and main amounts without any words that were found for certain in their source, or whose words have
    changed since, by record id."""
    return kept(db, "waiting", lambda: _of(db))


def _of(db: Reader) -> dict[int, frozenset[FieldPlace]]:
    uncertain = _uncertain(db)
    out = {record: places - {("", None)} for record, places in uncertain.items()}
    whole = [record for record, places in uncertain.items() if ("", None) in places]
    for record, places in _without_own(db, whole).items():
        out[record] |= places
    for row, says in otherwise.corrected(db):
        out[row.id] = out.get(row.id, frozenset()) | {(one.field, one.part_id) for one in says}
    return out


def _uncertain(db: Reader) -> dict[int, frozenset[FieldPlace]]:
    """What no words are sure to support; a record as a whole has no field."""
    places = by_key((row.row_id, (row.field, row.item_id)) for row in db.rows(_without_sure_words()))
    return {record: frozenset(some) for record, some in places.items()}


@cache
def _without_sure_words() -> Select[Any, Any, Any]:
    other, its = evidence.alias(), passage.alias()
    same = (other.c.thing_id == evidence.c.thing_id) & (other.c.field == evidence.c.field)
    # Coalesced, so that the index of items is not taken, by which all evidence without an item is gone through each
    # time: SQLite took it or not by the order in which a workspace's indexes were made, 2 minutes for 100,000 records.
    same &= func.coalesce(other.c.item_id, 0) == func.coalesce(evidence.c.item_id, 0)
    sure = its.c.state.not_in(_UNCERTAIN) & (other.c.role == _SUPPORTS)
    sure_words = select(other.c.id).join(its, its.c.id == other.c.passage_id).where(same, sure).correlate(evidence)
    return (
        select(thing.c.row_id, evidence.c.field, evidence.c.item_id)
        .select_from(of_kind(evidence, donation.name))
        # as a list, so that they are found first: there are few, while joined all evidence was asked for sure words
        .where(evidence.c.passage_id.in_(select(passage.c.id).where(passage.c.state.in_(_UNCERTAIN))))
        .where(evidence.c.role == _SUPPORTS)
        .where(evidence.c.field.in_(("item", "money", "")), ~exists(sure_words))
    )


def _without_own(db: Reader, ids: list[int]) -> dict[int, frozenset[FieldPlace]]:
    """The figures that are supported only by the words for the record as a whole."""
    if not ids:
        return {}
    items = select(donation_item.c.donation_id, donation_item.c.id).where(among_ids(donation_item.c.donation_id, ids))
    figures = {(one, _MONEY) for one in ids} | {(row.donation_id, ("item", row.id)) for row in db.rows(items)}
    own = select(thing.c.row_id, evidence.c.field, evidence.c.item_id).select_from(of_kind(evidence, donation.name))
    own = own.where(among_ids(thing.c.row_id, ids), evidence.c.role == _SUPPORTS)
    figures -= {(row.row_id, (row.field, row.item_id)) for row in db.rows(own)}
    places = by_key(figures)
    return {one: frozenset(places.get(one, ())) for one in ids}
