"""Gifts that are a part of one before them in the sentence, which would be counted twice.

part = *of which*, *including*, *among them* … and an amount: *500 tents, of which 200 were pitched*
     | an amount and *of which*, *of them* …:                *500 tents; 200 of them were pitched*
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.domain.drafts.draft import Draft, Field
from app.domain.language import tr
from app.domain.terms import Outcome

_BEFORE = re.compile(r"\b(?:of (?:which|these|those|them)|including|among (?:which|these|those|them))[, ]*$", re.I)
_BEHIND = re.compile(r" of (?:which|these|those|them)\b", re.I)
_REACH = 20
"""Code points before an amount in which such words end."""


def without_parts_in_totals(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence, of which those that are a part of something given before do not count in totals."""
    out: list[Draft] = []
    for draft in drafts:
        amounts = [*draft.items, *draft.amounts]
        counted = [one.end for other in out if other.status is Outcome.GIVEN for one in (*other.items, *other.amounts)]
        first = min(amounts, key=lambda one: one.start, default=None)
        if first is not None and any(end <= first.start for end in counted) and _is_part(text, first.start, first.end):
            field = Field.ITEMS if draft.items else Field.MONEY
            reason = tr("It is a part of what the sentence gives before, and would be counted twice.")
            draft = replace(draft, in_totals=False, unsure={**draft.unsure, field: reason})
        out.append(draft)
    return out


def _is_part(text: str, start: int, end: int) -> bool:
    behind = _BEHIND.match(text, end) or re.search(r"\bof (?:which|these|those|them)$", text[start:end], re.I)
    return behind is not None or _BEFORE.search(text, max(0, start - _REACH), start) is not None
