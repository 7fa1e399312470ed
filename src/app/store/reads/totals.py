"""Reading totals: what was given to, or by, countries and groups, or by the records of a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, cast

from sqlalchemy import ColumnElement, Row, func, select

from app.domain.donations import Party
from app.domain.giving import (
    LeftOut,
    item_left_out,
    left_out_words,
    may_be_left_out,
    money_left_out,
    of_state,
    outcome,
    own_title,
)
from app.domain.language import later, tr
from app.domain.records import DonationFilter
from app.domain.relations import Pair, Relations
from app.domain.terms import Assertion, LinkKind, MoneyKind, Outcome, PartyRole, Qualifier, Scope, Status
from app.domain.totals import TotalLine, Totals, add_up
from app.store.reader import Reader
from app.store.reads import counted, donations
from app.store.reads.countries import is_recipient
from app.store.reads.donation_rows import parties_of
from app.store.reads.donations import at_home
from app.store.reads.vocabularies import is_no_gift
from app.store.schema import donation, donation_item, donation_link, donation_party

NOT_SAID = later("not said what")
"""What a record gives that states neither an item nor an amount."""
_QUALIFIERS = {one.value: one for one in Qualifier}
"""By their values, since asking an enumeration takes longer."""
_RawItem = tuple[str, Decimal | None, Decimal | None, str, str, str]
_Stated = tuple[str, str, MoneyKind | None, Decimal | None, Decimal | None, Qualifier, str]
_COLUMNS = (
    donation.c.id, donation.c.ref, donation.c.title, donation.c.scope, donation.c.assertion, donation.c.status,
    donation.c.money_low, donation.c.money_high, donation.c.money_currency, donation.c.money_qualifier,
    donation.c.money_kind, donation.c.money_as_stated, donation.c.money_period, donation.c.in_totals,
    donation.c.totals_reason, is_no_gift().label("lent"),
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
    """What each record of a condition states, by their references. Of rows as they are: there may be very many."""
    items = _items(db, condition)
    # Who takes part is asked only where it decides: for a country's own part, for what else would be empty, and
    # where a title speaks of lending, as the name of a bank may.
    asked = [
        row.id
        for row in rows
        if at is not None or not (row.id in items or row.money_kind) or may_be_left_out(row.title)
    ]
    parties = {key: [part.content for part in parts] for key, parts in parties_of(db, asked).items()}
    reasons = {why: left_out_words(why) for why in LeftOut}
    states: dict[tuple[str, str, str, int, bool, bool], tuple[Outcome, LeftOut | None]] = {}
    for row in rows:
        own, people = items.get(row.id, ()), parties.get(row.id, ())
        filled = bool(own or people or row.money_kind)
        state = (row.assertion, row.status, row.scope, row.in_totals, not row.lent, filled)
        if state not in states:
            states[state] = _state(*state)
        came, whole = states[state]
        if whole is None and at is not None and any(_home(party) not in at[0] for party in _side(people, at[1])):
            whole = LeftOut.SHARED
        for stated, out in _stated(row, own, people):
            out = whole or out
            why = "" if out is None else reasons[out]
            if whole is LeftOut.KEPT_OUT and row.totals_reason:
                why = row.totals_reason
            yield TotalLine(row.id, row.ref, row.title, *stated, came, out, why)


def _state(
    assertion: str, status: str, scope: str, in_totals: int, gift: bool, filled: bool
) -> tuple[Outcome, LeftOut | None]:
    said, came, acts = Assertion(assertion), Status(status), Scope(scope)
    return outcome(said, came), of_state(said, came, acts, gift=gift, filled=filled, in_totals=bool(in_totals))


def _stated(
    row: Row[Any], items: Sequence[_RawItem], parties: Sequence[Party]
) -> Iterable[tuple[_Stated, LeftOut | None]]:
    """What a record states, each with why its words keep it out."""
    money = row.money_kind
    title = own_title(row.title, parties)
    for item, low, high, qualifier, unit, as_stated in items:
        out = item_left_out(item, unit, as_stated, "" if money else title)
        yield (item, unit, None, low, high, _QUALIFIERS[qualifier], as_stated), out
    if money:
        stated, qualifier = row.money_as_stated, _QUALIFIERS[row.money_qualifier]
        out = money_left_out(stated, row.money_period, title, (item[0] for item in items))
        yield (money, row.money_currency, MoneyKind(money), row.money_low, row.money_high, qualifier, stated), out
    elif not items:
        yield (tr(NOT_SAID), "", None, None, None, Qualifier.NOT_STATED, ""), None


def _items(db: Reader, condition: ColumnElement[bool]) -> dict[int, list[_RawItem]]:
    of = donation_item.c
    found = db.rows(
        select(of.donation_id, of.item, of.low, of.high, of.qualifier, of.unit, of.as_stated)
        .where(of.donation_id.in_(select(donation.c.id).where(condition)))
        .order_by(of.donation_id, of.ordinal)
    )
    out: dict[int, list[_RawItem]] = {}
    for donation_id, *item in cast("Sequence[Any]", found):
        out.setdefault(donation_id, []).append(cast("_RawItem", item))
    return out


def _side(parties: Sequence[Party], as_donor: bool) -> Iterable[Party]:
    roles = (PartyRole.DONOR,) if as_donor else (PartyRole.RECIPIENT,)
    found = [party for party in parties if party.role in roles]
    if not found and not as_donor:
        found = [party for party in parties if party.role is PartyRole.BENEFICIARY]
    return found


def _home(party: Party) -> str:
    return party.group or party.iso2
