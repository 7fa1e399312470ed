"""Reading the versions of a source: what its text came from, when, and which passages are anchored to which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import func, select

from app.domain.anchor import Anchor, AnchorState
from app.domain.passages import Passage
from app.store.reader import Reader
from app.store.reads import passages
from app.store.schema import passage, raw, source_version


@dataclass(frozen=True, slots=True)
class SourceVersion:
    """One version. `number` counts from 1; `added_at` is UTC ISO text."""

    id: int
    number: int
    media_type: str
    file_name: str
    paragraphs: int
    words: int
    added_at: str


def of_source(db: Reader, source_id: int) -> tuple[SourceVersion, ...]:
    """The versions of a source, oldest first."""
    version = source_version.c
    rows = db.rows(
        select(
            version.id, version.number, version.media_type, version.file_name, version.paragraphs, version.words,
            version.added_at,
        )
        .where(version.source_id == source_id)
        .order_by(version.number)
    )  # fmt: skip
    return tuple(SourceVersion(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class AnchoredPassage:
    """A passage and the version of its source that it is anchored in."""

    passage_id: int
    source_id: int
    version_id: int
    state: AnchorState
    anchor: Anchor


def anchored_passages(
    db: Reader, source_id: int | None = None, passage_id: int | None = None
) -> tuple[AnchoredPassage, ...]:
    """The passages of every version, of one source or all, the newest version first, in the order of the text."""
    statement = (
        select(
            passage.c.id, source_version.c.source_id, passage.c.version_id, passage.c.state, passage.c.start,
            passage.c.end, passage.c.quote, passage.c.prefix, passage.c.suffix,
        )
        .join(source_version)
        .order_by(source_version.c.source_id, passage.c.version_id.desc(), passage.c.start, passage.c.id)
    )  # fmt: skip
    if source_id is not None:
        statement = statement.where(source_version.c.source_id == source_id)
    if passage_id is not None:
        statement = statement.where(passage.c.id == passage_id)
    return tuple(
        AnchoredPassage(passage_id, of_source, version_id, AnchorState(state), Anchor(*where))
        for passage_id, of_source, version_id, state, *where in cast("Sequence[Any]", db.rows(statement))
    )


def newest(db: Reader, source_id: int | None = None) -> dict[int, int]:
    """The newest version's id, by source."""
    statement = select(source_version.c.source_id, func.max(source_version.c.id).label("newest")).group_by(
        source_version.c.source_id
    )
    if source_id is not None:
        statement = statement.where(source_version.c.source_id == source_id)
    return {int(row.source_id): int(row.newest) for row in db.rows(statement)}


def raw_hash(db: Reader, version_id: int) -> str:
    """The fingerprint of a version's bytes."""
    ((digest,),) = db.rows(select(raw.c.hash).join(source_version).where(source_version.c.id == version_id))
    return str(digest)


def passages_on(db: Reader, source_id: int, version_id: int) -> tuple[Passage, ...]:
    """The passages anchored in this version, in the order of the text: those its page can show."""
    return tuple(one for one in passages.of_source(db, source_id) if one.version_id == version_id)
