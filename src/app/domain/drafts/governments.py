"""The words around a country that make it its government, or say its name in full.

government = a country's adjective, or its name or seat with 's, and [health, foreign, royal …] a government's word:
             *Danish government*, *Kathmandu's health ministry*, *Ukraine's Ministry of Health*, *Brazilian Army*
           | a government's word, *of* [the Kingdom of] a country's name: *Government of the Republic of Palau*
post       = ambassador, embassy … and *in* or *to* where they are
"""

from __future__ import annotations

import re

from app.domain.drafts import actor_words as grammar
from app.domain.drafts.named import Named, NamedKind
from app.domain.drafts.sentence import How, Place, Sentence


def government_around(sentence: Sentence, place: Place) -> Named | None:
    """A country with the words around it that make it its government, or its name in full; None without such words."""
    start, end, named = place.start, place.end, place.named
    country = sentence.places.get(named.iso2)
    if country is None or place.how in (How.TOWN, How.REGION, How.LEADER, How.WHERE):
        return None
    after = sentence.after(end, 160)
    owns = after.startswith("'")
    if named.kind is NamedKind.TOWN and not owns:
        return None
    match = grammar.GOVERNMENT_NAMED.match(after) if owns or place.how in (How.PEOPLE, How.NAME) else None
    if match is None and (owns or place.how is How.PEOPLE):
        match = grammar.GOVERNMENT_AFTER.match(after)
    if match is None:
        match = grammar.GOVERNMENT_BARE.match(after)
    high = end + match.end() if match is not None else end
    low = start
    prefix = None
    before = sentence.before(start, 160)
    if place.how is How.NAME:
        prefix = grammar.OF_STATE.search(before)
    elif place.how is How.PEOPLE and match is not None:
        prefix = grammar.ROYAL.search(before)
    if prefix is not None and prefix[0].strip():
        low = start - (len(before) - prefix.start())
    if (low, high) == (start, end):
        return None
    governing = (
        high > end or grammar.STATE.fullmatch(sentence.plain, low - sentence.start, start - sentence.start) is None
    )
    if match is not None:
        high += _posted(sentence, high)
    kind = NamedKind.GOVERNMENT if governing else NamedKind.COUNTRY
    return Named(low, high, kind, country.name, named.iso2, named.unsure)


_POST = re.compile(r"(?:ambassador|embassy|consulate|high commissioner|high commission|envoy)$", re.IGNORECASE)


def _posted(sentence: Sentence, end: int) -> int:
    """How many letters of where an ambassador or an embassy is stand behind it: *in Vientiane*, *to Laos*."""
    if not _POST.search(sentence.before(end, 20)):
        return 0
    match = re.match(r" (?:in|to) (?:the )?", sentence.after(end, 10))
    return match.end() + sentence.lengths.get(end + match.end(), -match.end()) if match is not None else 0
