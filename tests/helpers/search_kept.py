"""What the search index holds, beside what it would hold were it made anew of the rows."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import select, text

from app.domain.fold import fold
from app.store.block_json import load_blocks
from app.store.kinds import STORED, searched
from app.store.schema import body
from app.store.store import Store

Found = Counter[tuple[Any, ...]]
_THINGS = text(
    "SELECT r.kind, r.thing_id, s.title, s.body FROM search s "
    "JOIN search_row r ON r.id = s.rowid WHERE r.kind <> 'text'"
)
_BLOCKS = text(
    "SELECT r.thing_id, r.block, s.body FROM search_text s JOIN search_row r ON r.id = s.rowid WHERE r.kind = 'text'"
)


def differing(store: Store) -> Found:
    """What the index has too much or too little, each with how often."""
    with store.stage() as db:
        held: Found = Counter(map(tuple, (*db.execute(_THINGS), *db.execute(_BLOCKS))))
        wanted: Found = Counter()
        for kind, one in searched().items():
            for row in db.execute(select(STORED[kind].table)).all():
                title, *rest = one.document(db, row)
                wanted[kind, row.id, fold(title), fold("\n".join(rest))] += 1
        for row in db.execute(select(body.c.id, body.c.text, body.c.blocks).where(body.c.indexed == 1)).all():
            for number, block in enumerate(load_blocks(row.blocks)):
                wanted[row.id, number, fold(row.text[block.start : block.end])] += 1
    return (held - wanted) + (wanted - held)
