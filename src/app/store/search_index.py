"""The full-text index follows the journal: what an operation touched is indexed again before its COMMIT.

There are two: `search` for things, which are ranked, and `search_text` for the blocks of texts, of which there
may be so many that they are only listed, in order. Texts are indexed when they are staged, under the id of
their body; whether a block is read, cut or gone with its source is asked when searching. Everything is folded
first (see `domain.fold`), so that accents, Hebrew points and Chinese words are found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select, text

from app.domain.blocks import Block
from app.domain.fold import fold
from app.store.block_json import load_blocks
from app.store.connections import inserted_id
from app.store.kinds import STORED, searched
from app.store.schema import body, operation_change, search_row

_TOKENS = "tokenize = 'porter unicode61 remove_diacritics 2'"
CREATE_INDEX = (
    f"CREATE VIRTUAL TABLE search USING fts5(title, body, {_TOKENS})",
    # One or two letters begin so many words that they cannot be gathered while somebody types.
    f"CREATE VIRTUAL TABLE search_text USING fts5(body, prefix = '1 2', {_TOKENS})",
)
_ADD = text("INSERT INTO search (rowid, title, body) VALUES (:id, :title, :body)")
_DROP = text("DELETE FROM search WHERE rowid = :id")
_ADD_TEXT = text("INSERT INTO search_text (rowid, body) VALUES (:id, :body)")


def rebuild(db: Connection) -> None:
    """Make the whole index again from what the workspace holds, whatever shape it had."""
    for name in ("search", "search_text", search_row.name):
        db.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    search_row.create(db)
    for statement in CREATE_INDEX:
        db.exec_driver_sql(statement)
    for body_id in db.scalars(select(body.c.id).where(body.c.indexed == 1)).all():
        kept = db.execute(select(body.c.text, body.c.blocks).where(body.c.id == body_id)).one()
        add_blocks(db, body_id, kept.text, load_blocks(kept.blocks), 0)
    for kind in searched():
        for thing_id in db.scalars(select(STORED[kind].table.c.id)).all():
            index_thing(db, kind, thing_id)


def follow(db: Connection, rows: Iterable[tuple[str, int]]) -> None:
    """Index again what these rows (table, id) belong to."""
    rows = list(rows)
    found = searched()
    things = {(table, row_id) for table, row_id in rows if table in found}
    owners = {part.name: kind for kind, one in found.items() for part in one.parts}
    for table, row_id in ((table, row_id) for table, row_id in rows if table in owners):
        owner = owners[table]
        images = db.execute(
            select(operation_change.c.before, operation_change.c.after)
            .where(operation_change.c.tbl == table, operation_change.c.row_id == row_id)
            .order_by(operation_change.c.id.desc())
            .limit(1)
        ).all()
        things |= {(owner, int(json.loads(after or before)[f"{owner}_id"])) for before, after in images}
    many: dict[str, list[int]] = {}
    for kind, thing_id in sorted(things):
        many.setdefault(kind, []).append(thing_id)
    for kind, ids in many.items():
        if len(ids) >= _MANY and found[kind].many is not None:
            _index_many(db, kind, ids)
        else:
            for thing_id in ids:
                index_thing(db, kind, thing_id)


def index_thing(db: Connection, kind: str, thing_id: int) -> None:
    """Take what is indexed of a thing out, and put in what it is now, if it still is."""
    remove(db, kind, thing_id)
    table = STORED[kind].table
    row = db.execute(select(table).where(table.c.id == thing_id)).first()
    if row is not None:
        title, *words = searched()[kind].document(db, row)
        row_id = inserted_id(db.execute(insert(search_row).values(kind=kind, thing_id=thing_id)))
        db.execute(_ADD, {"id": row_id, "title": fold(title), "body": fold("\n".join(words))})


_MANY, _AT_ONCE = 50, 500


def _index_many(db: Connection, kind: str, ids: Sequence[int]) -> None:
    """The same for very many things, as a table of records brings them."""
    stored, of_many = STORED[kind], searched()[kind].many
    assert of_many is not None
    for at in range(0, len(ids), _AT_ONCE):
        some = list(ids[at : at + _AT_ONCE])
        here = search_row.c.kind == kind, search_row.c.thing_id.in_(some)
        known = db.scalars(select(search_row.c.id).where(*here)).all()
        if known:
            db.execute(_DROP, [{"id": row_id} for row_id in known])
            db.execute(delete(search_row).where(*here))
        rows = db.execute(select(stored.table).where(stored.table.c.id.in_(some))).all()
        if not rows:
            continue
        documents = of_many(db, rows)
        db.execute(insert(search_row), [{"kind": kind, "thing_id": row.id} for row in rows])
        last = int(db.exec_driver_sql("SELECT last_insert_rowid()").scalar_one())
        held = zip(range(last - len(rows) + 1, last + 1), rows, strict=True)
        added = [(row_id, *documents[row.id]) for row_id, row in held]
        db.execute(_ADD, [{"id": n, "title": fold(title), "body": fold("\n".join(rest))} for n, title, *rest in added])


def remove(db: Connection, kind: str, thing_id: int) -> None:
    """Take a thing out of the index."""
    ids = db.scalars(select(search_row.c.id).where(search_row.c.kind == kind, search_row.c.thing_id == thing_id)).all()
    if ids:
        db.execute(_DROP, [{"id": row_id} for row_id in ids])
        db.execute(delete(search_row).where(search_row.c.id.in_(bindparam("ids", expanding=True))), {"ids": ids})


def add_blocks(db: Connection, body_id: int, words: str, blocks: Sequence[Block], first: int) -> None:
    """Index blocks of a text, the first of which has the number `first`; `words` is the whole text."""
    if not blocks:
        return
    rows = [
        {"kind": "text", "thing_id": body_id, "block": n, "start": b.start, "end": b.end, "paragraph": b.paragraph}
        for n, b in enumerate(blocks, first)
    ]
    db.execute(insert(search_row), rows)
    last = int(db.exec_driver_sql("SELECT last_insert_rowid()").scalar_one())
    ids = range(last - len(rows) + 1, last + 1)  # one after the other, since nobody else writes meanwhile
    db.execute(_ADD_TEXT, [{"id": n, "body": fold(words[b.start : b.end])} for n, b in zip(ids, blocks, strict=True)])


def remove_text(db: Connection, body_id: int) -> None:
    """Take the blocks of a text out of the index."""
    of_body = "SELECT id FROM search_row WHERE kind = 'text' AND thing_id = ?"
    db.exec_driver_sql(f"DELETE FROM search_text WHERE rowid IN ({of_body})", (body_id,))
    db.execute(delete(search_row).where(search_row.c.kind == "text", search_row.c.thing_id == body_id))
