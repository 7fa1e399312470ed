"""Who takes part in records, and whose words fit: what filters and questions ask of the donation table alike."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, or_, select, text, true

from app.domain.terms import PartyRole
from app.store.reads.countries import is_recipient
from app.store.schema import actor, donation, donation_party


def found_by(match: str) -> Any:
    """The ids of the records whose words fit an expression of the search index, which is asked first: CROSS says so."""
    return (
        text(
            "SELECT search_row.thing_id FROM search CROSS JOIN search_row ON search_row.id = search.rowid"
            " WHERE search MATCH :words AND search_row.kind = 'donation'"
        )
        .bindparams(bindparam("words", match, unique=True))
        .columns(donation.c.id)
    )


def at_home(country_ids: Any) -> ColumnElement[bool]:
    """Whether a party belongs to one of these countries, by itself or through its actor's home."""
    resident = select(actor.c.id).where(actor.c.country_id.in_(country_ids))
    return or_(
        donation_party.c.country_id.in_(country_ids),
        and_(donation_party.c.country_id.is_(None), donation_party.c.actor_id.in_(resident)),
    )


def has_party(condition: ColumnElement[bool], as_donor: bool | None) -> ColumnElement[bool]:
    """Whether a record has such a party among those who give or receive, or with None in any role."""
    role: ColumnElement[bool] = true()
    if as_donor is not None:
        role = donation_party.c.role == PartyRole.DONOR.value if as_donor else is_recipient()
    return donation.c.id.in_(select(donation_party.c.donation_id).where(condition, role))
