"""How much of what was given has been spent or used since, which is no gift.

used = "of which" about? number … ("has been" | "was" …)? ("spent" | "used" | "drawn down" …)
     | number "of" ("it" | "the money" …) … ("has been" | …)? ("spent" | …)
     | number "of which" … ("spent" | …)

Oman gave Chad $30 million, of which $4 million has been spent.
"""

from __future__ import annotations

import re

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.words.rare import Rare

_OF_WHICH = Rare("of which", r"\bof which (?:(?:about|around|some|only|just|over|nearly|almost|barely) )*$")
_USED = r"(?:spent|used(?! as\b)|drawn down|utili[sz]ed|consumed|squandered|eaten)\b"
_AUX = r"(?: (?:has|have|had|was|were|is|are|been|so far|already|since|now|only|to date))"
_BEHIND = re.compile(rf"{_AUX}+ {_USED}")
_OF_IT = re.compile(
    r" of (?:which|it|this|that|them|these|those|the (?:money|cash|sum|total|amount|funds?|aid|grant|gift|donations?)\b"
    rf"[^.;:,]{{0,60}}?){_AUX}+ {_USED}"
)
_NEAR = 30


def is_used_up(text: str, first: int, one: Amount) -> bool:
    """Whether a number is only of how much of a gift has been used; `first` is where words before it count."""
    end = max(one.end, one.item_end)
    if _OF_IT.match(text, end):
        return True
    return bool(_BEHIND.match(text, end) and _OF_WHICH.search(text, max(first, one.start - _NEAR), one.start))
