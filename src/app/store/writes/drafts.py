"""Writing drafts. These are no operations; making a record from a draft is one."""

from __future__ import annotations

from sqlalchemy import Connection, and_, delete, func, or_
from sqlalchemy.dialects.sqlite import insert

from app.domain.changes import Author
from app.domain.put_away import KeptAt, with_operation, written
from app.store.clock import new_uid, now
from app.store.journal import touched
from app.store.schema import found_drafts, kept_draft
from app.store.store import Tx

_NEW = insert(kept_draft)


def put_found(db: Connection, text: str, rules: str, drafts: str) -> None:
    """Store what the rules found in the text of this hash, replacing earlier results."""
    values = {"rules": rules, "drafts": drafts}
    db.execute(
        insert(found_drafts).values(hash=text, **values).on_conflict_do_update(index_elements=["hash"], set_=values)
    )


def put(
    db: Connection, person: Author, place: tuple[int, str, int, int], sentence: str, draft: str, *, is_refused: bool
) -> None:
    """Store a draft. `place` is its source, the hash of the text, where the sentence begins, and its number there."""
    source_id, text, start, number = place
    values = {
        "uid": new_uid(), "source_id": source_id, "hash": text, "start": start, "sentence": sentence, "number": number,
        "draft": draft, "author_id": person.id, "is_refused": int(is_refused), "updated_at": now(),
        "created_by": person.name,
    }  # fmt: skip
    db.execute(_NEW, values)


def made(tx: Tx, kept: KeptAt | None) -> None:
    """Let a draft wait no longer, of which the running operation has made a record or put the words on one; it does
    again where that is undone."""
    if kept is not None:
        person = Author(tx.author, tx.author_id)
        drop(tx.db, person, kept.place, kept.words)
        if kept.left is not None and touched(tx.db, tx.operation_id):
            draft = with_operation(written(kept.left, kept.place[2]), tx.operation_id)
            put(tx.db, person, kept.place, kept.words, draft, is_refused=False)


def drop(db: Connection, person: Author, place: tuple[int, str, int, int], sentence: str) -> None:
    """Delete what a person has kept of a draft, also of the same sentence, or of fewer of its words, in another state
    of the text; see `put`. Fewer words that were refused stay so, as they may stand alone again."""
    source_id, text, start, number = place
    here = and_(kept_draft.c.hash == text, kept_draft.c.start == start)
    is_in_it = and_(
        kept_draft.c.sentence != "", kept_draft.c.is_refused == 0, func.instr(sentence, kept_draft.c.sentence) > 0
    )
    elsewhere = and_(kept_draft.c.hash != text, or_(kept_draft.c.sentence == sentence, is_in_it))
    of_person = delete(kept_draft).filter_by(author_id=person.id, source_id=source_id, number=number)
    db.execute(of_person.where(or_(here, elsewhere)))
