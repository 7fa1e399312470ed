"""The full-text index follows the journal: what an operation touched is reindexed before its COMMIT.

There are two tables: `search` for things, which are ranked, and `search_text` for the blocks of texts, which may be so
many that they are only listed, in order. Texts are indexed when staged, under the id of their body; whether a block is
cut or its source removed is checked when searching. All text is folded first (see `domain.fold`), so that accents,
Hebrew points and Chinese words are found.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Integer, Select, String, Table, bindparam, delete, func, insert, select, text

from app.domain.blocks import Block
from app.domain.fold import fold
from app.store.among import among_given, among_ids, given
from app.store.block_json import load_blocks
from app.store.connections import driver_of
from app.store.fast_statements import Quick, insert_columns
from app.store.kinds import STORED, searched
from app.store.schema import body, metadata, search_row, setting

_TOKENS = "tokenize = 'porter unicode61 remove_diacritics 2'"
CREATE_INDEX = (
    f"CREATE VIRTUAL TABLE search USING fts5(title, body, {_TOKENS})",
    # One or two letters begin so many words that they cannot be gathered while somebody types.
    f"CREATE VIRTUAL TABLE search_text USING fts5(body, prefix = '1 2', {_TOKENS})",
)
_ADD = "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)"
_ROW = text("SELECT rowid AS id, title FROM search").columns(id=Integer, title=String).subquery("indexed")
_DROP = text("DELETE FROM search WHERE rowid = :id")
_LAST_OWNERS = """
SELECT row_id, json_extract(coalesce(after, before), ?) FROM operation_change
WHERE tbl = ? AND row_id IN (SELECT value FROM json_each(?)) ORDER BY id
"""
_MANY, _AT_ONCE = 50, 500
"""From so many things on their words are read together; so many rows are asked for in one statement."""
MADE = {"key": "search_made", "value": "1"}
"""The setting of how the index was made. Another value than this program's says that things may be found by other words
than now; so does none: before there was this setting, records were not indexed again where an actor was renamed."""
IS_NEW = select(setting.c.id).where(setting.c.key == MADE["key"], setting.c.value == MADE["value"])
_WORDS = text("SELECT rowid AS id, title, body FROM search").columns(id=Integer, title=String, body=String)
_ADD_TEXT = text("INSERT INTO search_text (rowid, body) VALUES (:id, :body)")


def rebuild(db: Connection) -> None:
    """Rebuild the whole index from the workspace, whatever its previous format."""
    for name in ("search", "search_text", search_row.name):
        db.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    search_row.create(db)
    for statement in CREATE_INDEX:
        db.exec_driver_sql(statement)
    for body_id in db.scalars(select(body.c.id).where(body.c.indexed == 1)).all():
        _add_text(db, body_id)
    for kind in searched():
        index_things(db, kind, db.scalars(every(kind)).all())
    say_made(db)


def every(kind: str) -> Select[Any]:
    """The ids of all things of a kind."""
    return select(STORED[kind].table.c.id)


def say_made(db: Connection) -> None:
    """Keep that things are found by the words that this program finds them by."""
    db.execute(delete(setting).where(setting.c.key == MADE["key"]))
    db.execute(insert(setting), [MADE])


def _add_text(db: Connection, body_id: int) -> None:
    kept = db.execute(select(body.c.text, body.c.blocks).where(body.c.id == body_id)).one()
    add_blocks(db, body_id, kept.text, load_blocks(kept.blocks), 0)


TWICE = (
    select(search_row.c.thing_id)
    .where(search_row.c.kind == "text")
    .group_by(search_row.c.thing_id)
    .having(func.count() > func.count(search_row.c.block.distinct()))
)
"""The bodies of which a block is indexed more than once."""


def index_once(db: Connection) -> None:
    """Index those again."""
    for body_id in db.scalars(TWICE).all():
        remove_text(db, body_id)
        _add_text(db, body_id)


def refresh(db: Connection, kind: str, ids: Sequence[int]) -> None:
    """Index those of these things again that are found by other words than the index has."""
    indexed = _WORDS.subquery("indexed")
    held = select(search_row.c.thing_id, indexed.c.title, indexed.c.body).join(indexed, indexed.c.id == search_row.c.id)
    found = db.execute(held.where(search_row.c.kind == kind, among_ids(search_row.c.thing_id, ids)))
    words = {row.thing_id: (row.title, row.body) for row in found}
    new = {thing_id: _folded(texts) for thing_id, texts in _documents(db, kind, ids).items()}
    index_things(db, kind, [one for one in ids if new.get(one) != words.get(one)])


def follow(db: Connection, rows: Iterable[tuple[str, int]]) -> None:
    """Reindex what these rows (table, id) belong to."""
    found = searched()
    owners = {part.name: kind for kind, one in found.items() for part in one.parts}
    things: dict[str, set[int]] = {}
    of_parts: dict[str, list[int]] = {}
    for table, row_id in rows:
        if table in found:
            things.setdefault(table, set()).add(row_id)
        if table in owners:
            of_parts.setdefault(table, []).append(row_id)
    for kind, ids in _that_name_them(db, things):
        things.setdefault(kind, set()).update(ids)
    for table, ids in of_parts.items():
        things.setdefault(owners[table], set()).update(_owners(db, table, f"{owners[table]}_id", ids))
    for kind, some in sorted(things.items()):
        index_things(db, kind, sorted(some))


def _that_name_them(db: Connection, things: Mapping[str, Collection[int]]) -> list[tuple[str, list[int]]]:
    """By kind, the things found by the name of any of these that is called otherwise now than the index has it."""
    out: list[tuple[str, list[int]]] = []
    for kind, one in searched().items():
        for refers, own in one.names:
            (key,) = refers.foreign_keys
            renamed = _renamed(db, key.column.table, things.get(key.column.table.name, ()))
            if renamed:
                out.append((kind, list(db.scalars(select(own).where(among_ids(refers, renamed))))))
    return out


def _renamed(db: Connection, table: Table, ids: Collection[int]) -> list[int]:
    if not ids:
        return []
    held = _ROW.c.id == search_row.c.id
    named = select(table.c.id, table.c.name, _ROW.c.title).join(search_row, search_row.c.thing_id == table.c.id)
    found = db.execute(named.join(_ROW, held).where(search_row.c.kind == table.name, among_ids(table.c.id, ids)))
    return [row.id for row in found if fold(row.name) != row.title]


def _owners(db: Connection, table: str, column: str, ids: Sequence[int]) -> set[int]:
    """The ids of the things that rows of a table of parts belong to; for deleted rows, from their images."""
    here: dict[int, int] = dict(_read_owners(table, column).run(db, given(ids)))
    gone = set(ids) - here.keys()
    out = set(here.values())
    if gone:  # all at once, since each time the whole journal is gone through
        last = driver_of(db).execute(_LAST_OWNERS, (f"$.{column}", table, json.dumps([*gone])))
        out.update(dict(last).values())
    return out


@cache
def _read_owners(table: str, column: str) -> Quick:
    held = metadata.tables[table].c
    return Quick(select(held.id, held[column]).where(among_given(held.id)))


_HERE = search_row.c.kind == bindparam("of"), among_given(search_row.c.thing_id)
_KNOWN = Quick(select(search_row.c.id).where(*_HERE))
_FORGET = Quick(delete(search_row).where(*_HERE))


@cache
def _rows_of(table: Table) -> Select[Any]:
    return select(table).where(among_given(table.c.id))


def index_things(db: Connection, kind: str, ids: Sequence[int]) -> None:
    """Reindex things of a kind; those that no longer exist are only removed."""
    for at in range(0, len(ids), _AT_ONCE):
        some = list(ids[at : at + _AT_ONCE])
        here = {"of": kind, **given(some)}
        known = _KNOWN.rows(db, here)
        if known:
            db.execute(_DROP, [{"id": row.id} for row in known])
            _FORGET.run(db, here)
        documents = _documents(db, kind, some)
        if not documents:
            continue
        insert_columns(db, search_row, {"kind": [kind] * len(documents), "thing_id": documents})
        new = _last_rows(db, len(documents))
        held = [(row_id, *_folded(words)) for row_id, words in zip(new, documents.values(), strict=True)]
        driver_of(db).executemany(_ADD, held)


def _documents(db: Connection, kind: str, ids: Sequence[int]) -> Mapping[int, Iterable[str]]:
    """The words that things of a kind are found by, title first, by their ids, as far as they are there."""
    found = searched()[kind]
    if found.many is not None and len(ids) >= _MANY:
        return found.many(db, ids)
    return {row.id: found.document(db, row) for row in db.execute(_rows_of(STORED[kind].table), given(ids)).all()}


def _folded(words: Iterable[str]) -> tuple[str, str]:
    title, *rest = words
    return fold(title), fold("\n".join(rest))


def _last_rows(db: Connection, number: int) -> range:
    """The ids of the rows inserted last; they are consecutive, since nobody else writes meanwhile."""
    last = int(db.exec_driver_sql("SELECT last_insert_rowid()").scalar_one())
    return range(last - number + 1, last + 1)


def add_blocks(db: Connection, body_id: int, words: str, blocks: Sequence[Block], first: int) -> None:
    """Index blocks of a text, numbered from `first`; `words` is the whole text."""
    if not blocks:
        return
    rows = [
        {"kind": "text", "thing_id": body_id, "block": n, "start": b.start, "end": b.end, "paragraph": b.paragraph}
        for n, b in enumerate(blocks, first)
    ]
    db.execute(insert(search_row), rows)
    ids = _last_rows(db, len(rows))
    db.execute(_ADD_TEXT, [{"id": n, "body": fold(words[b.start : b.end])} for n, b in zip(ids, blocks, strict=True)])


def remove_text(db: Connection, body_id: int) -> None:
    """Remove the blocks of a text from the index."""
    of_body = "SELECT id FROM search_row WHERE kind = 'text' AND thing_id = ?"
    db.exec_driver_sql(f"DELETE FROM search_text WHERE rowid IN ({of_body})", (body_id,))
    db.execute(delete(search_row).where(search_row.c.kind == "text", search_row.c.thing_id == body_id))
