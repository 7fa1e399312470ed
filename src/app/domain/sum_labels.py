"""What a sum beside the main one is called where somebody reads or chooses it: the same in a form, card and draft."""

from __future__ import annotations

from app.domain.language import capital, later, tr, tr_term
from app.domain.terms import AmountRole

_PARTS = {
    AmountRole.THROUGH: later("Part through"),
    AmountRole.DELIVERED: later("Part delivered"),
}
"""Of which the role alone does not say that it is no more than a part."""


def sum_label(role: AmountRole) -> str:
    """What a sum of this role is called, capitalised for the beginning of a line."""
    return tr(_PARTS[role]) if role in _PARTS else capital(tr_term(role))
