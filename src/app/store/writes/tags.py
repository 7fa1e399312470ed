"""Writing the codebook."""

from __future__ import annotations

from sqlalchemy import delete, exists, select, update

from app.store.schema import note, passage_tag, tag
from app.store.store import Tx
from app.store.things import find_identity


def named(tx: Tx, parent_id: int | None, name: str) -> int | None:
    """The tag with this name under this parent, ignoring case, or None."""
    wanted = name.casefold()  # SQLite's own lower() knows ASCII alone
    rows = tx.rows(select(tag.c.id, tag.c.name).filter_by(parent_id=parent_id))
    return next((int(row.id) for row in rows if row.name.casefold() == wanted), None)


def move(tx: Tx, tag_id: int, parent_id: int | None, ordinal: int) -> bool:
    """Put a tag under another parent. False when it is gone."""
    return tx.edit(tag, tag_id, parent_id=parent_id, ordinal=ordinal)


def hand_over(tx: Tx, tag_id: int, to_id: int) -> None:
    """Move the passages and notes of a tag to another; duplicates by the same author are merged."""
    other = passage_tag.alias()
    same = (other.c.passage_id == passage_tag.c.passage_id) & (other.c.author_id == passage_tag.c.author_id)
    own = passage_tag.c.tag_id == tag_id
    tx.run(delete(passage_tag).where(own, exists().where(same, other.c.tag_id == to_id)))
    tx.run(update(passage_tag).where(own).values(tag_id=to_id))
    here, there = find_identity(tx, tag.name, tag_id), find_identity(tx, tag.name, to_id)
    tx.run(update(note).where(note.c.thing_id == here).values(thing_id=there))
