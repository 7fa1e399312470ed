"""Stand-in until the readers of names land."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any, NamedTuple

from app.domain.countries import Country, Gazetteer
from app.domain.names import Names, country_names


class NamedKind(StrEnum):
    """What is named."""

    COUNTRY = "country"
    GROUP = "group"
    TOWN = "town"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    COMPANY = "company"
    PERSON = "person"
    BODY = "body"
    PRONOUN = "pronoun"


class Named(NamedTuple):
    """Who is named, and where."""

    start: int
    end: int
    kind: NamedKind
    name: str
    iso2: str
    unsure: str = ""


_ORG = re.compile(
    r"\b(?:WHO|UNICEF|UNHCR|WFP|Caritas|the World Food Programme|[A-Z][\w']+(?: [A-Z][\w']+)* (?:Red Cross|Foundation|Steel Works|Pharma))\b"
)
_PRON = re.compile(r"\b(?:it|It|They|they|We|we|the company|The company)\b")
_GOV = re.compile(r"(?:'s)?(?: [a-z]+)? (?:government|ministry|army|air force|embassy|people)\b")


class ActorReader:
    """Finds actors."""

    def __init__(self, gazetteer: Gazetteer, towns: Any, organisations: Any) -> None:
        self._names: Names = country_names(gazetteer)
        self._gaz = gazetteer

    def find(self, text: str, start: int, end: int) -> list[Named]:
        """All in order."""
        found: list[Named] = []
        for m in _ORG.finditer(text, start, end):
            found.append(Named(m.start(), m.end(), NamedKind.ORGANISATION, m[0], ""))
        for low, high, key in self._names.find(text, start, end):
            place = self._gaz.by_code(key)
            assert place is not None
            kind = NamedKind.COUNTRY if isinstance(place, Country) else NamedKind.GROUP
            m = _GOV.match(text, high)
            high = m.end() if m else high
            found.append(Named(low, high, kind, place.name, key if isinstance(place, Country) else ""))
        for m in _PRON.finditer(text, start, end):
            found.append(Named(m.start(), m.end(), NamedKind.PRONOUN, m[0], ""))
        found.sort(key=lambda n: (n.start, -n.end))
        out: list[Named] = []
        for n in found:
            if not out or n.start >= out[-1].end:
                out.append(n)
        return out
