"""The fields that a workspace has of its own on donation records: data, read as lines of the registry of fields.

Each is known by its key, which never changes and is what JSON, front matter and evidence have; its name is what people
read. What it holds is one of the kinds of value that fields have, and is kept among the `own` values of a record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.donations import CountSpan, DateSpan
from app.domain.fields import FACT, RECORD, Field, Fields, Kind, Section
from app.domain.fold import fold
from app.domain.parts import PARTS
from app.domain.terms import PartyRole
from app.domain.vocabularies import UNSPECIFIED, Term, new_key


class OwnType(StrEnum):
    """What a field of the workspace's own holds."""

    TEXT = "text"
    NUMBER = "number"
    """How many, as an honest interval, with the words of the source."""
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"


_KINDS = {
    OwnType.TEXT: (Kind.TEXT, ""),
    OwnType.NUMBER: (Kind.COUNT, CountSpan()),
    OwnType.DATE: (Kind.DATE, DateSpan()),
    OwnType.YES_NO: (Kind.YES_NO, None),
}
"""The kind of value of each type, and what it holds where nothing is said; a choice holds the term that says so."""


@dataclass(frozen=True, slots=True)
class OwnContent:
    """What a person says of a field."""

    name: str
    type: OwnType = OwnType.TEXT
    description: str = ""
    vocabulary: str = ""
    """The key of the vocabulary that a choice is from; empty for one of the field's own, which is made with it."""
    listed: bool = False
    """Whether the list of records has a column for it."""
    retired: bool = False
    """Whether it is kept where it says something and no longer offered."""


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field of the workspace's own, as it is listed and edited."""

    id: int
    uid: str
    key: str
    content: OwnContent
    records: int = 0
    evidence: int = 0

    @property
    def field(self) -> Field:
        content = self.content
        if content.type is OwnType.CHOICE:
            kind, blank = Kind.TERM, Term(content.vocabulary, UNSPECIFIED)
        else:
            kind, blank = _KINDS[content.type]
        return Field(
            self.key, content.name, kind, blank=blank, section=Section.OWN, hint=content.description,
            history=content.name, width=130 if content.listed else 0, own=True, retired=content.retired,
        )  # fmt: skip


def fields_of(own: Iterable[OwnField]) -> Fields:
    """The fields of a record in a workspace: those of the program, then its own, in their order."""
    return (*RECORD, *(one.field for one in own))


def names_taken() -> Iterator[tuple[str, str]]:
    """(folded, as it is read) of every name that a field of the program's has, however it is met."""
    for field in RECORD:
        for name in (field.label, field.form, field.key, field.title):
            if name:
                yield fold(name.replace("_", " ")), field.label
    for role in PartyRole:
        yield fold(role.value), role.value
    for part in PARTS:
        yield from ((fold(name), part.label) for name in (part.key, part.label))


_OF_PAGES = (
    "title", "aliases", "type", "ref", "tags", "donors", "recipients", "recipient_countries", "currency", "date_start",
    "date_end", "events", "outcome", "in_totals", "fields", "evidence", "uid", "id", "open", "parent", "children",
    "links", "counts", "counted", "left_out", "disagreements", "source", "carriers", "asserted_by", "name", "totals",
)  # fmt: skip
"""The keys beside the fields that JSON and front matter have."""
_NO_NAMES = frozenset(("yes", "no", "true", "false", "on", "off", "null", "y", "n"))


def key_for(name: str, taken: Collection[str]) -> str:
    """The key of a new field of this name, which is no other's."""
    ours = {name for field in (*RECORD, *FACT) for name in (field.key, field.evidence_key) if name}
    ours |= {name for part in PARTS for name in (part.key, *part.evidence)} | set(_OF_PAGES)
    key = new_key(name, {*ours, *taken})
    plain = not key[0].isdigit() and key not in _NO_NAMES  # in front matter those would be a number, or yes and no
    return key if plain else new_key(f"field {name}", {*ours, *taken})
