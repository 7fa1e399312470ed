"""The data of a profile page, read at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.by_key import by_key
from app.domain.notes import Note
from app.domain.passages import Passage
from app.domain.records import CountryProfile, DonationRow, EvidenceItem
from app.domain.terms import PLEDGED, Outcome, PartyRole, Scope
from app.domain.vocabularies import CATEGORY, Term
from app.store.reader import Reader
from app.store.reads import (
    countries,
    donation_tables,
    donations,
    found_passages,
    notes,
    passages,
    profiles,
    sources,
    vocabularies,
)
from app.store.reads.donations import Pledge


@dataclass(frozen=True, slots=True)
class Material:
    """A profile with its notes, and the kinds of its donors."""

    profile: CountryProfile
    notes: tuple[Note, ...]
    donors: Mapping[str, Term]
    """Each donor who is named in a single act of giving, with its kind."""
    heading: Term | None = None
    """The category of facts whose figures head a profile: the workspace's first."""
    tagged: tuple[Passage, ...] = ()
    """The tagged passages that share words with the evidence of the country, its facts and its records."""
    digests: frozenset[int] = frozenset()
    """The sources of those passages whose words are ours."""
    pledges: tuple[Pledge, ...] = ()
    """What was announced, promised or offered to it or by it, with what came of it."""
    without_passage: tuple[DonationRow, ...] = ()
    """The records with no passage, and from no table that is a source."""

    @property
    def name(self) -> str:
        return self.profile.info.display_name

    @property
    def key(self) -> str:
        return self.profile.info.code

    @property
    def is_bare(self) -> bool:
        """Whether there is no data at all."""
        found = self.profile
        records = (found.received, found.given, found.not_given, found.through_groups, found.beside)
        members = [member for member in found.members if member.recorded]
        return not any((*records, found.facts, found.evidence, self.notes, members))


def read_material(db: Reader, code: str) -> Material:
    """The data of the country or group with this code. Raises `NotFound`."""
    profile = profiles.profile(db, code)
    named: dict[str, Term] = {}
    for row in profile.received:
        if row.content.scope is Scope.SPECIFIC and row.outcome is Outcome.GIVEN:
            named |= {party.name: party.kind for party in row.content.parties if party.role is PartyRole.DONOR}
    tagged = passages.many(db, found_passages.tagged_around(db, profile.info.id))
    own = notes.on(db, "country", profile.info.id)
    first = next(iter(vocabularies.of(db).of(CATEGORY).values()), None)
    records = (*profile.received, *profile.given, *profile.not_given, *profile.beside)
    without_evidence = [row for row in records if not row.evidence]
    tables = donation_tables.rows_of(db, [row.id for row in without_evidence])
    without_passage = tuple(row for row in without_evidence if row.id not in tables or not tables[row.id].is_source)
    apart = {row.id for row in without_passage}
    some = (row for row in (*profile.received, *profile.given) if row.outcome in PLEDGED and row.id not in apart)
    pledges = donations.pledges(db, some)
    return Material(profile, own, named, first, tagged, sources.digests(db), pledges, without_passage)


def code_of(db: Reader, country_id: int) -> str | None:
    """The code of the country or group with this id."""
    return next((code for code, known in countries.ids_by_code(db).items() if known == country_id), None)


def evidence_by_passage(profile: CountryProfile) -> dict[int, list[EvidenceItem]]:
    """The evidence of the country and its facts, by passage, original texts first."""
    return by_key((item.passage_id, item) for item in profile.all_evidence)
