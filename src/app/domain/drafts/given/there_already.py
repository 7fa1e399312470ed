"""Numbers of what is there before a gift, and of what a sum is to pay for.

busy   = "where" … number … "are" ("at work" | …)                Lima, where 40 vets and 12 dogs are at work
had    = ("has" | "had") number, without its thing               By 1970 Chad had 4,000
had    = ("has" | "had" | "there are" | "owns" …) number thing, beside another number of the same thing
                                                        Chad had 40 tents and got 300 from Oman
for    = sum ("will" | "is to" | "can" …) ("fund" | "build" …) … number thing | sum … "towards" thing
                                                        Oman's $5 million will fund 12 clinics and 30 wells
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.clauses.gift_things import head_of
from app.domain.drafts.words.goods import PERSONS

_HAS = re.compile(
    r"\b(?:has|have|(?<!\bhas )(?<!\bhave )(?<!\bhad )had|owns?|owned|keeps?|kept|holds?|held|possess(?:es|ed)?|"
    r"[Tt]here (?:are|were))"
    r"(?: (?:now|only|just|already|about|some|over|nearly|almost|more than|at least|the|its))* $"
)
_GOT_FROM = re.compile(
    r" (?:from|by|that|which) |,? (?:given|donated|sent|pledged|promised|presented|lent|offered|left|on order|ready)\b"
)
"""Behind what somebody has of others: *has 40 wells from Oman and got 12 more*."""
_PAYS_FOR = re.compile(
    r"(?:(?! (?:and|but|while|which|that) )[^.;,]){0,60} (?:will|would|is to|are to|can|could|should|may|might)"
    r"(?: (?:also|help|help to|[a-z]+ly|be used to))? (?:fund|finance|buy|purchase|build|rebuild|repair|pay for|cover|"
    r"equip|dig|drill|train|go towards|support)\b[^.;]*$"
)
_TOWARDS = re.compile(r"\btowards? (?:(?:the|its|their|our) (?:(?:cost|purchase|building|repair) of )?)?$")
_OF_THEM = re.compile(
    r",? (?:and |but |only )?(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|half|most|some|"
    r"many) of (?:them|these|which) (?=(?:(?:was|were|are|is|an?|the) )*(?:gifts?|from|given|donated|presented|sent|"
    r"supplied|bought)\b)"
)


def is_busy(text: str, first: int, one: Amount) -> bool:
    """Whether people or things are at work where it is told of: *Lima, where 40 vets and 12 dogs are at work*."""
    return _BUSY.match(text, one.end) is not None and _WHERE.search(text, first, one.start) is not None


_WHERE = re.compile(r"\bwhere\b[^.;:]*$")
_BUSY = re.compile(
    r"(?:(?:,|,? and) (?:an? |[\d,]+ |[a-z]+ )(?:[a-z-]+ ?){1,3}){0,3} ?(?<=[a-z] )"
    r"(?:(?:are|were|is|was|have|had|been|now|already|still) )+(?:at work|working|searching|on duty|busy|stationed|"
    r"based|treating|digging|serving|living)\b"
)


def is_there_already(text: str, first: int, one: Amount, counted: Sequence[Amount]) -> bool:
    """Whether a number says how many somebody has besides those that are given."""
    if not _may_be_more(one, counted) or _GOT_FROM.match(text, max(one.end, one.item_end)):
        return False
    return _HAS.search(text, first, one.start) is not None


def _may_be_more(one: Amount, counted: Sequence[Amount]) -> bool:
    """Whether others may be given of what a number counts."""
    others = (other for other in counted if other is not one and other.low is not None)
    if one.is_money:
        return any(other.is_money and other.currency == one.currency for other in others)
    if one.item_start == one.item_end:
        return True  # by 1970 Chad had 4,000
    alike = [other for other in others if not other.is_money]
    head = head_of(one.item) if alike else ""
    if not head or head in PERSONS:
        return False  # has 900 soldiers in Qatar and sends 300 more
    return any(head_of(other.item) == head for other in alike)


def is_had_in_part(text: str, first: int, one: Amount) -> bool:
    """Whether only some of what somebody has are said to be given: *has 100 desks, 40 of them from Oman*."""
    return _OF_THEM.match(text, one.end) is not None and _HAS.search(text, first, one.start) is not None


def is_paid_with(text: str, one: Amount, counted: Sequence[Amount]) -> bool:
    """Whether a thing is what a sum counted before it is to pay for."""
    if one.is_money:
        return False
    sums = (other for other in counted if other.is_money and other.end <= one.start)
    return any(_PAYS_FOR.match(text, other.end, one.start) for other in sums)


def is_towards(text: str, one: Amount, counted: Sequence[Amount]) -> bool:
    """Whether a sum counted before a thing goes towards it."""
    if one.is_money or not any(other.is_money and other.end <= one.start for other in counted):
        return False
    return _TOWARDS.search(text, max(0, one.start - _NEAR), one.start) is not None


_NEAR = 40
