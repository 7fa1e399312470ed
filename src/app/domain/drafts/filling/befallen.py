"""Who gets something as whom a disaster has befallen, where only its name or what became of them was taken for them.

befallen = people "who were"? ("hit" | "struck" | "affected" | "made homeless" …) "by" name of no list
         | people ("made" | "left" | "rendered") "homeless"
         | ("victims" | "survivors") "of" name of no list               *to the victims of Katrina*
         | country "," place disaster ":" at the head of a report       *Nepal, Gorkha earthquake: Oxfam gave 40 tents*
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.domain.drafts.draft import Draft, DraftParty, Field, Span
from app.domain.drafts.words.actor_words import DISASTERS

_PLACE = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}"
_HEADED = re.compile(
    rf"\W*(?P<country>{_PLACE}), (?P<place>{_PLACE}) (?:[a-z]+ )?"
    rf"(?:{'|'.join(sorted(DISASTERS))}|collapse)s?\b[^:;.]{{0,30}}: "
)
_DISASTER = re.compile(rf" (?:[a-z]+ )?(?:{'|'.join(sorted(DISASTERS))})\b")
_PEOPLE = r"\b(?:those|people|children|[a-z]+s) (?:(?:who|that) (?:were|was|are|had been|have been) )?"
_BY_NAME = re.compile(
    rf"(?P<who>{_PEOPLE}(?:hit|struck|affected|displaced|uprooted|orphaned|stricken|battered|ravaged|flattened|wrecked|"
    r"devastated|destroyed|(?:made|left|rendered) homeless) by (?:the )?)\Z"
)
_OF_NAME = re.compile(r"(?:\A|\b(?:to|for|among|the|help|on|and) )(?P<who>(?:victims|survivors) of )\Z")
"""Those of a place are said to be of a kind, *flood victims of Lae*."""
_MADE = re.compile(rf"(?P<who>{_PEOPLE})(?:(?:made|left|rendered) )?\Z")
_HOMELESS = re.compile(r"(?:(?:made|left|rendered) )?homeless\Z")


def befallen(text: str, start: int, draft: Draft) -> Draft:
    """The draft with those of a sentence who get it by all that says who they are."""
    recipients = tuple(_befallen(text, start, one) for one in draft.recipients)
    headed = _HEADED.match(text, start) if len(recipients) == 1 else None
    if headed is not None and recipients[0].start == headed.start("country"):
        low, high = headed.span("place")
        recipients = (DraftParty(text[low:high], recipients[0].iso2, low, high),)
        return replace(draft, recipients=recipients, spans={**draft.spans, Field.RECIPIENTS: (Span(low, high),)})
    return draft if recipients == draft.recipients else replace(draft, recipients=recipients)


def is_befallen(one: DraftParty) -> bool:
    """Whether a party is called after what befell it."""
    said = one.name.rpartition(" ")[0] + " "
    return _BY_NAME.fullmatch(said) is not None or _OF_NAME.fullmatch(said) is not None


def _befallen(text: str, start: int, one: DraftParty) -> DraftParty:
    words = text[one.start : one.end]
    if one.iso2 or not words or one.name != words or _DISASTER.match(text, one.end):
        return one
    if words[0].isupper() and " " not in words:
        said = _BY_NAME.search(text, start, one.start) or _OF_NAME.search(text, start, one.start)
    else:
        said = _MADE.search(text, start, one.start) if _HOMELESS.match(words) else None
    if said is None:
        return one
    low = said.start("who")
    return one._replace(name=" ".join(text[low : one.end].split()), start=low)
