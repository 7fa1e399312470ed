"""The grounds of giving that the rules read, under the keys that the workspace's vocabulary of bases begins with."""

from __future__ import annotations

from enum import StrEnum


class Basis(StrEnum):
    """On what ground something was given, as the sentence has it."""

    PERSONAL = "personal"
    DIASPORA = "diaspora"
    ALUMNI = "alumni"
    TWIN_CITY = "twin_city"
    AFFINITY = "affinity"
    SOLIDARITY = "solidarity"
    COMMERCIAL = "commercial"
    STRATEGIC = "strategic"
    UNSPECIFIED = "unspecified"
