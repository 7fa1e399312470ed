"""Names of ships and types of aircraft, which are nobody's.

    ship     = vessel-noun name (sign | "to" | "from" | "was" | …)       the patrol boat Zaire, the tug Princess Royal
    aircraft = ("a" | "an" | number) word* type                           an Air Force Hercules, a chartered Boeing 747

What a clause follows is who does something: *the patrol boat Kenya sent*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.domain.drafts.names.named import STATES_AND_GROUPS, Named, NamedKind

_NOUNS = (
    "ship|boat|lifeboat|gunboat|tugboat|vessel|ferry|cutter|frigate|corvette|destroyer|cruiser|steamer|steamship|yacht|"
    "schooner|brig|tug|trawler|freighter|launch|barque|minesweeper|submarine|icebreaker|dredger|barge|sloop|liner|"
    "battleship|warship|locomotive"
)
_BEFORE_NAME = tuple(f"{noun} " for noun in _NOUNS.split("|"))
_VESSEL = re.compile(
    rf"\b(?P<the>(?:the|an?|its|their|his|her|['’]s) (?:[\w-]+ ){{0,3}})?(?:{_NOUNS}) $", re.IGNORECASE
)
_BEHIND = re.compile(
    r"\W*$|[,.;:)\"”’']+(?!s\b)| (?:to|from|with|and|which|that|in|at|for|by|on|as|carrying|laden|loaded|was|is|"
    r"arrived|sailed|docked|landed|reached|came|left|put|brought|delivered|carried|unloaded|built|given|donated|bound|"
    r"(?:has|had|will) be(?:en)?)\b"
)
_TYPE = re.compile(
    r"(?:[\w'’-]+ )*(?:Hercules|Boeing|Airbus|Antonov|Ilyushin|Tupolev|Globemaster|Chinook|Cessna|Fokker|Dakota|"
    r"Transall|Sikorsky|Embraer|Bombardier)"
)
_COUNTED = re.compile(r"(?<=[a-z,] )(?:an?|one|two|three|four|five|six|another|\d+) (?:[a-z-]+ )?$")
"""What stands before a type, where that is no subject: *aboard a chartered Boeing 747*."""
_LONG = 60
"""Code points before a name in which its noun and its determiner stand."""
_OF_NAMES = (NamedKind.ORGANISATION, NamedKind.COMPANY, NamedKind.PERSON)


def without_vessels(text: str, named: Iterable[Named]) -> list[Named]:
    """Who is named, without what is only the name of a ship or the type of an aircraft."""
    return [one for one in named if not (_is_vessel(text, one) or _is_type(text, one))]


def _is_vessel(text: str, one: Named) -> bool:
    first = max(0, one.start - _LONG)
    if one.kind is NamedKind.PRONOUN or not text[first : one.start].lower().endswith(_BEFORE_NAME):
        return False
    before = _VESSEL.search(text, first, one.start)
    if before is None or not text[one.start].isupper() or (one.kind in STATES_AND_GROUPS and not before["the"]):
        return False
    return not one.by_people and _BEHIND.match(text, one.end) is not None


def _is_type(text: str, one: Named) -> bool:
    """Whether the words of a name are those of a type, and not of the state or the town whose aircraft it is."""
    nobody = one.kind in _OF_NAMES and not one.state
    typed = nobody and _TYPE.fullmatch(text, one.start, one.end) is not None
    return typed and _COUNTED.search(text, max(0, one.start - _LONG), one.start) is not None
