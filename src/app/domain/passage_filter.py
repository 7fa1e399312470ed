"""The filter for passages, shared by lists, counts and the matrix of tags."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.anchor import AnchorState
from app.domain.query import Query
from app.domain.sentences import sentences
from app.domain.terms import Sureness


class Match(StrEnum):
    """How a chosen tag must match, together with the others matched the same way."""

    ANY = "any of"
    ALL = "all of"
    NONE = "none of"


class PassageGroup(StrEnum):
    """What a passage must have attached to be listed."""

    ALL = "All"
    TAGGED = "Tagged"
    EVIDENCE = "Evidence"
    CLAIMS = "Claims"


@dataclass(frozen=True, slots=True)
class TagTerm:
    """A tag with those under it: a passage carries it when it carries any of the ids."""

    ids: tuple[int, ...]
    match: Match = Match.ANY


@dataclass(frozen=True, slots=True)
class PassageFilter:
    """The conditions on a passage; an empty filter matches every passage."""

    group: PassageGroup = PassageGroup.ALL
    tags: tuple[TagTerm, ...] = ()
    source_id: int | None = None
    country_id: int | None = None
    """Evidence for this country, for a fact of it, or for a record with a party of it."""
    donation_id: int | None = None
    noted: bool = False
    asserted_by: str = ""
    sureness: Sureness | None = None
    states: tuple[AnchorState, ...] = ()
    words: str = ""
    """What the quote must hold, as it is typed."""
    asked: Query | None = None
    """What a question asks of the passage, or of the records for which it is evidence."""


def context(text: str, start: int, end: int, count: int) -> tuple[str, str]:
    """The text around a stretch in its paragraphs: the rest of its sentences and `count` whole ones; empty for 0."""
    if count <= 0:
        return "", ""
    first = text.rfind("\n", 0, start) + 1
    begins = [first + at for at, _ in sentences(text[first : _line_end(text, start)]) if first + at <= start]
    last = text.rfind("\n", 0, end) + 1
    ends = [last + at for _, at in sentences(text[last : _line_end(text, end)]) if last + at >= end]
    left = begins[max(0, len(begins) - 1 - count)] if begins else start
    right = ends[min(len(ends) - 1, count)] if ends else end
    return text[left:start], text[end:right]


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found
