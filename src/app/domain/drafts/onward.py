"""Where things go on to from the port or town to which they are sent, and which is not who gets them.

onward = ("whence" | "from where" | "from which" | "from there") subject? ("was" | "will be" | …) "to be"?
         ("carried" | "trucked" | …) "on"? "to" … place
"""

from __future__ import annotations

import re

from app.domain.drafts.shape import Shape

_ONWARD = re.compile(
    r"\b(?:whence|from (?:where|which|there)) (?:(?:it|they|these|this|the \w+) )?"
    r"(?:(?:is|are|was|were|will|would|has|had|have|being|due|to|be|been|then|later) )+"
    r"(?:carried|taken|trucked|forwarded|driven|shipped|sent|moved|transported|flown|ferried|railed|hauled|distributed)"
    r"(?: (?:on|onwards?|overland|by (?:road|rail|river|train|truck|lorry|air|sea)))? to (?:[^.;,]{0,60}? )??(?=[A-Z])"
)


def onward(text: str, shape: Shape, at: int) -> list[int]:
    """The pieces that name where what is given by a word at a piece goes on to, behind where it is sent."""
    pieces = shape.pieces
    found = _ONWARD.search(text, pieces[at].start, pieces[-1].end)
    if found is None:
        return []
    behind = (one for one in sorted(shape.ties) if pieces[one].end > found.end() and pieces[one].actor is not None)
    return [one for one in behind if pieces[one].start - found.end() < _NEAR][:1]


_NEAR = 40
"""Code points behind *to* in which the place is named."""
