"""What is counted nowhere itself, as it is only needed, and the numbers that say how much of it has come.

    needed = number noun{1,3} "are"? ("needed" | "required" | …)      6,000 tents are needed
           | ("needs" | "asked for" | …) ":"? number noun{1,3}        Chad has asked for 6,000 tents; Needs: 6,000 tents
           | "Of" "the" number noun{1,3} ("needed" | …)               Of the 6,000 tents asked for, Chile sent 900
           | "Of" "the" noun{1,3} ("that" | "sent" | …), number       Of the doses that Oman donated, 900 went to Chad
    came   = number ("have" | "were" | …)* verb of giving             1,900 have come from Malta, 250 donated by Oman

How much is needed is no amount; what is needed, or of what so many are told of, a bare number behind it counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from app.domain.drafts.amounts.amount import UNREAD, Amount
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.drafts.words.rare import Rare
from app.domain.number_words import ONES, TENS

_WORD = re.compile(r"\b(?:needed|[Nn]eeds?|[Rr]equir|want|request|asked for|appealed for|short of|lack|sought)")
"""Without one of these nothing is needed."""
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|{'|'.join((*ONES, *TENS))})"
_NOUN = (
    r"(?P<noun>(?!(?:million|billion|thousand|of|to|in|for|more|per)\b)[a-z][a-z-]*(?: (?!of\b)[a-z][a-z-]*){0,2}?s)"
)
_ARE_NEEDED = re.compile(
    rf"\b{_NUMBER} {_NOUN} (?:(?:are|were|is|was|have been|still|urgently|now|also) ){{0,3}}"
    r"(?:needed|required|wanted|requested)\b",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    r"\b(?:needs?|needed|requires?|required|requests?|requested|wants?|wanted|lacks?|"
    r"lacked|sought|(?:has|have|had)? ?(?:asked|appealed) for|"
    rf"short of|(?:Needs?|Required|Requirements?|Still needed):) (?:about |some |at least |another |up to )?"
    rf"{_NUMBER} {_NOUN}(?=[,.;:]|$| (?:in|for|of which|from|to|"
    r"by|and|but|while|at|after|before)\b)"
)
_OF_THE = Rare(
    "Of ",
    rf"\bOf (?:the|its|their|these|those) (?!\d){_NOUN} "
    r"(?:(?:that|which|donated|given|sent|received|delivered|supplied|provided|promised|pledged)\b|(?=[A-Z]))",
)
_SOME_OF_THOSE = re.compile(
    r"\b(?:needs?|needed|requests?|requested|wants?|wanted|lacks?|lacked|sought|asked for|appealed for|short of) "
    r"(?:some |more |new |further |the )?(?P<noun>(?!(?:in|for|to|of|more)\b)(?:[a-z-]{3,} )?[a-z][a-z-]+s)"
    r"(?=,? (?:and|but|so)\b|[,;:])",
)
"""*Chad needed trucks, and France sent six of them*."""
_OF_SO_MANY = Rare(
    "Of ",
    rf"\bOf (?:the |its |their |some |about )?{_NUMBER} {_NOUN} (?:(?:still |urgently |first )?"
    r"(?:needed|required|requested|wanted|planned|sought|asked for|appealed for|ordered)\b"
    r"|(?:that |which )?(?:it|they|[A-Z][\w’'-]+) (?:had |has |have )?(?:needs?|needed|asked for|wanted|requested)\b)",
)
"""*Of the 60 pumps that Lima asked for*, whose number is none of a gift."""
_OF_MONEY = re.compile(r"(?:dollars|euros|pounds|francs|pesos|rupees|crowns|marks|dinars|roubles|shillings)$")
_AUX = r"(?:(?:have|has|had|were|was|are|is|will|would|be|been|already|now|also|so far|since) ){0,4}"
_CAME = re.compile(
    rf"(?:[;:,] |\b(?:but|and|while|only|so far,?|to date,?) )(?P<number>{_NUMBER}) {_AUX}(?P<verb>[a-z]+)\b"
)
_COME = ("come", "came", "built", "installed", "repaired")


def needed(text: str, start: int, end: int) -> Amount | None:
    """What a sentence says to be needed, or of what it tells so many, without a number."""
    found = _OF_THE.search(text, start, end) or _OF_SO_MANY.search(text, start, end)
    if found is None and text.find(" of them", start, end) >= 0:
        found = _SOME_OF_THOSE.search(text, start, end)
    if found is None and _WORD.search(text, start, end) is not None:
        found = _ARE_NEEDED.search(text, start, end) or _NEEDS.search(text, start, end)
    if found is None or _OF_MONEY.search(found["noun"]):
        return None
    last = found["noun"].rpartition(" ")[2]
    if is_of_people(last) and last != "shelters":  # which are a body where they get something
        return None
    low, high = found.span("noun")
    words = found["noun"]
    return Amount(low, high, None, None, UNREAD.qualifier, "", words, low, high, "", "", words)


def came(text: str, start: int, end: int, gives: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Where bare numbers stand that say how much of what is needed came; `gives` is as for `elided`."""
    found = _CAME.finditer(text, start, end)
    return [one.span("number") for one in found if gives(one["verb"]) or one["verb"] in _COME]
