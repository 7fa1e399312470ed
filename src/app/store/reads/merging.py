"""What is attached to tags, read before they are merged or split."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.store.reader import Reader
from app.store.reads import notes
from app.store.schema import passage_tag


def passages_of(db: Reader, tag_ids: Sequence[int]) -> set[int]:
    """The passages that carry any of these tags."""
    rows = db.rows(select(passage_tag.c.passage_id).where(passage_tag.c.tag_id.in_(tag_ids)).distinct())
    return {int(row.passage_id) for row in rows}


def notes_of(db: Reader, tag_ids: Sequence[int]) -> int:
    """How many notes are about these tags."""
    return len(notes.ids_on(db, "tag", tag_ids))
