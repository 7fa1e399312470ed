"""The results of reads of the ledger: donation records, actors, countries and facts, with their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from app.domain.alternatives import in_words
from app.domain.anchor import AnchorState
from app.domain.blocks import Place
from app.domain.counted import item_words
from app.domain.donations import Donation
from app.domain.facts import Fact
from app.domain.fields import FIELDS, RECORD, Fields, with_evidence
from app.domain.giving import LeftOut, any_left_out, given_of, outcome, parts_left_out, unsummed
from app.domain.language import later, tr, tr_country, tr_term
from app.domain.parts import PARTS, PartKind, label_of_field
from app.domain.passages import Passage
from app.domain.pledge_sums import PledgeSum
from app.domain.pledges import Open
from app.domain.quantity import Interval
from app.domain.query import Query
from app.domain.sources import SourceKind
from app.domain.terms import PLEDGED, EvidenceRole, LinkKind, Outcome, PartyRole, Verdict
from app.domain.totals import Totals
from app.domain.vocabularies import NO_ACTOR_KIND, Term

_OTHER_LABELS = {"": later("the whole"), "name": later("name")}


def field_label(field: str, part_label: str = "", name: str = "") -> str:
    """A field in words, such as *donor: Huawei*; `name` is that of a field of the workspace's own."""
    if name:
        return name
    known = _registered().get(field)
    label = tr(known) if known is not None else label_of_field(field) or field.replace("_", " ")
    return f"{label}: {part_label}" if part_label else label


_OUTCOME = later("outcome")
"""What the words of an assertion are evidence for: of a record its outcome is shown, which is made of that."""


@cache
def _registered() -> Mapping[str, str]:
    """What each field of a record or fact is called, in English; a page of many marks asks for thousands."""
    named = (with_evidence(table) for table in reversed(FIELDS))
    return _OTHER_LABELS | {key: field.label for fields in named for key, field in fields} | {"assertion": _OUTCOME}


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """A passage that is evidence for a field. Offsets are code points."""

    id: int
    field: str
    part_id: int | None
    part_label: str
    role: EvidenceRole
    note: str
    passage_id: int
    source_id: int
    source_title: str
    source_kind: SourceKind
    paragraph: int | None
    start: int
    end: int
    quote: str
    state: AnchorState
    version_id: int = 0
    around: str = ""
    """The sentence or sentences around the words; empty if the words are all of it."""
    around_start: int = 0
    place: Place | None = None
    """Where the words are in the original of the text, if known."""
    at: str = ""
    """When it was linked; UTC."""
    is_counterpart: bool = False
    """Whether the same is on the original of the work, of which this text is a digest or translation."""
    uid: str = ""
    author: str = ""
    """What the person is called who linked it; empty where nobody is named."""
    field_name: str = ""
    """The name of a field of the workspace's own; empty for any other."""

    @property
    def label(self) -> str:
        return field_label(self.field, self.part_label, self.field_name)

    @property
    def sentence(self) -> str:
        return self.around or self.quote

    @property
    def sentence_start(self) -> int:
        return self.around_start if self.around else self.start

    @property
    def sentence_stretch(self) -> tuple[int, int]:
        return self.sentence_start, self.sentence_start + len(self.sentence)


class LightPiece(NamedTuple):
    """A piece of evidence with no more than is asked of it."""

    field: str
    part_id: int | None
    role: EvidenceRole
    quote: str
    passage_id: int
    source_id: int
    field_name: str
    source_title: str
    paragraph: int | None
    is_lost: int
    """Whether its words are no longer in the text."""
    is_counterpart: int


FieldPlace = tuple[str, int | None]
"""A field of a thing as evidence and reviews name it: its name there, and the part it is about. An empty name means the
thing as a whole."""


@dataclass(frozen=True, slots=True)
class Review:
    """What one reader says of one field."""

    id: int
    uid: str
    field: str
    part_id: int | None
    verdict: Verdict
    value: str
    """What the field said then, in English."""
    remark: str
    at: str
    """UTC."""
    reader: str
    """Their name; may be empty."""
    reader_id: str

    @property
    def place(self) -> FieldPlace:
        return self.field, self.part_id


class DonationSort(StrEnum):
    """What the list of records is ordered by, besides the fields of the registry, which are meant by their keys."""

    REF = "ref"
    DONOR = "donor"
    RECIPIENT = "recipient"
    ITEM = "item"
    EVIDENCE = "evidence"
    PARAGRAPH = "paragraph"
    """The position of its words, source by source."""
    DONOR_KIND = "donor.kind"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class DonationFilter:
    """A filter for records; empty conditions are ignored."""

    words: str = ""
    """Words anywhere in the record; the last may be incomplete."""
    places: tuple[str, ...] = ()
    """Codes of countries and groups; a group means itself and its members."""
    actor_id: int | None = None
    having: tuple[tuple[str, tuple[object, ...]], ...] = ()
    """Fields of one column, by key, each with the values of which it must have one; see `having`."""
    outcomes: tuple[Outcome, ...] = ()
    counts: bool | None = None
    """Whether it is in a sum, or would be once it states a number."""
    as_donor: bool | None = None
    """With `places` or `actor_id`: True for those who give, False for those who receive, None for any role."""
    query: Query | None = None
    during: tuple[str, str] | None = None
    """Two days, ISO: records that were between them, or may have been."""


def having(**values: tuple[object, ...]) -> tuple[tuple[str, tuple[object, ...]], ...]:
    """Conditions on fields, as in `having(scope=(Scope.AGGREGATE,), in_totals=(False,))`."""
    return tuple(values.items())


@dataclass(frozen=True, slots=True)
class DonationRow:
    """A record as it is listed: its content, and what is counted and computed for it."""

    id: int
    ref: str
    content: Donation
    evidence: int
    parent_ref: str
    overlaps: tuple[str, ...]
    """References of the records that may be about the same gift."""
    left_out: LeftOut | None = None
    otherwise: bool = False
    """Whether the words of a field say something else than its value."""
    sources: tuple[str, ...] = ()
    """The titles of the sources whose passages are evidence for it."""
    disputed: tuple[str, ...] = ()
    """The fields of which a passage or a reader says something else, and nobody has chosen."""
    unsupported: bool = False
    """Whether no words support one of its figures, which so is in no sum."""
    paragraphs: tuple[int, ...] = ()
    """The paragraphs with its words, of the first source where there are several."""
    lost: bool = False
    """Whether words of its evidence are no longer in their text."""

    @property
    def is_doubtful(self) -> bool:
        """Whether its words say something else, are disputed or are lost."""
        return self.otherwise or self.lost or bool(self.disputed)

    @property
    def title(self) -> str:
        return self.content.title

    @property
    def outcome(self) -> Outcome:
        return outcome(self.content.assertion, self.content.status)

    @property
    def donors(self) -> tuple[str, ...]:
        return self.content.names(PartyRole.DONOR)

    @property
    def recipients(self) -> tuple[str, ...]:
        """The names of those who receive, or where none is named of those whom it is for."""
        return self.content.recipients

    @property
    def shown_donors(self) -> tuple[str, ...]:
        """As they are shown, countries in the language that is spoken; where none is named who pays, as such."""
        payers = self.content.display_names(PartyRole.PAYER)
        return self.content.display_names(PartyRole.DONOR) or tuple(
            f"{name} ({tr_term(PartyRole.PAYER)})" for name in payers
        )

    @property
    def shown_recipients(self) -> tuple[str, ...]:
        return self.content.display_names(PartyRole.RECIPIENT) or self.content.display_names(PartyRole.BENEFICIARY)

    @property
    def items(self) -> str:
        """What was given, as understood: *≈ 100,000 masks; gloves*, *20 tents or 30 blankets*."""
        return in_words(self.content.items, item_words)


@dataclass(frozen=True, slots=True)
class DonationRef:
    """A reference to a record."""

    id: int
    ref: str
    title: str
    outcome: Outcome | None = field(default=None, compare=False)
    """Its outcome, if it is the other end of a link."""

    @property
    def is_to_come(self) -> bool:
        """Whether it is not more than announced, promised or offered yet."""
        return self.outcome in PLEDGED


@dataclass(frozen=True, slots=True)
class DonationLink:
    """A link from a record to another. `outgoing` is its direction, if the kind has one."""

    id: int
    kind: LinkKind
    other: DonationRef
    outgoing: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """The row of an imported table of which a record was made."""

    table: str
    sheet: str
    number: int
    """As the file has it, from 1."""
    is_source: bool
    """Whether a person accepts the table as a source, so that its records count without a passage."""
    cells: tuple[tuple[str, str], ...]
    """(heading, words), without the empty ones."""


@dataclass(frozen=True, slots=True)
class DonationRecord:
    """A record with all that belongs to it."""

    id: int
    uid: str
    ref: str
    content: Donation
    part_ids: Mapping[str, tuple[int, ...]]
    """The ids of the parts by their kind, in the order of the content."""
    actor_ids: tuple[int | None, ...]
    """The actor of each party, or None for a country, place or group as such."""
    parent: DonationRef | None
    children: tuple[DonationRef, ...]
    links: tuple[DonationLink, ...]
    evidence: tuple[EvidenceItem, ...]
    """Sorts evidence in articles before evidence in digests."""
    created_at: str
    updated_at: str
    open: tuple[Open, ...] | None = None
    """What is left open of a pledge; None if it is no pledge."""
    fields: Fields = RECORD
    """Its fields: the program's, then custom ones."""
    table: TableRow | None = None
    """The row it was imported from, if any."""
    reviews: tuple[Review, ...] = ()
    unsupported: frozenset[FieldPlace] = frozenset()
    """The figures that no words support; see `app.domain.support.unsupported`."""
    unreadable: frozenset[FieldPlace] = frozenset()
    """The items and the amount contradicted by a passage in which no amount can be read."""

    @property
    def called(self) -> str:
        """*D-22*."""
        return self.ref

    @property
    def counts(self) -> str:
        """Whether it is in totals: *yes*, *in part*, if a figure is unsupported or contradicted, or *no*."""
        return "no" if self.left_out is not None else "in part" if self.unsummed or self.unreadable else "yes"

    @property
    def counted(self) -> Interval | None:
        """How much of its amount counts in totals: of a shared cost the part of those who gave; None if none."""
        content, doubts = self.content, self.unsummed | self.unreadable
        if content.money is None or self.left_out is not None or ("money", None) in doubts:
            return None
        if parts_left_out(content)[1] is not None:
            return None
        return given_of(content.money, content.amounts, content.names(PartyRole.DONOR), content.terms)

    @property
    def unsummed(self) -> frozenset[FieldPlace]:
        """The items and the amount that are in no sum since no words support them."""
        return unsummed(self.content, self.part_ids.get("amounts", ()), self.unsupported)

    @property
    def left_out(self) -> LeftOut | None:
        """Why all of it is left out of sums, or None if something counts."""
        without_passage = not self.evidence and not (self.table is not None and self.table.is_source)
        why = any_left_out(self.content, self.part_ids.get("items", ()), self.unsummed, self.unreadable)
        return why or (LeftOut.NO_PASSAGE if without_passage else None)

    def parts(self) -> Iterator[tuple[PartKind, int, Any]]:
        """(kind, id, part) of every part."""
        for kind in PARTS:
            for part_id, part in zip(self.part_ids.get(kind.key, ()), kind.of(self.content), strict=True):
                yield kind, part_id, part

    def part_numbers(self) -> dict[tuple[str, int], int]:
        """The number of each part among its kind, from 1, by kind and id."""
        return {(key, part_id): n for key, ids in self.part_ids.items() for n, part_id in enumerate(ids, 1)}


@dataclass(frozen=True, slots=True)
class Actor:
    """The content of an actor."""

    name: str
    kind: Term = NO_ACTOR_KIND
    iso2: str = ""
    aliases: tuple[str, ...] = ()
    parent_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor as it is listed and found."""

    id: int
    uid: str
    content: Actor
    records: int
    with_own: int
    """In how many it or one who belongs to it does."""


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """An actor with its passages."""

    id: int
    uid: str
    content: Actor
    parent_name: str
    country_name: str
    evidence: tuple[EvidenceItem, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """An actor that belongs to another, with its own child actors."""

    row: ActorRow
    given: Totals


@dataclass(frozen=True, slots=True)
class ActorProfile:
    """An actor with its child actors, direct and indirect, whose records count as its own."""

    record: ActorRecord
    above: tuple[ActorRow, ...]
    """Whom it belongs to, from the nearest on."""
    branches: tuple[Branch, ...]
    given: tuple[DonationRow, ...]
    received: tuple[DonationRow, ...]
    beside: tuple[DonationRow, ...]
    """Records in which it has another part: it carried, announced, paid …"""
    given_totals: Totals
    received_totals: Totals


@dataclass(frozen=True, slots=True)
class FactRecord:
    """A fact with its evidence."""

    id: int
    uid: str
    content: Fact
    country_name: str
    evidence: tuple[EvidenceItem, ...]
    reviews: tuple[Review, ...] = ()

    @property
    def called(self) -> str:
        """*Iran · cases*."""
        return f"{self.country_name} · {self.content.field}"


@dataclass(frozen=True, slots=True)
class CountryInfo:
    """A country, or a group of countries, of the reference data."""

    id: int
    code: str
    """ISO 3166 alpha-2, or the code of a group."""
    is_group: bool
    name: str
    iso3: str = ""
    aliases: tuple[str, ...] = ()
    region: str = ""
    subregion: str = ""
    as_of: str = ""
    """ISO date of a group's membership."""

    @property
    def display_name(self) -> str:
        """Its name as it is shown; in the data it is English."""
        return tr_country(self.name)


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country or group with the amount of its data."""

    info: CountryInfo
    facts: int = 0
    received: int = 0
    given: int = 0
    both: int = 0
    """Records in which it, or several of a group, gave and received: each is among the received and the given."""
    not_given: int = 0
    """Records which say that it did not receive, or did not give."""
    beside: int = 0
    """Records in which it has another part alone: it paid, owns, carried, announced …"""
    passages: int = 0
    notes: int = 0

    @property
    def records(self) -> int:
        """Every record that its page lists as its own, once."""
        return self.received + self.given - self.both + self.not_given + self.beside

    @property
    def recorded(self) -> int:
        """How much data it has: facts, records, passages and notes."""
        return self.facts + self.records + self.passages + self.notes


@dataclass(frozen=True, slots=True)
class CountryProfile:
    """All data of a country or a group."""

    info: CountryInfo
    groups: tuple[CountryInfo, ...]
    members: tuple[CountryRow, ...]
    facts: tuple[FactRecord, ...]
    received: tuple[DonationRow, ...]
    given: tuple[DonationRow, ...]
    not_given: tuple[DonationRow, ...]
    through_groups: tuple[DonationRow, ...]
    """Records of what went to a group the country belongs to; that it got a part is not said."""
    beside: tuple[DonationRow, ...]
    """Records in which it has another part alone, as in `ActorProfile`."""
    received_totals: Totals
    given_totals: Totals
    evidence: tuple[EvidenceItem, ...]
    """What is linked to the country itself."""
    passages: tuple[Passage, ...]
    """Every passage under the country or one of its facts."""
    received_pledged: tuple[PledgeSum, ...] = ()
    """What was promised to it, has come of that and is still open; with what was `given`, promised by it."""
    given_pledged: tuple[PledgeSum, ...] = ()
    nowhere: tuple[DonationRow, ...] = ()
    """Gifts of which nobody who got them has a country, and which may have gone there."""

    @property
    def all_evidence(self) -> tuple[EvidenceItem, ...]:
        return (*self.evidence, *(item for fact in self.facts for item in fact.evidence))
