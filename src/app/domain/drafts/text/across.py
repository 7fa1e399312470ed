"""Who gives what a sentence leaves open: whoever gave what it goes on with, or the last gift and most of those before.

    goes on = "of" this … | the rest … | a second, another shipment … | behind it came …

*A second lorry followed*, *Of this, 2 million is for Chad*: whose they are was said just before.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from app.domain.drafts.clauses.pieces import Sort
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.draft import DraftParty
from app.domain.drafts.names.named import STATES, NamedKind
from app.domain.drafts.text.before import Before
from app.domain.drafts.text.context import key_of

_LOT = (
    r"(?:\w+ ){0,2}?(?:shipment|consignment|batch|load|cargo|delivery|instalment|tranche|package|lorry|truck|convoy|"
    r"plane|aircraft|flight|ship|vessel|train|team|one)s?\b"
)
_NEXT = r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|further|next|last|final|other|remaining|same"
_GOES_ON = re.compile(
    rf"(?:Of (?:this|that|these|those|it|them|the (?:sum|total))\b|(?:[\w,.]+ ){{1,4}}of (?:this|that|these|them|it)\b|"
    rf"(?:The|A) (?:{_NEXT})\b|The (?:rest|remainder|others|value of the)\b|Another {_LOT}|"
    rf"(?:With|Behind|After) (?:it|them)\b|(?:It|They) (?:was|were) followed\b)",
    re.IGNORECASE,
)
_AGO, _OFTEN = 2, 2
"""Sentences since the gift that another goes on with, and how many were told of at least."""
_MAY = (*STATES, NamedKind.GROUP, NamedKind.ORGANISATION, NamedKind.COMPANY)


def giver_before(
    text: str, shape: Shape, before: Before, recipients: Collection[DraftParty], *, goes_on: bool
) -> tuple[DraftParty, ...]:
    """Who likely gives it, where the sentence names nobody else who may; `goes_on` where only its number is said."""
    gets = {key_of(one) for one in recipients}
    if any(_may_give(shape, at, gets) for at in shape.of(Sort.ACTOR, 0, len(shape.pieces))):
        return ()
    often = before.givers if len(before.gave) >= _OFTEN and before.givers == before.gave[0].donors else ()
    said = _GOES_ON.match(text, shape.pieces[0].start, shape.pieces[-1].end) is not None
    last = before.gave[0].donors if before.gave and before.ago <= _AGO else ()
    found = last if last and (said or (goes_on and not often)) else often
    return () if gets & {key_of(one) for one in found} else found


def _may_give(shape: Shape, at: int, gets: Collection[str]) -> bool:
    """Whether somebody of the sentence may give it himself."""
    who = shape.pieces[at].actor
    return who is not None and who.kind in _MAY and key_of(who) not in gets and shape.ties[at].role not in ("to", "for")
