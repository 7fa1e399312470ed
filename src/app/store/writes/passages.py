"""Writing passages, their tags and their claims."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from app.domain.anchor import Anchor, AnchorState
from app.domain.passages import Claim
from app.store.clock import new_uid
from app.store.fast_statements import Quick
from app.store.field_columns import same_named
from app.store.schema import claim, evidence, note, passage, passage_tag
from app.store.store import Tx
from app.store.things import identity_of

_OF_ANCHOR = tuple(field.name for field in fields(Anchor))
# A person waits for these after each tag.
_NEW_PASSAGE = Quick(insert_or(passage).on_conflict_do_nothing(index_elements=["version_id", "start", "end"]))
_NEW_TAG = Quick(insert_or(passage_tag).on_conflict_do_nothing(index_elements=["passage_id", "tag_id", "author_id"]))
_OF_UID = Quick(select(passage.c.id).where(passage.c.uid == bindparam("uid")))
_ATTACHED = [
    Quick(select(table.c.id).where(table.c.passage_id == bindparam("of")).limit(1))
    for table in (passage_tag, evidence, claim)
] + [Quick(select(note.c.id).where(note.c.thing_id == identity_of(passage.name, bindparam("of"))).limit(1))]
"""One of each of what may be attached to a passage: a tag, evidence, a claim, a note."""
_HERE = Quick(
    select(passage.c.id).where(
        passage.c.version_id == bindparam("v"), passage.c.start == bindparam("s"), passage.c.end == bindparam("e")
    )
)


def ensure(tx: Tx, version_id: int, anchor: Anchor, paragraph: int | None, uid: str = "") -> int:
    """The id of the passage on this stretch of this version, new if there is none, with this `uid` if it is free."""
    if uid and tx.rows(_OF_UID, {"uid": uid}):
        uid = ""  # its ends were moved since it was made
    values = {"uid": uid or new_uid(), "version_id": version_id, **anchored(anchor, paragraph)}
    made = tx.insert_new(_NEW_PASSAGE, {**values, "created_at": tx.at, "created_by": tx.author})
    if made is not None:
        return made
    return int(tx.rows(_HERE, {"v": version_id, "s": anchor.start, "e": anchor.end})[0].id)


def move(tx: Tx, passage_id: int, anchor: Anchor, paragraph: int | None) -> bool:
    """Move a passage to another stretch of its version. False if another passage is there already."""
    here = select(passage.c.version_id).where(passage.c.id == passage_id).scalar_subquery()
    same = select(passage.c.id).filter_by(version_id=here, start=anchor.start, end=anchor.end)
    if tx.rows(same.where(passage.c.id != passage_id)):
        return False
    tx.edit(passage, passage_id, **anchored(anchor, paragraph))
    return True


def anchored(anchor: Anchor, paragraph: int | None, state: AnchorState = AnchorState.VERIFIED) -> dict[str, Any]:
    """The columns of a passage that say where it is anchored."""
    return {**{name: getattr(anchor, name) for name in _OF_ANCHOR}, "paragraph": paragraph, "state": state.value}


def add_tag(tx: Tx, passage_id: int, tag_id: int) -> bool:
    """Put a tag on a passage. False if its author has put it there already."""
    values = {"uid": new_uid(), "passage_id": passage_id, "tag_id": tag_id, **tx.signed}
    return tx.insert_new(_NEW_TAG, values) is not None


def remove_tag(tx: Tx, passage_id: int, tag_id: int) -> bool:
    """Remove a tag: the author's own tagging if there is one, else everybody's. False if it was not there."""
    here = delete(passage_tag).where(passage_tag.c.passage_id == passage_id, passage_tag.c.tag_id == tag_id)
    return bool(tx.run(here.where(passage_tag.c.author_id.in_((tx.author_id, tx.author)))) or tx.run(here))


def move_tag(tx: Tx, passage_id: int, tag_id: int, to_id: int) -> None:
    """Replace a tag on a passage by another, keeping its authors; duplicates by the same author are merged."""
    other = passage_tag.alias()
    here = (passage_tag.c.passage_id == passage_id, passage_tag.c.tag_id == tag_id)
    by = select(other.c.author_id).where(other.c.passage_id == passage_id, other.c.tag_id == to_id)
    tx.run(delete(passage_tag).where(*here, passage_tag.c.author_id.in_(by)))
    tx.run(update(passage_tag).where(*here).values(tag_id=to_id))


def is_bare(tx: Tx, passage_id: int) -> bool:
    """Whether nothing is attached to the passage: no tag, evidence, note or claim."""
    return not any(tx.rows(one, {"of": passage_id}) for one in _ATTACHED)


def remove_if_bare(tx: Tx, *passage_ids: int) -> None:
    """Remove those of the passages that have nothing attached."""
    for passage_id in passage_ids:
        if is_bare(tx, passage_id):
            tx.remove("passage", passage_id)


def set_claim(tx: Tx, passage_id: int, made: Claim | None) -> None:
    """Set or clear the claim of a passage."""
    if made is None:
        tx.run(delete(claim).where(claim.c.passage_id == passage_id))
        return
    values = {**same_named(claim, made), "answers_id": made.answers}
    if not tx.run(update(claim).where(claim.c.passage_id == passage_id).values(values)):
        tx.add(claim, passage_id=passage_id, **values, **tx.signed)
