"""Organisations and companies that are known by name."""

from __future__ import annotations

from collections.abc import Collection
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

    def is_of_state(self, named: Collection[str]) -> bool:
        """Whether it acts for its state, and its name is not also that of other states' own, unless that is named."""
        of_state = self.kind is OrganisationKind.AGENCY or (self.kind is OrganisationKind.BANK and "Fund" in self.name)
        return of_state and bool(self.iso2) and (self.name not in SHARED or self.iso2 in named)


SHARED = frozenset(
    (
        "Centers for Disease Control and Prevention",
        "National Disaster Management Authority",
        "National Disaster Response Force",
        "National Emergency Management Agency",
        "Nigeria Centre for Disease Control",
        "Palestinian International Cooperation Agency",
        "Provincial Disaster Management Authority",
    )
)
"""Agencies of whose names or letters other countries have some too: *NDMA*, *NEMA*, *CDC*."""
