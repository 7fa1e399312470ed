"""Reading totals: what was given to, or by, countries and groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select

from app.domain.donations import Donation, Party
from app.domain.language import later, tr
from app.domain.records import DonationFilter
from app.domain.terms import LinkKind, PartyRole, Qualifier
from app.domain.totals import TotalLine, Totals, add_up
from app.store.reads import donations
from app.store.reads.countries import is_recipient
from app.store.reads.donation_rows import content_of, items_of, parties_of
from app.store.reads.donations import at_home
from app.store.schema import donation, donation_link, donation_party
from app.store.store import Reader

NOT_SAID = later("not said what")
"""What a record gives that states neither an item nor an amount."""


def received(db: Reader, codes: Sequence[str], ids: Sequence[int]) -> Totals:
    """What these countries and groups, by their codes and ids, received."""
    return add_up(_lines(db, codes, ids, as_donor=False))


def given(db: Reader, codes: Sequence[str], ids: Sequence[int]) -> Totals:
    """What these countries and groups, by their codes and ids, gave."""
    return add_up(_lines(db, codes, ids, as_donor=True))


def of(db: Reader, wanted: DonationFilter) -> Totals:
    """What was given by the records of a list. Nothing is shared here: it is nobody's part that is asked for."""
    return add_up(_stated(db, donations.condition(wanted), lambda _content: False))


def _lines(db: Reader, codes: Sequence[str], ids: Sequence[int], *, as_donor: bool) -> list[TotalLine]:
    role = donation_party.c.role == PartyRole.DONOR.value if as_donor else is_recipient()
    involved = select(donation_party.c.donation_id).where(at_home(list(ids)), role)
    return _stated(
        db,
        donation.c.id.in_(involved),
        lambda content: any(_home(party) not in codes for party in _side(content, as_donor)),
    )


def _stated(db: Reader, condition: ColumnElement[bool], shared: Callable[[Donation], bool]) -> list[TotalLine]:
    """What each record of a condition states, by their references."""
    rows = db.rows(select(donation).where(condition).order_by(func.length(donation.c.ref), donation.c.ref))
    known = [int(row.id) for row in rows]
    parties, items = parties_of(db, known), items_of(db, known)
    same = _may_be_same(db, rows)
    out: list[TotalLine] = []
    for row in rows:
        content = content_of(row, parties.get(row.id, ()), items.get(row.id, ()))
        out += _of_record(row, content, shared(content), tuple(sorted(same.get(row.id, ()))))
    return out


def _side(content: Donation, as_donor: bool) -> Iterable[Party]:
    roles = (PartyRole.DONOR,) if as_donor else (PartyRole.RECIPIENT,)
    found = [party for party in content.parties if party.role in roles]
    if not found and not as_donor:
        found = [party for party in content.parties if party.role is PartyRole.BENEFICIARY]
    return found


def _home(party: Party) -> str:
    return party.group or party.iso2


def _of_record(row: Row[Any], content: Donation, shared: bool, overlaps: tuple[int, ...]) -> Iterable[TotalLine]:
    stated: list[tuple[Any, ...]] = [
        (item.item, item.unit, None, item.low, item.high, item.qualifier, item.as_stated) for item in content.items
    ]
    money = content.money
    if money is not None:
        stated.append(
            (money.kind.value, money.currency, money.kind, money.low, money.high, money.qualifier, money.as_stated)
        )
    if not stated:
        stated.append((tr(NOT_SAID), "", None, None, None, Qualifier.NOT_STATED, ""))
    for what, unit, kind, low, high, qualifier, as_stated in stated:
        yield TotalLine(
            donation_id=row.id,
            ref=row.ref,
            title=row.title,
            what=what,
            unit=unit,
            money_kind=kind,
            low=low,
            high=high,
            qualifier=qualifier,
            as_stated=as_stated,
            scope=content.scope,
            assertion=content.assertion,
            in_totals=content.in_totals,
            shared=shared,
            totals_reason=content.totals_reason,
            overlaps=overlaps,
        )


def _may_be_same(db: Reader, rows: Sequence[Row[Any]]) -> dict[int, set[int]]:
    """The records each of these overlaps with: by a link, as its parent, or as its part."""
    known = {int(row.id) for row in rows}
    out: dict[int, set[int]] = {}
    pairs = [(int(row.id), int(row.parent_id)) for row in rows if row.parent_id is not None]
    ids = list(known)
    for at in range(0, len(ids), 500):
        chunk = ids[at : at + 500]
        for link in db.rows(
            select(donation_link.c.a_id, donation_link.c.b_id).where(
                donation_link.c.kind == LinkKind.OVERLAPS.value, donation_link.c.a_id.in_(chunk)
            )
        ):
            pairs.append((int(link.a_id), int(link.b_id)))
    for a, b in pairs:
        if a in known and b in known:
            out.setdefault(a, set()).add(b)
            out.setdefault(b, set()).add(a)
    return out
