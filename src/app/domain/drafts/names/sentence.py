"""A sentence that is read, and the countries and towns in it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from enum import StrEnum
from typing import NamedTuple

from app.domain.countries import Country, CountryGroup
from app.domain.drafts.names.named import Named, Word


class How(StrEnum):
    """How a form names its country."""

    NAME = "name"
    PEOPLE = "people"
    SEAT = "seat"
    SHARED = "shared"
    """A seat that shares its name with other towns or with persons."""
    LEADER = "leader"
    """A head of state or of government by name."""
    CODE = "code"
    """A code of ISO 3166, as situation reports write it."""
    WHERE = "where"
    """A country's name behind its town: *Tripoli, Lebanon*."""
    REGION = "region"
    TOWN = "town"
    """A town that stands for nothing but itself."""


class Place(NamedTuple):
    """A country or a town as it stands in a sentence."""

    start: int
    end: int
    how: How
    named: Named


class Sentence(NamedTuple):
    """What is read, with all that its rules ask of it."""

    text: str
    plain: str
    """The sentence itself, from `start` to `end`, without accents."""
    start: int
    end: int
    words: list[Word]
    codes: frozenset[str]
    """Countries that are named in it somehow."""
    places: Mapping[str, Country | CountryGroup]
    people: Set[int]
    """Where adjectives of countries end."""
    stated: Mapping[int, tuple[str, ...]]
    """Where countries are named, by whatever form, and which they may be."""
    lengths: Mapping[int, int]
    """How long those of them are that are names."""

    def before(self, at: int, most: int = 100) -> str:
        """What stands before a place, without accents."""
        low = max(0, at - self.start - most)
        return self.plain[low : at - self.start]

    def after(self, at: int, most: int = 100) -> str:
        """What stands behind a place, without accents."""
        return self.plain[at - self.start : at - self.start + most]
