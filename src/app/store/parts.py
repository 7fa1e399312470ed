"""How each kind of part of a record is stored: its table, and how rows are read and written.

The keys are those of `domain/parts.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, Table, func, select

from app.domain.donations import Amount, DateSpan, EventDate, Item, Party
from app.domain.parts import PART, PARTS, PartKind, kind_of_field
from app.domain.terms import AmountRole, DateEvent, DatePrecision, PartyRole, Qualifier
from app.domain.vocabularies import ACTOR_KIND, NO_ACTOR_KIND, Vocabularies
from app.store.field_columns import plain
from app.store.schema import (
    actor,
    country,
    donation,
    donation_amount,
    donation_date,
    donation_item,
    donation_party,
    evidence,
)


@dataclass(frozen=True, slots=True)
class Meant:
    """A part that names somebody, with the actor or country that the name was resolved to."""

    content: Party | Amount
    actor_id: int | None = None
    country_id: int | None = None
    name: str = ""
    """The name, if it is neither that of an actor nor simply the country's."""


class StoredPart(NamedTuple):
    """How one kind of part is stored."""

    kind: PartKind
    table: Table
    rows: Select[*tuple[Any, ...]]
    """Its rows: id, record, ordinal, then the content, with the columns of other tables that `read` needs."""
    read: Callable[[Row[Any], Vocabularies], Any]
    write: Callable[[Any], dict[str, Any]]
    """The column values of a part, without record and ordinal."""
    searched: Select[*tuple[Any, ...]]
    """The columns that are indexed for search, as raw text."""


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


def _party_values(party: Meant) -> dict[str, Any]:
    content = party.content
    assert isinstance(content, Party)
    return {
        "role": content.role.value,
        "actor_id": party.actor_id,
        "country_id": party.country_id,
        "kind": "" if party.actor_id is not None else content.kind.value,
        "name": party.name,
        "place": content.place,
        "note": content.note,
    }


_QUALIFIERS = {one.value: one for one in Qualifier}
"""By their values, since asking an enumeration takes longer."""


def _item(row: Any, _known: Vocabularies) -> Item:
    _, _, _, item, low, high, qualifier, unit, as_stated, letter = row  # by position: a page of the list reads many
    return Item(item, low, high, _QUALIFIERS[qualifier], unit, as_stated, letter)


def _amount(row: Row[Any], _known: Vocabularies) -> Amount:
    return Amount(
        AmountRole(row.role), row.low, row.high, row.currency, Qualifier(row.qualifier), row.as_stated, row.period,
        row.condition, row.actor_name or row.through, row.which,
        DateSpan(
            row.date_start, row.date_end, DatePrecision(row.date_precision or "unknown"), row.date_as_stated,
            bool(row.date_inferred),
        ),
    )  # fmt: skip


def _amount_values(amount: Meant) -> dict[str, Any]:
    values = _values(amount.content)
    date: DateSpan = values.pop("date")
    dated = {f"date_{name}": value for name, value in _values(date).items()} if date != DateSpan() else _NO_DATE
    return {**values, **dated, "actor_id": amount.actor_id, "through": amount.name}


_NO_DATE = {"date_start": "", "date_end": "", "date_precision": "", "date_as_stated": "", "date_inferred": 0}


def _date(row: Row[Any], _known: Vocabularies) -> EventDate:
    precision = DatePrecision(row.precision or "unknown")
    return EventDate(row.start, row.end, precision, row.as_stated, bool(row.inferred), DateEvent(row.event))


def _values(part: Any) -> dict[str, Any]:
    """The columns named like the attributes."""
    return {name: plain(getattr(part, name)) for name in part.__dataclass_fields__}


def _rows(table: Table, *beside: Any) -> Select[Any]:
    return select(table, *beside).order_by(table.c.donation_id, table.c.ordinal)


_HOME = country.alias("home")
_PARTIES = (
    _rows(
        donation_party,
        actor.c.name.label("actor_name"),
        actor.c.kind.label("actor_kind"),
        country.c.code,
        country.c.is_group,
        country.c.name.label("country_name"),
        func.coalesce(_HOME.c.code, "").label("home_code"),
    )
    .outerjoin(actor, actor.c.id == donation_party.c.actor_id)
    .outerjoin(country, country.c.id == donation_party.c.country_id)
    .outerjoin(_HOME, _HOME.c.id == actor.c.country_id)
)
_AMOUNTS = _rows(donation_amount, actor.c.name.label("actor_name")).outerjoin(
    actor, actor.c.id == donation_amount.c.actor_id
)
STORED_PARTS: tuple[StoredPart, ...] = (
    StoredPart(
        PART["parties"], donation_party, _PARTIES, _party, _party_values,
        _PARTIES.with_only_columns(actor.c.name, country.c.name, donation_party.c.name, donation_party.c.place),
    ),
    StoredPart(
        PART["items"], donation_item, _rows(donation_item), _item, _values,
        select(donation_item.c.item, donation_item.c.as_stated),
    ),
    StoredPart(
        PART["amounts"], donation_amount, _AMOUNTS, _amount, _amount_values,
        _AMOUNTS.with_only_columns(
            actor.c.name, donation_amount.c.through, donation_amount.c.as_stated, donation_amount.c.condition,
            donation_amount.c.which, donation_amount.c.date_as_stated,
        ),
    ),
    StoredPart(
        PART["dates"], donation_date, _rows(donation_date), _date, _values, select(donation_date.c.as_stated)
    ),
)  # fmt: skip
"""Every kind of part, in the order of `PARTS`."""
STORED_PART = {part.kind.key: part for part in STORED_PARTS}
PART_ID = func.coalesce(*(evidence.c[part.column] for part in PARTS)).label("part_id")
"""SQL: the part that a piece of evidence is about, of whatever kind."""


def part_of(row: Any) -> int | None:
    """The part that a row of evidence or of locators is about, if any."""
    return next((found for part in PARTS if (found := getattr(row, part.column)) is not None), None)


def part_columns(field: str, part_id: int | None) -> dict[str, int | None]:
    """The values of the columns of evidence and locators that identify a part."""
    about = kind_of_field(field)
    return {kind.column: part_id if kind is about else None for kind in PARTS}


def uses_of_actor(actor_id: int | ColumnElement[int]) -> Iterable[tuple[Table, ColumnElement[bool]]]:
    """The tables of parts that may name an actor, each with a condition for rows that do."""
    return [(part.table, part.table.c.actor_id == actor_id) for part in STORED_PARTS if "actor_id" in part.table.c]


_CALLED = func.coalesce(actor.c.name, func.nullif(donation_party.c.name, ""), country.c.name, "")


def first_party(role: PartyRole, what: Any = _CALLED) -> Any:
    """SQL: the name (or another column) of the first party of a record in a role; empty without one."""
    name = (
        select(what)
        .select_from(donation_party)
        .outerjoin(actor)
        .outerjoin(country, country.c.id == donation_party.c.country_id)
        .where(donation_party.c.donation_id == donation.c.id, donation_party.c.role == role.value)
        .order_by(donation_party.c.ordinal)
        .limit(1)
    )
    return func.coalesce(name.scalar_subquery(), "")
