"""Which records are in a sum, or would be once they state a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_

from app.domain.fold import fold
from app.domain.giving import SEARCHED, SHARED_COST, any_left_out, states_of
from app.domain.terms import AmountRole, Outcome, Scope
from app.store.among import among_given, among_ids, given
from app.store.reader import Reader
from app.store.reads import disputed as disputed_reads
from app.store.reads import unsupported, vocabularies
from app.store.reads.donation_rows import contents_of, ids_of, parts_of
from app.store.reads.donation_tables import has_no_passage
from app.store.reads.parties import found_by
from app.store.schema import donation, donation_amount, donation_item, donation_party

_IN_UNITS = ("year", "annum", "month", "week", "fortnight", "quarter", "day", "loan", "credit")
"""Substrings of units that exclude an item; the search index does not contain them."""
_ITEMS = select(func.count()).where(donation_item.c.donation_id == donation.c.id).correlate(donation)
_MANY_FIGURES = select(donation.c.id, donation.c.money_kind != "", _ITEMS.scalar_subquery()).where(
    among_given(donation.c.id)
)
"""Of these records, whether there is money, and how many items."""


def counts(db: Reader) -> ColumnElement[bool]:
    """Whether a record counts."""
    return and_(_is_counted(), ~among_ids(donation.c.id, _kept_out_by_words(db)))


@cache
def _is_counted() -> ColumnElement[bool]:
    """As `left_out` has it: given, in one act, filled in, and not kept out."""
    filled = or_(
        donation.c.money_kind != "",
        donation.c.id.in_(select(donation_party.c.donation_id)),
        donation.c.id.in_(select(donation_item.c.donation_id)),
    )
    pairs = sorted((assertion.value, came.value) for assertion, came in states_of(Outcome.GIVEN))
    given = tuple_(donation.c.assertion, donation.c.status).in_(pairs)
    gift = ~vocabularies.is_no_gift()
    plain = and_(donation.c.scope == Scope.SPECIFIC.value, donation.c.in_totals != 0)
    return and_(given, plain, gift, filled, ~has_no_passage())


def _kept_out_by_words(db: Reader) -> list[int]:
    """The ids of the records all of which their words keep out; a first look is the search index's."""
    roughly = {int(row[0]) for statement in _maybe_kept_out() for row in db.rows(statement)}
    figures = unsupported.of(db)
    unreadable = {one: disputed_reads.unreadable(some) for one, some in disputed_reads.all_open_fields(db).items()}
    doubtful = roughly | {one for one, places in unreadable.items() if places}
    rows = db.rows(_counted_of_these(), given(doubtful))
    parts = parts_of(db, [int(row.id) for row in rows], ("parties", "items", "amounts"))
    contents = contents_of(rows, parts, vocabularies.of(db))
    items = {row_id: ids_of(own)["items"] for row_id, own in parts.items()}
    by_words = (
        one
        for one, content in contents.items()
        if any_left_out(content, items[one], figures.get(one, ()), unreadable.get(one, ()))
    )
    return [*by_words, *_wholly_unsupported(db, figures)]


@cache
def _maybe_kept_out() -> tuple[Any, ...]:
    words = (f'"{" ".join(fold(word.removesuffix("*")).split())}"{"*" * word.endswith("*")}' for word in SEARCHED)
    in_units = or_(*(donation_item.c.unit.contains(word) for word in _IN_UNITS))
    return (
        found_by(" OR ".join(words)),
        select(donation.c.id).where(donation.c.money_period != ""),
        select(donation_item.c.donation_id).where(in_units),
        select(donation.c.id).where(donation.c.terms == SHARED_COST.key),
        select(donation_amount.c.donation_id).where(donation_amount.c.role == AmountRole.SHARED_COST.value),
    )


@cache
def _counted_of_these() -> Select[Any]:
    return select(donation).where(among_given(donation.c.id), _is_counted())


def _wholly_unsupported(db: Reader, figures: unsupported.Places) -> Iterator[int]:
    """The ids of the records in which no item or amount is supported by words."""
    for donation_id, has_money, many in cast("Sequence[Any]", db.rows(_MANY_FIGURES, given(figures))):
        if len(figures[donation_id]) == has_money + many:
            yield donation_id
