"""Reading the versions of a source: what its text came from, and when."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app.store.schema import source_version
from app.store.store import Reader


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
