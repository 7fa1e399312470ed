"""From rows of the donation tables to the content of records. Parties and items come with their row ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select

from app.domain.donations import CountSpan, DateSpan, Donation, Item, Money, Party
from app.domain.terms import (
    ActorKind,
    AidKind,
    Assertion,
    Basis,
    DatePrecision,
    MoneyKind,
    PartyRole,
    Qualifier,
    Scope,
    Status,
)
from app.store.reader import Reader
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
    for at in range(0, len(donation_ids), 500):
        chunk = list(donation_ids[at : at + 500])
        for row in db.rows(statement.where(donation_party.c.donation_id.in_(chunk))):
            out.setdefault(int(row.donation_id), []).append(StoredParty(row.id, row.actor_id, _party(row)))
    return {key: tuple(parts) for key, parts in out.items()}


def _party(row: Row[Any]) -> Party:
    return Party(
        role=PartyRole(row.role),
        name=row.actor_name or row.name or row.country_name or "",
        kind=ActorKind(row.actor_kind or row.kind),
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


def content_of(row: Row[Any], parties: Sequence[StoredParty], items: Sequence[StoredItem]) -> Donation:
    """The content of a record from a row of the donation table and its parts."""
    return Donation(
        title=row.title,
        scope=Scope(row.scope),
        assertion=Assertion(row.assertion),
        status=Status(row.status),
        aid_kind=AidKind(row.aid_kind),
        parties=tuple(part.content for part in parties),
        items=tuple(part.content for part in items),
        money=_money(row),
        date=DateSpan(
            row.date_start,
            row.date_end,
            DatePrecision(row.date_precision or "unknown"),
            row.date_as_stated,
            bool(row.date_inferred),
        ),
        basis=Basis(row.basis or "unspecified"),
        motive=row.motive,
        motive_by=row.motive_by,
        donor_count=CountSpan(
            row.donors_low, row.donors_high, Qualifier(row.donors_qualifier or "not_stated"), row.donors_as_stated
        ),
        recipient_count=CountSpan(
            row.recipients_low,
            row.recipients_high,
            Qualifier(row.recipients_qualifier or "not_stated"),
            row.recipients_as_stated,
        ),
        in_totals=bool(row.in_totals),
        totals_reason=row.totals_reason,
        ambiguity=row.ambiguity,
        note=row.note,
    )


def _money(row: Row[Any]) -> Money | None:
    if not row.money_kind:
        return None
    return Money(
        row.money_low,
        row.money_high,
        row.money_currency,
        Qualifier(row.money_qualifier),
        MoneyKind(row.money_kind),
        row.money_as_stated,
        row.money_period,
    )
