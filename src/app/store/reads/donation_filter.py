"""Which rows of the donation table are wanted: what a list, a search and a sum ask for."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, text, true, tuple_

from app.domain.fold import fold
from app.domain.giving import SEARCHED, SHARED_COST, any_left_out, states_of
from app.domain.records import DonationFilter
from app.domain.search import match_expression
from app.domain.terms import AmountRole, Outcome, PartyRole, Scope
from app.store.field_columns import plain
from app.store.reader import Reader
from app.store.reads import vocabularies
from app.store.reads.countries import is_recipient, with_members
from app.store.reads.donation_rows import content_of, parts_of
from app.store.schema import actor, donation, donation_amount, donation_item, donation_party

_IN_UNITS = ("year", "annum", "month", "week", "fortnight", "quarter", "day", "loan", "credit")
"""What units hold that keep an item out; the search index does not have them."""
_AT_ONCE = 500


def condition(wanted: DonationFilter, db: Reader | None = None) -> ColumnElement[bool]:
    """Whether a row of the donation table is wanted. `db` is asked where records that count are."""
    out: list[ColumnElement[bool]] = [true()]
    match = match_expression(wanted.words)
    if match:
        out.append(donation.c.id.in_(_found_by(match)))
    elif wanted.words.strip():
        out.append(donation.c.title.contains(wanted.words.strip(), autoescape=True))
    for key, values in wanted.having:
        out.append(donation.c[key].in_([plain(value) for value in values]))
    if wanted.outcomes:
        pairs = sorted((said.value, came.value) for said, came in states_of(*wanted.outcomes))
        out.append(tuple_(donation.c.assertion, donation.c.status).in_(pairs))
    if wanted.counts is not None:
        counts = _counts()
        if db is not None:
            kept_out = text("SELECT value FROM json_each(:kept_out)").bindparams(kept_out=_kept_out_by_words(db))
            counts = and_(counts, donation.c.id.not_in(kept_out.columns(donation.c.id)))
        out.append(counts if wanted.counts else ~counts)
    if wanted.places:
        out.append(_has_party(at_home(with_members(wanted.places)), wanted.as_donor))
    if wanted.actor_id is not None:
        named = _has_party(donation_party.c.actor_id == wanted.actor_id, wanted.as_donor)
        beside = select(donation_amount.c.donation_id).where(donation_amount.c.actor_id == wanted.actor_id)
        out.append(named if wanted.as_donor is not None else or_(named, donation.c.id.in_(beside)))
    return and_(*out)


def _counts() -> ColumnElement[bool]:
    """As `left_out` has it: given, in one act, filled in, and not kept out."""
    filled = or_(
        donation.c.money_kind != "",
        donation.c.id.in_(select(donation_party.c.donation_id)),
        donation.c.id.in_(select(donation_item.c.donation_id)),
    )
    pairs = sorted((said.value, came.value) for said, came in states_of(Outcome.GIVEN))
    given = tuple_(donation.c.assertion, donation.c.status).in_(pairs)
    gift = ~vocabularies.is_no_gift()
    return and_(given, donation.c.scope == Scope.SPECIFIC.value, gift, donation.c.in_totals != 0, filled)


def _kept_out_by_words(db: Reader) -> str:
    """The ids, as JSON, of the records all of which their words keep out; a first look is the search index's."""
    words = (f'"{" ".join(fold(word.removesuffix("*")).split())}"{"*" * word.endswith("*")}' for word in SEARCHED)
    in_units = or_(*(donation_item.c.unit.contains(word) for word in _IN_UNITS))
    roughly = {
        int(row[0])
        for statement in (
            _found_by(" OR ".join(words)),
            select(donation.c.id).where(donation.c.money_period != ""),
            select(donation_item.c.donation_id).where(in_units),
            select(donation.c.id).where(donation.c.terms == SHARED_COST.key),
            select(donation_amount.c.donation_id).where(donation_amount.c.role == AmountRole.SHARED_COST.value),
        )
        for row in db.rows(statement)
    }
    ordered = sorted(roughly)
    rows = [
        row
        for at in range(0, len(ordered), _AT_ONCE)
        for row in db.rows(select(donation).where(donation.c.id.in_(ordered[at : at + _AT_ONCE]), _counts()))
    ]
    parts = parts_of(db, [int(row.id) for row in rows])
    known = vocabularies.of(db)
    contents = {row.id: content_of(row, parts[row.id], known) for row in rows}
    return json.dumps([row_id for row_id, content in contents.items() if any_left_out(content) is not None])


def _found_by(match: str) -> Any:
    """The ids of the records whose words fit an expression of the search index, which is asked first: CROSS says so."""
    return (
        text(
            "SELECT search_row.thing_id FROM search CROSS JOIN search_row ON search_row.id = search.rowid"
            " WHERE search MATCH :words AND search_row.kind = 'donation'"
        )
        .bindparams(words=match)
        .columns(donation.c.id)
    )


def at_home(country_ids: Any) -> ColumnElement[bool]:
    """Whether a party belongs to one of these countries, by itself or through its actor's home."""
    resident = select(actor.c.id).where(actor.c.country_id.in_(country_ids))
    return or_(
        donation_party.c.country_id.in_(country_ids),
        and_(donation_party.c.country_id.is_(None), donation_party.c.actor_id.in_(resident)),
    )


def _has_party(condition: ColumnElement[bool], as_donor: bool | None) -> ColumnElement[bool]:
    role: ColumnElement[bool] = true()
    if as_donor is not None:
        role = donation_party.c.role == PartyRole.DONOR.value if as_donor else is_recipient()
    return donation.c.id.in_(select(donation_party.c.donation_id).where(condition, role))
