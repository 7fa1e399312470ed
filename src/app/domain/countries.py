"""Countries and groups of countries, with the words that texts and people use for them."""

from __future__ import annotations

from dataclasses import dataclass

FORMER = frozenset(("AN", "CS", "DD", "SU", "YD", "YU"))
"""The codes of states that are no more, which drafts have and no workspace: `former.json`."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory of ISO 3166-1, or one under a user-assigned code (Kosovo, XK)."""

    iso2: str
    iso3: str
    numeric: str
    """Three digits as text, or empty for a user-assigned code."""
    name: str
    names: tuple[tuple[str, str], ...] = ()
    """Names in other languages: pairs of a language code (he, zh) and the name."""
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    """Seats of government by which the government is meant: Beijing, Washington."""
    capitals: tuple[str, ...] = ()
    """Capitals that share their name with other towns or persons: the government less surely."""
    leaders: tuple[str, ...] = ()
    """Heads of state and of government, past ones too, by names that are no one else's."""
    years: tuple[int, int] | None = None
    """The first and last year of a state that is gone."""
    region: str = ""
    subregion: str = ""
    user_assigned: bool = False
    region_adjectives: tuple[str, ...] = ()
    """Of its regions: Bavarian, Catalan. Who is called so is of the country, but not the country."""

    @property
    def code(self) -> str:
        """What a fact's `country` holds: the alpha-2 code."""
        return self.iso2


@dataclass(frozen=True, slots=True)
class CountryGroup:
    """A group of countries with its members on one date."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    """ISO 3166 alpha-2 codes."""
    as_of: str = ""
    """ISO date of the membership."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All countries and all groups of countries, each by its code; `names.py` finds them in a text."""

    countries: tuple[Country, ...]
    groups: tuple[CountryGroup, ...]
