"""From rows of the donation tables to the content of records. Parties and items come with their row ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select

from app.domain.donations import Donation, Item, Party
from app.domain.fields import RECORD, made
from app.domain.terms import PartyRole, Qualifier
from app.domain.vocabularies import ACTOR_KIND, NO_ACTOR_KIND, Vocabularies
from app.store.field_columns import from_row
from app.store.reader import Reader
from app.store.reads import vocabularies
from app.store.schema import actor, country, donation_item, donation_party


@dataclass(frozen=True, slots=True)
class StoredParty:
    """A party with the ids of its row and its actor, if it has one."""

    id: int
    actor_id: int | None
    content: Party


@dataclass(frozen=True, slots=True)
class StoredItem:
    """An item with the id of its row."""

    id: int
    content: Item


def parties_of(db: Reader, donation_ids: Sequence[int]) -> dict[int, tuple[StoredParty, ...]]:
    """The parties of each of these records, in order."""
    own, home = country.alias("own_country"), country.alias("home")
    statement = (
        select(
            donation_party,
            actor.c.name.label("actor_name"),
            actor.c.kind.label("actor_kind"),
            own.c.code.label("code"),
            own.c.is_group,
            own.c.name.label("country_name"),
            func.coalesce(home.c.code, "").label("home_code"),
        )
        .outerjoin(actor, actor.c.id == donation_party.c.actor_id)
        .outerjoin(own, own.c.id == donation_party.c.country_id)
        .outerjoin(home, home.c.id == actor.c.country_id)
        .order_by(donation_party.c.donation_id, donation_party.c.ordinal)
    )
    out: dict[int, list[StoredParty]] = {}
    known = vocabularies.of(db) if donation_ids else Vocabularies()
    for at in range(0, len(donation_ids), 500):
        chunk = list(donation_ids[at : at + 500])
        for row in db.rows(statement.where(donation_party.c.donation_id.in_(chunk))):
            out.setdefault(int(row.donation_id), []).append(StoredParty(row.id, row.actor_id, _party(row, known)))
    return {key: tuple(parts) for key, parts in out.items()}


def _party(row: Row[Any], known: Vocabularies) -> Party:
    return Party(
        role=PartyRole(row.role),
        name=row.actor_name or row.name or row.country_name or "",
        kind=known.term(ACTOR_KIND, row.actor_kind or row.kind or NO_ACTOR_KIND.key),
        iso2=row.home_code if row.code is None else "" if row.is_group else row.code,
        place=row.place,
        group=str(row.code) if row.is_group else "",
        note=row.note,
    )


def items_of(db: Reader, donation_ids: Sequence[int]) -> dict[int, tuple[StoredItem, ...]]:
    """The items of each of these records, in order."""
    out: dict[int, list[StoredItem]] = {}
    for at in range(0, len(donation_ids), 500):
        chunk = list(donation_ids[at : at + 500])
        for row in db.rows(
            select(donation_item)
            .where(donation_item.c.donation_id.in_(chunk))
            .order_by(donation_item.c.donation_id, donation_item.c.ordinal)
        ):
            item = Item(row.item, row.low, row.high, Qualifier(row.qualifier), row.unit, row.as_stated)
            out.setdefault(int(row.donation_id), []).append(StoredItem(row.id, item))
    return {key: tuple(parts) for key, parts in out.items()}


def content_of(
    row: Row[Any], parties: Sequence[StoredParty], items: Sequence[StoredItem], known: Vocabularies
) -> Donation:
    """The content of a record from a row of the donation table and its parts."""
    parts = {"parties": tuple(part.content for part in parties), "items": tuple(part.content for part in items)}
    return made(Donation, from_row(RECORD, row, known) | parts, RECORD)
