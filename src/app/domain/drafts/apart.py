"""A draft of a gift to several, as one draft for each of them, and back again.

Whether *masks to Iran and Iraq* is one gift or two, the words seldom say. Where no figure is stated it makes no
difference to any sum, and each has a draft of its own; with a figure only a person can say that each got so much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.drafts.draft import Draft, DraftParty, Field, Span


def listed(draft: Draft) -> Field | None:
    """Which of its parties are a list: the recipients or else the donors; None where neither are several, or both."""
    several = [
        field
        for field, parties in ((Field.RECIPIENTS, draft.recipients), (Field.DONORS, draft.donors))
        if len(parties) > 1
    ]
    return several[0] if len(several) == 1 else None


def is_counted(draft: Draft) -> bool:
    """Whether it states a figure, which would be counted again with each draft."""
    return bool(draft.amounts) or any(item.low is not None or item.high is not None for item in draft.items)


def apart(draft: Draft) -> tuple[Draft, ...]:
    """One draft for each of a list, in the order of the text; the draft itself where there is no list."""
    field = listed(draft)
    if field is None:
        return (draft,)
    return tuple(_with(draft, field, (party,)) for party in parties_of(draft, field))


def together(drafts: Sequence[Draft], field: Field) -> Draft:
    """The first of these with the parties of all of them in this field."""
    return _with(drafts[0], field, tuple(party for draft in drafts for party in parties_of(draft, field)))


def parties_of(draft: Draft, field: Field) -> tuple[DraftParty, ...]:
    """Its recipients, or its donors."""
    return draft.recipients if field is Field.RECIPIENTS else draft.donors


def like(draft: Draft, other: Draft, field: Field) -> Draft:
    """What one draft of a list says, for the parties of another and called as that is."""
    return replace(_with(draft, field, parties_of(other, field)), title=other.title)


def _with(draft: Draft, field: Field, parties: tuple[DraftParty, ...]) -> Draft:
    spans = dict(draft.spans)
    if field in spans:
        spans[field] = tuple(Span(party.start, party.end) for party in parties if party.end > party.start)
    if field is Field.RECIPIENTS:
        return replace(draft, recipients=parties, spans=spans)
    return replace(draft, donors=parties, spans=spans)
