"""Writing works: which sources are texts of one, and which of their paragraphs are paired."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, select

from app.domain.works import Pair, TextRole
from app.store.reader import first_column
from app.store.schema import paragraph_pair, source, work
from app.store.store import Tx


def join(tx: Tx, source_id: int, original_id: int, role: TextRole) -> int:
    """Make a source a text of the work whose original is given. Returns the work's id."""
    found = tx.rows(select(source.c.work_id).where(source.c.id == original_id, source.c.work_id.is_not(None)))
    if found:
        work_id = int(found[0].work_id)
    else:
        work_id = tx.add(work, **tx.signed)
        _put(tx, original_id, work_id, TextRole.ORIGINAL)
    _put(tx, source_id, work_id, role)
    return work_id


def _put(tx: Tx, source_id: int, work_id: int | None, role: TextRole | None) -> None:
    tx.edit(source, source_id, work_id=work_id, text=role.value if role is not None else "")


def leave(tx: Tx, source_id: int) -> None:
    """Remove a source from its work, with its pairs; removing the original or the last other text ends the work."""
    rows = tx.rows(select(source.c.work_id, source.c.text).where(source.c.id == source_id))
    if not rows or rows[0].work_id is None:
        return
    work_id = rows[0].work_id
    texts = list(first_column(tx, select(source.c.id).where(source.c.work_id == work_id)))
    whole = rows[0].text == TextRole.ORIGINAL or len(texts) <= 2
    for one in texts if whole else [source_id]:
        tx.run(delete(paragraph_pair).where(paragraph_pair.c.source_id == one))
        _put(tx, one, None, None)
    if whole:
        tx.run(delete(work).where(work.c.id == work_id))


def add_pairs(tx: Tx, source_id: int, pairs: Iterable[Pair]) -> None:
    """Pair paragraphs of a text with those of its original; existing pairs stay."""
    here = paragraph_pair.c.source_id == source_id
    known = {(row.paragraph, row.original) for row in tx.rows(select(paragraph_pair).where(here))}
    for paragraph, original in sorted(set(pairs) - known):
        tx.add(paragraph_pair, source_id=source_id, paragraph=paragraph, original=original)


def remove_pairs(tx: Tx, source_id: int, paragraph: int) -> None:
    """Delete the pairs of a paragraph."""
    here = paragraph_pair.c.source_id == source_id
    tx.run(delete(paragraph_pair).where(here, paragraph_pair.c.paragraph == paragraph))
