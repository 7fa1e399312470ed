"""Reading totals: what was given to, or by, countries and groups, or by the records of a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select

from app.domain.donations import Donation, Item, Money, Party
from app.domain.giving import LeftOut, any_left_out, item_left_out, left_out, left_out_words, money_left_out, outcome
from app.domain.language import later, tr
from app.domain.records import DonationFilter
from app.domain.relations import Pair, Relations
from app.domain.terms import Assertion, LinkKind, MoneyKind, PartyRole, Qualifier, Scope, Status
from app.domain.totals import TotalLine, Totals, add_up
from app.store.reads import counted, donations
from app.store.reads.countries import is_recipient
from app.store.reads.donation_rows import parties_of
from app.store.reads.donations import at_home
from app.store.schema import donation, donation_item, donation_link, donation_party
from app.store.store import Reader

NOT_SAID = later("not said what")
"""What a record gives that states neither an item nor an amount."""
_COLUMNS = (
    donation.c.id, donation.c.ref, donation.c.title, donation.c.scope, donation.c.assertion, donation.c.status,
    donation.c.money_low, donation.c.money_high, donation.c.money_currency, donation.c.money_qualifier,
    donation.c.money_kind, donation.c.money_as_stated, donation.c.money_period, donation.c.in_totals,
    donation.c.totals_reason,
)  # fmt: skip


def received(db: Reader, codes: Sequence[str], ids: Sequence[int]) -> Totals:
    """What these countries and groups, by their codes and ids, received."""
    return _at(db, codes, ids, as_donor=False)


def given(db: Reader, codes: Sequence[str], ids: Sequence[int]) -> Totals:
    """What these countries and groups, by their codes and ids, gave."""
    return _at(db, codes, ids, as_donor=True)


def of(db: Reader, wanted: DonationFilter) -> Totals:
    """What was given by the records of a list. Nothing is shared here: it is nobody's part that is asked for."""
    return _added(db, donations.condition(wanted, db), None)


def _at(db: Reader, codes: Sequence[str], ids: Sequence[int], *, as_donor: bool) -> Totals:
    role = donation_party.c.role == PartyRole.DONOR.value if as_donor else is_recipient()
    involved = select(donation_party.c.donation_id).where(at_home(list(ids)), role)
    return _added(db, donation.c.id.in_(involved), (frozenset(codes), as_donor))


def _added(db: Reader, condition: ColumnElement[bool], at: tuple[frozenset[str], bool] | None) -> Totals:
    rows = db.rows(select(*_COLUMNS).where(condition).order_by(func.length(donation.c.ref), donation.c.ref))
    lines = _lines(db, condition, rows, at)
    return add_up(lines, relations(db), counted.names(db))


def relations(db: Reader) -> Relations:
    """How all records of the workspace stand to each other."""
    pairs: dict[str, list[Pair]] = {}
    for row in db.rows(select(donation_link.c.kind, donation_link.c.a_id, donation_link.c.b_id)):
        pairs.setdefault(row.kind, []).append((row.a_id, row.b_id))
    parts = db.rows(select(donation.c.id, donation.c.parent_id).where(donation.c.parent_id.is_not(None)))
    kinds = (LinkKind.DUPLICATE_OF, LinkKind.CONFLICTS, LinkKind.OVERLAPS)
    duplicates, conflicts, overlaps = (tuple(pairs.get(kind.value, ())) for kind in kinds)
    return Relations(duplicates, conflicts, overlaps, {int(row.id): int(row.parent_id) for row in parts})


def _lines(
    db: Reader, condition: ColumnElement[bool], rows: Sequence[Row[Any]], at: tuple[frozenset[str], bool] | None
) -> Iterable[TotalLine]:
    """What each record of a condition states, by their references."""
    items = _items(db, condition)
    contents = [_content(row, items.get(row.id, ())) for row in rows]
    # Who takes part is asked only where it decides: for a country's own part, for what else would be empty, and
    # where a title speaks of lending, as the name of a bank may.
    asked = [
        row.id
        for row, content in zip(rows, contents, strict=True)
        if at is not None or not (content.items or content.money) or any_left_out(content) is LeftOut.LENT
    ]
    parties = parties_of(db, asked)
    for row, content in zip(rows, contents, strict=True):
        if row.id in parties:
            content = replace(content, parties=tuple(part.content for part in parties[row.id]))
        shared = at is not None and any(_home(party) not in at[0] for party in _side(content, at[1]))
        yield from _of_record(row, content, shared=shared)


def _items(db: Reader, condition: ColumnElement[bool]) -> dict[int, tuple[Item, ...]]:
    of = donation_item.c
    found = db.rows(
        select(of.donation_id, of.item, of.low, of.high, of.qualifier, of.unit, of.as_stated)
        .where(of.donation_id.in_(select(donation.c.id).where(condition)))
        .order_by(of.donation_id, of.ordinal)
    )
    out: dict[int, tuple[Item, ...]] = {}
    for row in found:
        item = Item(row.item, row.low, row.high, Qualifier(row.qualifier), row.unit, row.as_stated)
        out[row.donation_id] = (*out.get(row.donation_id, ()), item)
    return out


def _content(row: Row[Any], items: tuple[Item, ...]) -> Donation:
    """As much of a record as decides whether it counts."""
    money = None
    if row.money_kind:
        money = Money(
            row.money_low,
            row.money_high,
            row.money_currency,
            Qualifier(row.money_qualifier),
            MoneyKind(row.money_kind),
            row.money_as_stated,
            row.money_period,
        )
    return Donation(
        title=row.title,
        scope=Scope(row.scope),
        assertion=Assertion(row.assertion),
        status=Status(row.status),
        items=items,
        money=money,
        in_totals=bool(row.in_totals),
        totals_reason=row.totals_reason,
    )


def _side(content: Donation, as_donor: bool) -> Iterable[Party]:
    roles = (PartyRole.DONOR,) if as_donor else (PartyRole.RECIPIENT,)
    found = [party for party in content.parties if party.role in roles]
    if not found and not as_donor:
        found = [party for party in content.parties if party.role is PartyRole.BENEFICIARY]
    return found


def _home(party: Party) -> str:
    return party.group or party.iso2


def _of_record(row: Row[Any], content: Donation, *, shared: bool) -> Iterable[TotalLine]:
    came = outcome(content.assertion, content.status)
    whole = left_out(content) or (LeftOut.SHARED if shared else None)
    told = content.totals_reason if whole is LeftOut.KEPT_OUT else ""
    stated: list[tuple[str, str, MoneyKind | None, Item | Money | None, LeftOut | None]] = [
        (item.item, item.unit, None, item, whole or item_left_out(content, item)) for item in content.items
    ]
    money = content.money
    if money is not None:
        out = whole or money_left_out(content, money)
        stated.append((money.kind.value, money.currency, money.kind, money, out))
    for what, unit, kind, part, out in stated or [(tr(NOT_SAID), "", None, None, whole)]:
        yield TotalLine(
            donation_id=row.id,
            ref=row.ref,
            title=row.title,
            what=what,
            unit=unit,
            money_kind=kind,
            low=None if part is None else part.low,
            high=None if part is None else part.high,
            qualifier=Qualifier.NOT_STATED if part is None else part.qualifier,
            as_stated="" if part is None else part.as_stated,
            outcome=came,
            out=out,
            why=told or ("" if out is None else left_out_words(out)),
        )
