"""The starter content: what the first workspace holds, before any of it has an identity in a store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.donations import Donation
from app.domain.facts import Fact
from app.domain.hashes import content_hash
from app.domain.locators import Locator
from app.domain.terms import ClaimKind, EvidenceRole, LinkKind, Sureness
from app.domain.vocabularies import Term


@dataclass(frozen=True, slots=True)
class StarterEvidence:
    """The evidence for one field, in the digest and in the original."""

    field: str
    """Such as *money*; for a party its role, such as *donor*; for an item *item*."""
    part: int
    """Which party among all parties of the record, or which item, from 1; 0 for any other field."""
    role: EvidenceRole
    digest: Locator
    original: Locator


class StarterChoice(NamedTuple):
    """Why the value of a field was chosen over that of another passage; `field` and `part` as of evidence."""

    field: str
    part: int
    reason: str


@dataclass(frozen=True, slots=True)
class StarterDonation:
    """A donation record with its reference, such as D-22."""

    ref: str
    donation: Donation
    parent: str
    """Reference of the aggregate that this record is part of, or empty."""
    links: tuple[tuple[LinkKind, str], ...]
    """Relations to other records, by their references."""
    evidence: tuple[StarterEvidence, ...]
    chosen: tuple[StarterChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class StarterFact:
    """A fact about a country or a group, with its reference, such as F-07."""

    ref: str
    fact: Fact
    evidence: tuple[StarterEvidence, ...]


@dataclass(frozen=True, slots=True)
class StarterActor:
    """An actor with the other names it goes by."""

    name: str
    kind: Term
    iso2: str = ""
    aliases: tuple[str, ...] = ()
    parent: str = ""
    """Name of the actor it belongs to, or empty."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StarterTag:
    """A tag of the codebook. `path` is its full name, such as *Motive/Image repair*."""

    path: str
    color: int
    """Index into the palette, 0 to 11."""
    definition: str
    use: str
    not_use: str

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def parent(self) -> str:
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class StarterPassage:
    """A tagged passage; `tags` are paths."""

    ref: str
    digest: Locator
    original: Locator
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StarterClaim:
    """A claim: a tagged passage, what it claims in our words, who asserts it and how sure."""

    ref: str
    text: str
    kind: ClaimKind
    asserted_by: str
    sureness: Sureness
    digest: Locator
    original: Locator
    tags: tuple[str, ...]
    answers: str = ""
    """Reference of the claim that this one answers, or empty."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StarterNote:
    """A Markdown note. `on` is the kind of thing it is about, `target` which one; both empty for a free note."""

    ref: str
    title: str
    body: str
    on: str = ""
    """country (an ISO code or a group), donation (a reference), source (digest), or empty."""
    target: str = ""


@dataclass(frozen=True, slots=True)
class StarterTerm:
    """A term that the content brings with it, of its own subject."""

    vocabulary: str
    key: str
    name: str
    description: str = ""
    before: str = ""
    """Key of the term before which it comes."""


@dataclass(frozen=True, slots=True)
class Starter:
    """All of it, in the order of its files."""

    terms: tuple[StarterTerm, ...]
    actors: tuple[StarterActor, ...]
    donations: tuple[StarterDonation, ...]
    facts: tuple[StarterFact, ...]
    tags: tuple[StarterTag, ...]
    passages: tuple[StarterPassage, ...]
    claims: tuple[StarterClaim, ...]
    notes: tuple[StarterNote, ...]


def starter_uid(name: str) -> str:
    """The uid of a thing of the starter content, the same in every workspace, so that exports are too."""
    return content_hash(f"starter/{name}".encode())[:12]
