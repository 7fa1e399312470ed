"""Reads drafts: what rules found in a text, which were discarded, and which words already support records."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, func, literal_column, select, true

from app.domain.by_key import by_key
from app.domain.changes import Author
from app.store.reader import Reader, first_column, first_value
from app.store.schema import (
    MADE_BY,
    body,
    donation,
    evidence,
    found_drafts,
    kept_draft,
    operation,
    passage,
    source,
    source_version,
    thing,
)
from app.store.things import of_kind

_EVIDENCE = of_kind(evidence, donation.name).join(passage, passage.c.id == evidence.c.passage_id)
"""The evidence of records, with its passages."""
_ITS_OWN = ("", "item", "money", "amount", "assertion")
"""Fields of which no sentence borrows the words."""
_MADE = select(operation.c.id).where(operation.c.state.in_(("done", "sealed")))
_KEPT = (
    select(kept_draft)
    .where(kept_draft.c.author_id == bindparam("author"), func.coalesce(literal_column(MADE_BY).not_in(_MADE), true()))
    .order_by(kept_draft.c.source_id, kept_draft.c.start, kept_draft.c.number)
)
_KEPT_OF_SOURCE = _KEPT.where(kept_draft.c.source_id == bindparam("source"))
_HASH = select(body.c.hash).join(source_version).where(source_version.c.id == bindparam("version"))
_FOUND = select(found_drafts.c.drafts).where(
    found_drafts.c.hash == bindparam("text"), found_drafts.c.rules == bindparam("by")
)
_SOURCES = select(source.c.id)


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft that its author has put away or refused. Offsets are code points of the text of `hash`."""

    id: int
    source_id: int
    hash: str
    start: int
    sentence: str
    number: int
    """Which of the drafts of its sentence, from 0."""
    draft: str
    """As `domain.drafts.stored` writes it."""
    is_refused: bool


def text_hash(db: Reader, version_id: int) -> str:
    """What the text of a version is known by."""
    return str(db.rows(_HASH, {"version": version_id})[0].hash)


def found(db: Reader, text: str, rules: str) -> str | None:
    """What these rules found in the text of this hash, or None where they have not read it."""
    return first_value(db, _FOUND, {"text": text, "by": rules})


def kept(db: Reader, person: Author, source_id: int | None = None) -> tuple[KeptDraft, ...]:
    """The drafts that a person has put away or refused, of one source or of all, in the order of the text; without
    those of which a record was made, unless that was undone."""
    values = {"author": person.id} if source_id is None else {"author": person.id, "source": source_id}
    return tuple(
        KeptDraft(row.id, row.source_id, row.hash, row.start, row.sentence, row.number, row.draft, bool(row.is_refused))
        for row in db.rows(_KEPT if source_id is None else _KEPT_OF_SOURCE, values)
    )


def waiting(db: Reader, person: Author) -> list[KeptDraft]:
    """The drafts that a person has put away and not refused, of all sources there are: half-typed forms are kept
    without one, and those of a removed source come back with it."""
    there = first_column(db, _SOURCES)
    return [one for one in kept(db, person) if one.source_id in there and not one.is_refused]


def words_of_records(db: Reader, version_id: int) -> tuple[tuple[int, int, int], ...]:
    """The spans of a version by which a sentence is a donation record already, in order, each with the id of the
    record: those of what was given, of its being given, or of the record as a whole. Another word may be borrowed from
    the sentence before; it counts only where a record has nothing else here."""
    stands = select(evidence.c.thing_id, thing.c.row_id, evidence.c.field, passage.c.start, passage.c.end).select_from(
        _EVIDENCE
    )
    every = by_key((int(row.thing_id), row) for row in db.rows(stands.where(passage.c.version_id == version_id)))
    return tuple(
        sorted(
            {
                (int(row.start), int(row.end), int(row.row_id))
                for rows in every.values()
                for row in [one for one in rows if one.field in _ITS_OWN] or rows
            }
        )
    )


def records_on_words(db: Reader, version_id: int, start: int, end: int) -> tuple[int, ...]:
    """The ids of the records that have evidence in a stretch of a version, as they were made."""
    here = (passage.c.version_id == version_id, passage.c.start < end, passage.c.end > start)
    found = select(thing.c.row_id).distinct().select_from(_EVIDENCE).where(*here)
    return first_column(db, found.order_by(thing.c.row_id))
