"""Who gives something, with the country of the place whose people they are, where no rule took it for one.

    givers = people ("of" | "in" | "from" | "near" …) place ("and" place)?      *villagers of Lae*, *women in Colby*

One country alone may well be meant by that name, and the text names no other than that and those of who gets it; of a
place too small for the list of towns the text names it, or somebody gets something there. It is never sure. The people
of a firm are wherever that is, and those of a people abroad are of no place: *Chinese merchants of Lae*.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from app.domain.countries import Country
from app.domain.drafts.draft import Draft, DraftParty, Field
from app.domain.drafts.filling.in_unlisted_places import NAME, OneOf
from app.domain.drafts.words.actor_words import PLURAL_BODIES
from app.domain.drafts.words.people_nouns import PEOPLE
from app.domain.language import tr
from app.domain.phrase_words import word_set

_PEOPLE_OF = re.compile(
    rf"(?:(?:Local|Young|Retired|Volunteer|Many|Some|Two|[a-z][\w'’-]+) ){{0,3}}?(?P<who>[A-Za-z]+) "
    rf"(?:of|in|from|at|near|around|outside) (?:the )?(?P<where>{NAME})"
)
_PLACE = re.compile(NAME)
_NUMBER = re.compile(r" \d")
_OPENS = re.compile(r"(?:^|[.!?:;\n\"“”'—–-]|,? and|\b[Tt]he)\s*\Z")
_NEAR = 12
"""Code points before a name in which what opens it stands."""
_JOINT = re.compile(r",? and (?:the )?")
_FURTHER_PEOPLE = word_set(
    "people residents students pupils parents citizens nurses doctors monks nuns children schoolchildren youths "
    "priests boys girls families scouts cadets mayor"
)
_OF_FIRMS = word_set("employees workers readers listeners customers players drivers dealers researchers")
"""Whose name of a place may as well be a firm's: *employees of Nokia*."""


def from_unlisted_places(
    text: str, draft: Draft, named: Collection[str], homes: Collection[str], small_place: OneOf, town: OneOf
) -> Draft:
    """The draft with codes for who gives it.

    `named` are the codes of the countries that the text names, and `homes` of those that bodies in the sentence are of;
    the others say in which one a small place or a town is.
    """
    got = {one.iso2 or _code_in(one.name, town) for one in draft.recipients} - {""}
    others = {*named} - got

    def country(where: str) -> Country | None:
        small = small_place(where, others) or small_place(where, homes)
        if small is not None and small.iso2 in {*others, *homes, *got}:
            return small if {small.iso2} >= others else None
        state = town(where, others) or town(where, homes)
        return state if state is not None and {state.iso2} >= others else None

    donors, unsure = list[DraftParty](), dict(draft.unsure)
    for one in draft.donors:
        where = "" if one.iso2 else _place_of(text, one, draft.donors)
        state = country(where) if where else None
        if state is not None:
            one = one._replace(iso2=state.iso2)
            why = tr("“{name}” is taken to be the place of that name in {country}.")
            unsure[Field.DONORS] = why.format(name=where, country=state.name)
        donors.append(one)
    return replace(draft, donors=tuple(donors), unsure=unsure)


def _code_in(name: str, town: OneOf) -> str:
    """The country of the one town or region that a name begins with: *Texas Panhandle*."""
    first = name.split()[0]
    state = town(first, ()) if first[0].isupper() else None
    return "" if state is None else state.iso2


def _place_of(text: str, one: DraftParty, donors: Collection[DraftParty]) -> str:
    """The place whose people somebody is, or that stands beside such a one; or nothing."""
    beside = (other for other in donors if other.end <= one.start and _JOINT.fullmatch(text, other.end, one.start))
    opens = _OPENS.search(text, max(0, one.start - _NEAR), one.start)
    if _NUMBER.match(text, one.end) or (one.name[0].isupper() and not opens):
        return ""  # residents of Sector 17, the charity Doctors of Hope
    listed = _PLACE.fullmatch(one.name) is not None and any(_whose_people(other.name) for other in beside)
    return one.name if listed else _whose_people(one.name)


def _whose_people(name: str) -> str:
    """The place whose people are called by a name; or nothing."""
    said = _PEOPLE_OF.fullmatch(name)
    who = said["who"].lower() if said is not None else ""
    people = who in _FURTHER_PEOPLE or (PEOPLE.search(who) is not None and who in PLURAL_BODIES - _OF_FIRMS)
    return said["where"] if said is not None and people else ""
