"""How long the name of a term, a field or a view may be."""

from __future__ import annotations

from app.domain.errors import BadInput
from app.domain.language import tr_n

LONGEST_NAME = 80


def refuse_long(name: str) -> None:
    """Raise `BadInput` for a name that no list has room for."""
    if len(name) > LONGEST_NAME:
        raise BadInput(tr_n("A name has at most {n} letter.", "A name has at most {n} letters.", LONGEST_NAME))
