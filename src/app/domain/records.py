"""What reads of the ledger return: donation records, actors, countries and facts, with their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.anchor import AnchorState
from app.domain.donations import Donation
from app.domain.facts import Fact
from app.domain.giving import LeftOut, outcome
from app.domain.language import later, tr, tr_term
from app.domain.passages import Passage
from app.domain.sources import SourceKind
from app.domain.terms import ActorKind, AidKind, Assertion, EvidenceRole, LinkKind, Outcome, PartyRole, Scope, Status
from app.domain.totals import Totals

AS_SUCH = frozenset((ActorKind.COUNTRY, ActorKind.PLACE, ActorKind.GROUP))
"""Kinds of a party that is no actor: the country, place or group itself."""

FIELD_LABELS = {
    "": later("the whole"),
    "title": later("title"),
    "scope": later("scope"),
    "assertion": later("what is said to have happened"),
    "status": later("status"),
    "aid_kind": later("kind of aid"),
    "item": later("item"),
    "money": later("money"),
    "date": later("date"),
    "basis": later("basis"),
    "motive": later("motive"),
    "donor_count": later("number of donors"),
    "recipient_count": later("number of recipients"),
    "totals": later("place in totals"),
    "value": later("value"),
    "as_of": later("as-of date"),
    "asserted_by": later("who asserts it"),
    "name": later("name"),
}
"""Every field that can carry evidence, in words; those of the parties are called as their role is."""

_ROLES = {role.value: role for role in PartyRole}
DONATION_FIELDS = (
    "title", "scope", "assertion", "status", "aid_kind", "money", "date", "basis", "motive", "donor_count",
    "recipient_count", "totals",
)  # fmt: skip
"""The fields of a donation record that have no part; a party's field is its role, an item's *item*."""
FACT_FIELDS = ("value", "as_of", "asserted_by")


def field_label(field: str, part_label: str = "") -> str:
    """A field in words, such as *donor: Huawei*."""
    if field in FIELD_LABELS:
        label = tr(FIELD_LABELS[field])
    else:
        label = tr_term(_ROLES[field]) if field in _ROLES else field.replace("_", " ")
    return f"{label}: {part_label}" if part_label else label


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """A passage that stands under a field. Offsets are code points."""

    id: int
    field: str
    part_id: int | None
    """The party or item the field is about."""
    part_label: str
    role: EvidenceRole
    note: str
    passage_id: int
    passage_uid: str
    source_id: int
    source_title: str
    source_kind: SourceKind
    paragraph: int | None
    start: int
    end: int
    quote: str
    state: AnchorState

    @property
    def label(self) -> str:
        """The field in words."""
        return field_label(self.field, self.part_label)


class DonationSort(StrEnum):
    """What the list of records is ordered by. Money goes by currency first."""

    REF = "ref"
    TITLE = "title"
    DONOR = "donor"
    RECIPIENT = "recipient"
    ITEM = "item"
    MONEY = "money"
    DATE = "date"
    ASSERTION = "assertion"
    STATUS = "status"
    SCOPE = "scope"
    IN_TOTALS = "in_totals"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class DonationFilter:
    """Which records are wanted; what is empty does not count."""

    words: str = ""
    """Words that stand anywhere in the record; the last may be the beginning of one."""
    places: tuple[str, ...] = ()
    """Codes of countries and groups; a group stands for itself and its members."""
    actor_id: int | None = None
    assertions: tuple[Assertion, ...] = ()
    statuses: tuple[Status, ...] = ()
    aid_kinds: tuple[AidKind, ...] = ()
    scopes: tuple[Scope, ...] = ()
    in_totals: bool | None = None
    """Whether the person lets it into totals."""
    outcomes: tuple[Outcome, ...] = ()
    counts: bool | None = None
    """Whether it is in a sum, or would be once it states a number."""
    as_donor: bool | None = None
    """With `places` or `actor_id`: True for those who give, False for those who receive, None for any role."""


@dataclass(frozen=True, slots=True)
class DonationRow:
    """A record as it is listed. Texts are ready to be shown; several names are parted by *; *."""

    id: int
    ref: str
    title: str
    donors: str
    recipients: str
    items: str
    money: str
    date: str
    scope: Scope
    assertion: Assertion
    status: Status
    aid_kind: AidKind
    in_totals: bool
    evidence: int
    """How many pieces of evidence."""
    parent_ref: str
    overlaps: tuple[str, ...]
    """References of the records that may speak of the same."""
    left_out: LeftOut | None = None
    """Why it is in no sum."""
    disagrees: bool = False
    """Whether the words of a field say something else than its value."""

    @property
    def outcome(self) -> Outcome:
        """What became of it."""
        return outcome(self.assertion, self.status)


@dataclass(frozen=True, slots=True)
class DonationRef:
    """A record as others refer to it."""

    id: int
    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class DonationLink:
    """A link from a record to another. `outgoing` tells its direction, where the kind has one."""

    id: int
    kind: LinkKind
    other: DonationRef
    outgoing: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class DonationRecord:
    """A record with all that belongs to it."""

    id: int
    uid: str
    ref: str
    content: Donation
    party_ids: tuple[int, ...]
    """In the order of `content.parties`."""
    item_ids: tuple[int, ...]
    actor_ids: tuple[int | None, ...]
    """The actor of each party, or None for a country, place or group as such."""
    parent: DonationRef | None
    children: tuple[DonationRef, ...]
    links: tuple[DonationLink, ...]
    evidence: tuple[EvidenceItem, ...]
    """What stands in an article before what stands in a digest."""
    created_at: str
    updated_at: str


@dataclass(frozen=True, slots=True)
class Actor:
    """What is said of an actor."""

    name: str
    kind: ActorKind = ActorKind.UNSPECIFIED
    iso2: str = ""
    aliases: tuple[str, ...] = ()
    parent_id: int | None = None
    """The actor it belongs to."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor as it is listed and found."""

    id: int
    uid: str
    content: Actor
    records: int
    """In how many donation records it takes part."""


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """An actor with its records and passages."""

    id: int
    uid: str
    content: Actor
    parent_name: str
    country_name: str
    records: tuple[DonationRow, ...]
    evidence: tuple[EvidenceItem, ...]
    note_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FactRecord:
    """A fact with its evidence."""

    id: int
    uid: str
    content: Fact
    country_name: str
    evidence: tuple[EvidenceItem, ...]


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


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country or group with how much is recorded of it."""

    info: CountryInfo
    facts: int = 0
    received: int = 0
    given: int = 0
    not_given: int = 0
    """Records which say that it did not receive, or did not give."""
    passages: int = 0
    notes: int = 0

    @property
    def recorded(self) -> bool:
        """Whether anything is recorded of it."""
        counts = (self.facts, self.received, self.given, self.not_given, self.passages, self.notes)
        return any(counts)


@dataclass(frozen=True, slots=True)
class CountryProfile:
    """All that is recorded of a country or a group."""

    info: CountryInfo
    groups: tuple[CountryInfo, ...]
    """The groups a country belongs to."""
    members: tuple[CountryRow, ...]
    """The members of a group."""
    facts: tuple[FactRecord, ...]
    received: tuple[DonationRow, ...]
    given: tuple[DonationRow, ...]
    not_given: tuple[DonationRow, ...]
    """Records which say that the country did not receive, or did not give."""
    through_groups: tuple[DonationRow, ...]
    """Records of what went to a group the country belongs to; that it got a part is not said."""
    received_totals: Totals
    given_totals: Totals
    evidence: tuple[EvidenceItem, ...]
    """What is linked to the country itself."""
    passages: tuple[Passage, ...]
    """Every passage under the country or one of its facts."""
    note_ids: tuple[int, ...]
