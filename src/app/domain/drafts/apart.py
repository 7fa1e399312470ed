"""A draft of a gift to several, as one draft for each of them, and back again.

Whether *masks to Iran and Iraq* is one gift or two, the words seldom say. Where no figure is stated it makes no
difference to any sum, and each has a draft of its own. A figure is what they gave or got together, unless the sentence
says *each*: of each draft it is left open then, with its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from app.domain.drafts.draft import Draft, DraftItem, DraftMoney, DraftParty, Field, Span
from app.domain.language import tr
from app.domain.terms import Qualifier

T = TypeVar("T", DraftItem, DraftMoney)

_EACH = re.compile(
    r"\beach of (?:the|them|these|those|whom|which|its)\b"
    r"|\beach (?:gave|sent|donated|contributed|provided|pledged|delivered|granted|paid|got|received|was|were|has|had)\b"
    r"|\b(?:each|apiece)(?=\s*(?:[,.;:)]|$)|\s+(?:to|for|from|by|and|in|on)\b)",
    re.IGNORECASE,
)
_OF_THINGS = re.compile(
    r"\b(?:with|containing|carrying|holding|weighing|having|worth|costing)\b[^,;.]*$", re.IGNORECASE
)
"""Words before an *each* that is of the things: *12 boats with 3 oars each*."""


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


def says_each(sentence: str) -> bool:
    """Whether a sentence says that each of several gave or got as much."""
    return any(_OF_THINGS.search(sentence, 0, found.start()) is None for found in _EACH.finditer(sentence))


def apart(draft: Draft, *, is_each: bool = False) -> tuple[Draft, ...]:
    """One draft for each of a list, in the order of the text; the draft itself where there is no list. Its figures are
    open in each, unless each of the list gave or got as much."""
    field = listed(draft)
    if field is None:
        return (draft,)
    of_each = draft if is_each else _opened(draft)
    return tuple(_with(of_each, field, (party,)) for party in parties_of(draft, field))


def _opened(draft: Draft) -> Draft:
    """The draft without its figures, which are those of several together."""
    unsure = dict(draft.unsure)
    for field, parts in ((Field.ITEMS, draft.items), (Field.MONEY, draft.amounts)):
        if stated := ", ".join(f"“{one.as_stated}”" for one in parts if not _is_open(one)):
            why = tr("{figures} is of all of them together: what each gave or got is not said, and is left open.")
            unsure[field] = why.format(figures=stated)
    items, amounts = tuple(map(_open, draft.items)), tuple(map(_open, draft.amounts[:1]))
    return replace(draft, items=items, amounts=amounts, unsure=unsure)


def _open(one: T) -> T:
    return one._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED)


def _is_open(one: DraftItem | DraftMoney) -> bool:
    return one.low is None and one.high is None


def together(drafts: Sequence[Draft], field: Field, whole: Draft | None = None) -> Draft:
    """The first of these with the parties of all of them in this field; a figure that is open in it is again that of
    the `whole` that they were made of, if it stands on the same words."""
    first = drafts[0] if whole is None else _closed(drafts[0], whole)
    return _with(first, field, tuple(party for draft in drafts for party in parties_of(draft, field)))


def _closed(draft: Draft, whole: Draft) -> Draft:
    """The draft with the figures of the whole where it has left them open."""
    items, amounts = _figures_of(draft.items, whole.items), _figures_of(draft.amounts, whole.amounts)
    changed = [
        field
        for field, now, was in ((Field.ITEMS, items, draft.items), (Field.MONEY, amounts, draft.amounts))
        if now != was
    ]
    if Field.MONEY in changed:
        amounts = (*amounts, *whole.amounts[1:])
    unsure = {field: why for field, why in draft.unsure.items() if field not in changed}
    unsure |= {field: why for field, why in whole.unsure.items() if field in changed}
    return replace(draft, items=items, amounts=amounts, unsure=unsure)


def _figures_of(parts: tuple[T, ...], whole: tuple[T, ...]) -> tuple[T, ...]:
    by_words = {(one.as_stated, one.start, one.end): one for one in whole}
    return tuple(by_words.get((one.as_stated, one.start, one.end), one) if _is_open(one) else one for one in parts)


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
