"""The data that is exported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.blocks import Place
from app.domain.codebook import Tag
from app.domain.excerpts import Excerpt, excerpts
from app.domain.note_figures import NoteFigure
from app.domain.notes import Note
from app.domain.passages import Passage
from app.domain.records import ActorRow, CountryProfile, DonationRecord, DonationRow, EvidenceItem
from app.domain.sources import SourceRow
from app.domain.things import Thing
from app.exporters.drawing import Drawing


class Kind(StrEnum):
    """The folders of the kinds that have special pages."""

    SOURCES = "Sources"
    NOTES = "Notes"
    DONATIONS = "Donations"
    COUNTRIES = "Countries"
    TAGS = "Tags"
    ACTORS = "Actors"


PICTURES = "Pictures"
"""The folder of the pictures that notes show."""


class LinkStyle(StrEnum):
    """How links between files are written."""

    WIKI = "wiki"
    RELATIVE = "relative"
    NONE = "none"
    """Everything is in one document."""


@dataclass(frozen=True, slots=True)
class ActorPage:
    """An actor with its records and its evidence."""

    row: ActorRow
    records: tuple[DonationRow, ...]
    evidence: tuple[EvidenceItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """What a workspace holds, in the order in which it is exported."""

    sources: tuple[SourceRow, ...] = ()
    passages: Mapping[int, tuple[Passage, ...]] = field(default_factory=dict[int, tuple[Passage, ...]])
    """The passages of each source, by its id, in the order of the text."""
    tags: tuple[Tag, ...] = ()
    notes: tuple[Note, ...] = ()
    donations: tuple[DonationRecord, ...] = ()
    countries: tuple[CountryProfile, ...] = ()
    actors: tuple[ActorPage, ...] = ()
    others: tuple[Thing, ...] = ()
    """Things of kinds without a special page."""
    around: Mapping[int, tuple[int, str]] = field(default_factory=dict[int, tuple[int, str]])
    """(start, words) of the sentence of each passage; a missing passage is quoted by itself."""

    figures: Mapping[str, NoteFigure] = field(default_factory=dict[str, NoteFigure])
    """The live figures of the notes, by their tokens."""
    pictures: Mapping[str, Drawing] = field(default_factory=dict[str, Drawing])
    """Those among them that are pictures."""
    country_names: Mapping[str, str] = field(default_factory=dict[str, str])
    """The names of countries and groups by code, including those without a page."""
    places: Mapping[int, Place] = field(default_factory=dict[int, Place])
    """The places of passages in the original by id, where known."""
    _together: dict[int, list[list[Excerpt]]] = field(
        default_factory=dict[int, list[list[Excerpt]]], init=False, repr=False, compare=False
    )
    """Cache of `together`, which each page and each preview asks for again."""

    def excerpts(self, source_id: int) -> tuple[Excerpt, ...]:
        return excerpts(self.passages.get(source_id, ()), self.around)

    def together(self, source_id: int) -> list[list[Excerpt]]:
        """The excerpts of a source, grouped by overlapping sentences."""
        if source_id not in self._together:
            self._together[source_id] = self.by_sentence(self.excerpts(source_id))
        return self._together[source_id]

    def sentence(self, one: Excerpt) -> tuple[int, str]:
        """(start, words) of the sentence of an excerpt."""
        at = one.passage
        return (at.start, at.quote) if one.is_sentence else self.around.get(at.id, (at.start, at.quote))

    def by_sentence(self, found: Iterable[Excerpt]) -> list[list[Excerpt]]:
        """Excerpts in the order of their texts, grouped by overlapping sentences."""
        out: list[list[Excerpt]] = []
        end = -1
        for one in found:
            start, words = self.sentence(one)
            if out and one.passage.version_id == out[-1][0].passage.version_id and start < end:
                out[-1].append(one)
            else:
                out.append([one])
                end = -1
            end = max(end, start + len(words))
        return out
