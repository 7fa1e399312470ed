"""Organisations and companies that are known by name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OrganisationKind(StrEnum):
    """What sort of organisation it is."""

    INTERGOVERNMENTAL = "intergovernmental"
    AGENCY = "agency"
    """Of a government, or one that it owns and steers."""
    NGO = "ngo"
    FOUNDATION = "foundation"
    COMPANY = "company"
    BANK = "bank"
    RELIGIOUS = "religious"
    MOVEMENT = "movement"
    """Red Cross and Red Crescent."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation under its full name."""

    name: str
    kind: OrganisationKind
    iso2: str = ""
    """The country whose agency, company or society it is; empty for international ones."""
    aliases: tuple[str, ...] = ()
