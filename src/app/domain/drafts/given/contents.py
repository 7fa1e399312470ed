"""What only says what packs hold and buildings have: it comes with them and is no further gift.

held  = packs ("containing" | "holding" | …) list | several things … ","? "each" ("with" | "containing" | …) list
      | thing "," ("mostly" | "mainly" | …) list              tons of food, mostly maize and beans
rooms = building ("with" | "of" | …) number rooms list             a clinic with eight rooms and a pharmacy
there = building ","? "which" ("opened with" | "boasts" | …) list  a library, which opened with 900 books and a hall

What has a number of its own is given, but for rooms and beds: *40 boxes containing pasta and 30 stoves*. What vehicles
hold is given, too, and so is whoever comes with a building: *a hospital with 20 beds and six doctors*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.clauses.gift_things import head_of
from app.domain.drafts.clauses.pieces import is_in_vehicles, is_vehicle
from app.domain.drafts.words.actor_words import FACILITIES
from app.domain.drafts.words.goods import PERSONS
from app.domain.drafts.words.rare import Rare
from app.domain.drafts.words.word_lists import BUILDINGS
from app.domain.phrase_words import word_set

_LIST = r"(?:(?! (?:to|for|in|on|from|at|by|was|were|and (?:sent|gave|brought|handed|donated)) )[^.;:()\d])*"
_HOLDING = r"(?:contain(?:s|ing)|hold(?:s|ing)|comprising|consisting of|made up of|filled with|packed with)"
_HELD = Rare(
    "contain|hold|comprising|consisting of|made up of|filled with|packed with|each with",
    rf"(?:,? each with|,? each {_HOLDING}|,? {_HOLDING}) {_LIST}$",
)
_EACH = re.compile(r",? each ")
_MOSTLY = Rare(
    "mostly|mainly|chiefly|largely|primarily|predominantly|principally",
    rf",? \(?(?:mostly|mainly|chiefly|largely|primarily|predominantly|principally) {_LIST}$",
)
_PACKS = word_set(
    "kits parcels packages packs packets boxes bags baskets hampers cartons crates bundles sets cases kit parcel "
    "package"
)
"""What comes with all that is in it, however much that is."""
_ROOMS = word_set(
    "rooms classrooms bedrooms wards beds cots berths bunks floors storeys stories offices playrooms bathrooms toilets "
    "latrines showers theatres theaters laboratories kitchens dormitories cubicles chambers halls workshops apartments "
    "flats units surgeries seats places sqm"
)
"""What a building has."""
_BESIDE = word_set(
    "pharmacy dispensary laboratory lab library canteen playground garden yard well chapel gym gymnasium nursery store "
    "mortuary staffroom surgery"
)
"""What it has beside them."""
_WITH_ROOMS = re.compile(
    r",? (?:with|of|containing|comprising|having|including|complete with) (?:about |some |up to |over |at least )?"
    rf"(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?) (?:[a-z-]+ ){{0,2}}(?:{'|'.join(sorted(_ROOMS))})\b(?: each)?"
)
_MORE_ROOMS = re.compile(rf"(?:(?:,|,? and|,? as well as|,? plus) {_LIST}| )?")


def without_contents(text: str, start: int, things: Sequence[Amount]) -> list[Amount]:
    """The things of a sentence that begins at a code point, in order, without what packs and buildings have."""
    out: list[Amount] = []
    for one in things:
        of_building = _is_there(text, start, one) or any(_is_of_building(text, thing, one) for thing in out)
        if not (of_building or _is_held(text, start, one, out)):
            out.append(one)
    return out


def _is_held(text: str, start: int, one: Amount, before: Sequence[Amount]) -> bool:
    """Whether a thing stands in the list of what packs or several things before it hold."""
    if one.is_money or one.low is not None:
        return False
    if (mostly := _MOSTLY.search(text, start, one.end)) is not None:
        return any(thing.end == mostly.start() and not thing.is_money for thing in before)
    if head_of(one.item) in PERSONS:
        return False
    link = _HELD.search(text, start, one.start)
    holders = [thing for thing in before if link and not thing.is_money and thing.end <= link.start()]
    if link is None or not holders or is_in_vehicles(holders[-1]) or is_vehicle(holders[-1]):
        return False
    if holders[-1].end == link.start() and head_of(holders[-1].item) in _PACKS:
        return True
    return _EACH.match(text, link.start()) is not None and _are_several(holders[-1])


def _are_several(one: Amount) -> bool:
    """Whether a thing is of several, counted or not."""
    return (one.low or 0) > 1 or (one.low is None and one.item.endswith("s"))


def _is_of_building(text: str, building: Amount, one: Amount) -> bool:
    """Whether a thing is the rooms of a building, or goes on with their list."""
    if one.is_money or building.is_money or building.unit or head_of(one.item) in PERSONS:
        return False
    head = head_of(building.item)
    if head.removesuffix("s") not in _BUILDINGS or (has := _WITH_ROOMS.match(text, building.end, one.end)) is None:
        return False
    if has.end() == one.end:
        return True
    room = head_of(one.item)
    if room not in _ROOMS | _BESIDE and f"{room}s" not in _ROOMS:
        return False  # a school with ten classrooms and a bus
    return has.end() < one.start and _MORE_ROOMS.fullmatch(text, has.end(), one.start) is not None


_BUILDINGS = FACILITIES | {one.removesuffix("s") for one in BUILDINGS} | word_set("home house block annex annexe")


def _is_there(text: str, start: int, one: Amount) -> bool:
    """Whether a thing is what a building is said to have had in it: *a library, which opened with 900 books*."""
    if one.is_money or _FROM_OTHERS.match(text, max(one.end, one.item_end)):
        return False
    return _THERE.search(text, start, one.start) is not None


_THERE = Rare(
    "which|that",
    rf"\b(?:{'|'.join(sorted(_BUILDINGS))})s?,? (?:which|that) (?:now |today |already )?"
    r"(?:(?:open(?:s|ed)|beg[ai]ns?|start(?:s|ed)) with|boast(?:s|ed)|had|has|hous(?:es|ed)|holds|held|contain(?:s|ed)|"
    r"comprise[sd]|include[sd]) "
    r"(?:(?! (?:from|given|gave|donated|sent|got|received|to) )(?:[^.,;:]|,(?=\d)))*$",
)
_FROM_OTHERS = re.compile(r" (?:from|by|that|which) |,? (?:given|donated|sent|pledged|promised|presented|offered)\b")
"""Behind what is there and was given all the same: *a library that has 900 books from Oman*."""
