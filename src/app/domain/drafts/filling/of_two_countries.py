"""What two countries give by their adjectives in one word: *a Danish-Swedish rescue team*, *Franco-German aid*.

    joint = adjective "-" adjective word? word? ("team" | "mission" | "aid" | "convoy" | …)

People and societies of two adjectives are of no two countries: *Somali-American doctors*.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.domain.drafts.draft import Draft, DraftParty, Field, Span
from app.domain.drafts.names.actors import Named, NamedKind
from app.domain.drafts.names.named import Find

_JOINT = re.compile(
    r"\b(?P<one>[A-Z][a-z]+)[-–](?P<other>[A-Z][a-z]+) (?:[a-z][\w-]* ){0,3}?"
    r"(?:teams?|missions?|aid|assistance|convoys?|hospitals?|clinics?|projects?|expeditions?|forces?|delegations?|ships?|"
    r"flotillas?|initiatives?|packages?|gifts?|donations?|brigades?|battalions?|contingents?|loans?|grants?|"
    r"consignments?|shipments?|flights?|airlifts?|consorti(?:um|a)|programmes?|programs?|efforts?|operations?)\b"
)
_FIRST = {
    "Anglo": "British", "Franco": "French", "Sino": "Chinese", "Russo": "Russian", "Italo": "Italian",
    "Greco": "Greek", "Austro": "Austrian", "Indo": "Indian", "Turco": "Turkish",
}  # fmt: skip
"""What the first of two countries is called in other places: *Anglo-American*."""


def of_two_countries(text: str, low: int, high: int, draft: Draft, find: Find) -> Draft:
    """The draft of a sentence, given by both countries where the words for one of them are an adjective of two."""
    donor = draft.donors[0] if len(draft.donors) == 1 else None
    if donor is None or not donor.iso2:
        return draft
    for said in _JOINT.finditer(text, low, high):
        if donor.start < said.end() and said.start() < donor.end:
            both = [_country(_FIRST.get(word, word), find) for word in said.group("one", "other")]
            parties = [
                DraftParty(one.name, one.iso2, *said.span(part))
                for one, part in zip(both, ("one", "other"), strict=True)
                if one is not None
            ]
            if len({one.iso2 for one in parties}) > 1 and donor.name in {one.name for one in parties}:
                spans = tuple(Span(one.start, one.end) for one in parties)
                return replace(draft, donors=(*parties,), spans=draft.spans | {Field.DONORS: spans})
    return draft


def _country(word: str, find: Find) -> Named | None:
    """The country whose adjective a word is."""
    named = (one for one in find(word, 0, len(word)) if one.kind is NamedKind.COUNTRY and one.by_people)
    return next(named, None)
