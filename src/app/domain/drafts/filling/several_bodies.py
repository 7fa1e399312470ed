"""Bodies of one name in several places, each by its own: *the Rotary Clubs of Milan and Lyon*.

    bodies = capital* plural "of" place ("," place)* "and" place

So are those of a small noun of which each gives or gets something: *the Rotary clubs of Milan and Lyon each gave*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.domain.drafts.draft import Draft, DraftParty, Field, Span
from app.domain.drafts.names.named import Find

_PLACE = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
_ONE_OF = {
    "clubs": "club", "universities": "university", "societies": "society", "dioceses": "diocese",
    "archdioceses": "archdiocese", "chapters": "chapter", "lodges": "lodge", "parishes": "parish",
    "chambers of commerce": "chamber of commerce", "councils": "council", "fire departments": "fire department",
}  # fmt: skip
_BODIES = re.compile(
    rf"(?:[Tt]he )?(?P<whose>(?:[A-Z][\w'’]* ){{0,4}})(?P<head>(?i:{'|'.join(_ONE_OF)})) of (?:the )?"
    rf"(?P<places>{_PLACE}(?:, {_PLACE})*,? and (?:the )?{_PLACE})(?P<each> (?:have |has )?(?:each|both)\b)?"
)
_EACH = re.compile(_PLACE)


def with_several_bodies(text: str, drafts: Sequence[Draft], find: Find) -> list[Draft]:
    """The drafts with each of such bodies that give or get something."""
    return [_apart(text, _apart(text, one, Field.DONORS, find), Field.RECIPIENTS, find) for one in drafts]


def _apart(text: str, draft: Draft, field: Field, find: Find) -> Draft:
    """A draft with those of one side."""
    parties = draft.donors if field is Field.DONORS else draft.recipients
    first = parties[0] if parties else None
    said = _BODIES.match(text, first.start) if first is not None and first.start < first.end else None
    if first is None or said is None or not (said["each"] or said["head"][0].isupper()):
        return draft
    low, high = said.span("places")
    if any(one.start < low or one.end > high for one in parties[1:]) or first.end <= low:
        return draft
    spans = [one.span() for one in _EACH.finditer(text, low, high)]
    whole = (who for who in find(text, low, high) if " and " in text[who.start : who.end])  # Trinidad and Tobago
    if any(who.start <= span[0] < who.end for who in whole for span in spans):
        return draft
    one_of = _ONE_OF[said["head"].lower()]
    one_of = one_of.capitalize() if said["head"][0].isupper() else one_of
    if field is Field.DONORS:
        codes = dict.fromkeys((span[0] for span in spans), "")
    else:
        codes = {span[0]: who.iso2 for span in spans for who in find(text, *span) if who.start == span[0]}
    apart = tuple(
        DraftParty(f"{said['whose']}{one_of} of {text[slice(*span)]}", codes.get(span[0], ""), *span) for span in spans
    )
    found = tuple(Span(one.start, one.end) for one in apart)
    side = {"donors": apart} if field is Field.DONORS else {"recipients": apart}
    return replace(draft, spans=draft.spans | {field: found}, **side)
