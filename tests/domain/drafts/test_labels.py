"""One word for one thing: what a row of a draft is called is what its record calls it."""

from __future__ import annotations

from app.domain.drafts.card import LABELS
from app.domain.drafts.draft import Field
from app.domain.terms import PartyRole

ROLES = {
    Field.DONORS: PartyRole.DONOR,
    Field.CARRIERS: PartyRole.CARRIER,
    Field.RECIPIENTS: PartyRole.RECIPIENT,
    Field.ASSERTED_BY: PartyRole.ANNOUNCER,
}


def test_parties_are_called_by_their_roles() -> None:
    assert {field: LABELS[field].casefold() for field in ROLES} == {field: role.value for field, role in ROLES.items()}
