"""Passages as they are shown and listed."""

from __future__ import annotations

from app.domain.anchor import AnchorState
from app.domain.changes import Author
from app.domain.frozen import frozen
from app.domain.language import capital, tr, tr_term
from app.domain.terms import ClaimKind, EvidenceRole, Sureness


@frozen
class Claim:
    """Who asserts what a passage says, and how sure."""

    kind: ClaimKind
    asserted_by: str
    sureness: Sureness
    answers: int | None = None
    """The id of the passage this claim answers."""
    note: str = ""

    def words(self) -> str:
        """*Observation by the authors, sure*."""
        sentence = tr("{kind} by {who}, {sureness}")
        return sentence.format(kind=capital(tr_term(self.kind)), who=self.asserted_by, sureness=tr_term(self.sureness))


@frozen
class TagRef:
    """A tag as it is shown on a passage."""

    id: int
    name: str
    path: str
    """With its parents: *Motive/Image repair*."""
    color: int
    by: tuple[Author, ...] = ()
    """Who put it there, in that order."""

    def is_of(self, author: Author) -> bool:
        return any(author.is_of(one.id) for one in self.by)


@frozen
class EvidenceRef:
    """One thing a passage is evidence for."""

    id: int
    kind: str
    """donation, fact, country or actor."""
    thing_id: int
    label: str
    """A donation's ref, *Iran · cases*, a country's or actor's name."""
    field: str
    role: EvidenceRole
    none_given: bool = False
    """Whether the record says that nothing was given."""
    title: str = ""
    part_id: int | None = None
    """The party or item the field is about."""
    code: str = ""
    """The two letters of its country; empty for a group or if it has no country."""
    field_name: str = ""
    """The name of a field of the workspace's own; empty for any other."""
    giver: str = ""
    receiver: str = ""
    """The first who gives and the first who receives, of a record."""


@frozen
class Passage:
    """A passage with everything attached to it. Offsets are code points of the canonical text."""

    id: int
    uid: str
    source_id: int
    source_title: str
    version_id: int
    start: int
    end: int
    quote: str
    paragraph: int | None
    state: AnchorState
    tags: tuple[TagRef, ...] = ()
    evidence: tuple[EvidenceRef, ...] = ()
    notes: tuple[int, ...] = ()
    claim: Claim | None = None
