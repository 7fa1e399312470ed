"""Which figures of records no words support, so that they are in no sum.

SQL finds the figures that have no words of their own, of which there are hardly any; only these are read, and held
against the words that are linked to their records as a whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, exists, or_, select

from app.domain import support
from app.domain.by_key import by_key
from app.domain.donations import Donation
from app.domain.giving import RESTED_ON, unsummed
from app.domain.records import FieldPlace
from app.domain.support import Asked
from app.domain.terms import AmountRole, EvidenceRole
from app.garbage import no_collecting
from app.store.among import Within, among_given, asked, by_spans, given, these
from app.store.columns import of_thousandths
from app.store.reader import Reader, first_column, untyped
from app.store.reads.donation_tables import accepted
from app.store.schema import donation, donation_amount, donation_item, evidence, passage, thing
from app.store.things import of_kind

Places = Mapping[int, frozenset[FieldPlace]]
"""Figures of records, by the ids of these; records without such are missing."""

_QUOTED = (
    select(thing.c.row_id, evidence.c.field, passage.c.quote)
    .select_from(of_kind(evidence, donation.name).join(passage))
    .where(among_given(thing.c.row_id))
    .where(evidence.c.role == EvidenceRole.SUPPORTS.value, evidence.c.field.in_(("", "money")))
)
_EVIDENCED = (
    select(thing.c.row_id).select_from(of_kind(evidence, donation.name)).where(among_given(thing.c.row_id)).distinct()
)


def of(db: Reader, within: Within | None = None) -> Places:
    """Those of these records, or of all: of their items and their main amounts."""
    with no_collecting():
        if within is not None:
            return _of(db, within)
        return by_spans(db, donation.c.id, "unsupported", partial(_of, db))


def _of(db: Reader, within: Within) -> dict[int, frozenset[FieldPlace]]:
    figures = list(_without_own(db, within))
    whole, of_money = _quotes(db, {donation_id for donation_id, _ in figures})
    found: defaultdict[int, set[FieldPlace]] = defaultdict(set)
    for donation_id, figure in figures:
        is_further = figure.field == "amount"
        if not support.is_stated(figure, (of_money if is_further else whole).get(donation_id, ())):
            found[donation_id].add(("money", None) if is_further else figure.place)
    return {one: frozenset(found[one]) for one in _with_evidence(db, found)}


def delivered(db: Reader, within: Within) -> Places:
    """The amounts that are said to be delivered of these records, and that no words support."""
    role = donation_amount.c.role == AmountRole.DELIVERED.value
    figures = list(_amounts_in(untyped(db, _amounts(within).where(role))))
    if not figures:
        return {}
    ids = {donation_id for donation_id, _ in figures}
    of_tables, (_, of_money) = accepted(db, these(sorted(ids))), _quotes(db, ids)
    found = (
        (donation_id, one.place)
        for donation_id, one in figures
        if donation_id not in of_tables and not support.is_stated(one, of_money.get(donation_id, ()))
    )
    return {donation_id: frozenset(places) for donation_id, places in by_key(found).items()}


def of_page(
    db: Reader,
    contents: Mapping[int, Donation],
    part_ids: Mapping[int, Mapping[str, Sequence[int]]],
    found: Mapping[int, frozenset[FieldPlace]],
) -> dict[int, frozenset[FieldPlace]]:
    """The unsupported figures of records that are read already and have evidence; `found` is the result of
    `support.unsupported`."""
    if not found:
        return {}
    of_tables = accepted(db, these(found))
    places = {one: unsummed(contents[one], part_ids[one]["amounts"], some) for one, some in found.items()}
    return {one: some for one, some in places.items() if some and one not in of_tables}


def _without_own(db: Reader, within: Within) -> Iterator[tuple[int, Asked]]:
    """The figures that have no words of their own, each with its record."""
    for record, low, high, stated, item_id, what, unit in untyped(db, asked(_items, within)):
        yield record, Asked("item", item_id, what, _numbers(low, high), stated, "", unit)
    for record, low, high, stated, currency in untyped(db, asked(_money, within)):
        yield record, Asked("money", None, "", _numbers(low, high), stated, currency)
    yield from _amounts_in(untyped(db, asked(_rested_on, within)))


def _amounts_in(rows: Iterable[Any]) -> Iterator[tuple[int, Asked]]:
    """Such of the amounts beside the main one."""
    for record, low, high, stated, amount_id, currency in rows:
        yield record, Asked("amount", amount_id, "", _numbers(low, high), stated, currency)


def _items(within: Within) -> Select[*tuple[Any, ...]]:
    item = donation_item.c
    return _found(within, donation_item, "", evidence.c.item_id == item.id, item.id, item.item, item.unit)


def _money(within: Within) -> Select[*tuple[Any, ...]]:
    of_record = select(thing.c.id).where(thing.c.kind == donation.name, thing.c.row_id == donation.c.id)
    own = (evidence.c.thing_id == of_record.correlate(donation).scalar_subquery()) & (evidence.c.field == "money")
    return _found(within, donation, "money_", own, donation.c.money_currency)


def _rested_on(within: Within) -> Select[*tuple[Any, ...]]:
    amount = donation_amount.c
    is_of_money = (amount.currency == donation.c.money_currency) & (donation.c.money_kind != "")
    return _amounts(within).where(amount.role.in_(RESTED_ON), is_of_money)


def _amounts(within: Within) -> Select[*tuple[Any, ...]]:
    amount = donation_amount.c
    words = evidence.c.amount_id == amount.id
    return _found(within, donation_amount, "", words, amount.id, amount.currency).join(donation)


def _found(
    within: Within, table: Table, prefix: str, words: ColumnElement[bool], *more: Any
) -> Select[*tuple[Any, ...]]:
    """The figures in a table for which there are no such words."""
    supports = evidence.c.role == EvidenceRole.SUPPORTS.value
    record = donation.c.id if table is donation else table.c.donation_id
    of = [table.c[f"{prefix}{name}"] for name in ("low", "high", "as_stated")]
    figures = select(record, *of, *more).where(or_(of[0].is_not(None), of[1].is_not(None)))
    return figures.where(~exists(select(evidence.c.id).where(words, supports).correlate(table)), within(record))


@lru_cache(maxsize=1 << 12)
def _numbers(low: int | None, high: int | None) -> frozenset[Decimal]:
    return support.known_of(of_thousandths(low), of_thousandths(high))


def _quotes(db: Reader, ids: Collection[int]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """The words that support each of these records as a whole, and those that support it or its main amount."""
    found = untyped(db, _QUOTED, given(sorted(ids)))
    whole = by_key((donation_id, quote) for donation_id, field, quote in found if not field)
    return whole, by_key((donation_id, quote) for donation_id, _, quote in found)


def _with_evidence(db: Reader, ids: Collection[int]) -> list[int]:
    """Those of these records that have evidence and are from no table that is a source."""
    if not ids:
        return []
    of_tables = accepted(db, these(ids))
    return [one for one in first_column(db, _EVIDENCED, given(ids)) if one not in of_tables]
