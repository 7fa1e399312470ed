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
from app.store.schema import (
    actor,
    actor_alias,
    body,
    country,
    donation,
    donation_item,
    donation_party,
    fact,
    metadata,
    note,
    operation_change,
    search_row,
    source,
    tag,
)

_TOKENS = "tokenize = 'porter unicode61 remove_diacritics 2'"
CREATE_INDEX = (
    f"CREATE VIRTUAL TABLE search USING fts5(title, body, {_TOKENS})",
    # One or two letters begin so many words that they cannot be gathered while somebody types.
    f"CREATE VIRTUAL TABLE search_text USING fts5(body, prefix = '1 2', {_TOKENS})",
)
_OWNERS = {
    "donation_item": ("donation", "donation_id"),
    "donation_party": ("donation", "donation_id"),
    "actor_alias": ("actor", "actor_id"),
}
_FOLLOWED = frozenset(("source", "tag", "note", "donation", "fact", "actor"))
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
    for kind in _DOCUMENTS:
        for thing_id in db.scalars(select(metadata.tables[kind].c.id)).all():
            index_thing(db, kind, thing_id)


def follow(db: Connection, rows: Iterable[tuple[str, int]]) -> None:
    """Index again what these rows (table, id) belong to."""
    rows = list(rows)
    things = {(table, row_id) for table, row_id in rows if table in _FOLLOWED}
    children = [(table, row_id) for table, row_id in rows if table in _OWNERS]
    for table, row_id in children:
        owner, column = _OWNERS[table]
        images = db.execute(
            select(operation_change.c.before, operation_change.c.after)
            .where(operation_change.c.tbl == table, operation_change.c.row_id == row_id)
            .order_by(operation_change.c.id.desc())
            .limit(1)
        ).all()
        things |= {(owner, int(json.loads(after or before)[column])) for before, after in images}
    for kind, thing_id in sorted(things):
        index_thing(db, kind, thing_id)


def index_thing(db: Connection, kind: str, thing_id: int) -> None:
    """Take what is indexed of a thing out, and put in what it is now, if it still is."""
    remove(db, kind, thing_id)
    document = _DOCUMENTS[kind](db, thing_id)
    if document is not None:
        title, words = document
        row_id = inserted_id(db.execute(insert(search_row).values(kind=kind, thing_id=thing_id)))
        db.execute(_ADD, {"id": row_id, "title": fold(title), "body": fold(words)})


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


def _source(db: Connection, row_id: int) -> tuple[str, str] | None:
    row = db.execute(select(source).where(source.c.id == row_id)).first()
    if row is None:
        return None
    words = (*json.loads(row.authors), row.series, row.number, row.publisher, *json.loads(row.topics), row.caption)
    return row.title, "\n".join(words)


def _tag(db: Connection, row_id: int) -> tuple[str, str] | None:
    row = db.execute(select(tag).where(tag.c.id == row_id)).first()
    if row is None:
        return None
    prose = (row.definition, row.when_to_use, row.when_not)
    return row.name, "\n".join((*json.loads(row.aliases), *prose, *json.loads(row.examples)))


def _note(db: Connection, row_id: int) -> tuple[str, str] | None:
    row = db.execute(select(note).where(note.c.id == row_id)).first()
    return None if row is None else (row.title, row.body)


def _donation(db: Connection, row_id: int) -> tuple[str, str] | None:
    row = db.execute(select(donation).where(donation.c.id == row_id)).first()
    if row is None:
        return None
    words = [row.ref, row.motive, row.ambiguity, row.note, row.money_as_stated, row.date_as_stated]
    for item in db.execute(select(donation_item).where(donation_item.c.donation_id == row_id)):
        words += [item.item, item.as_stated]
    parties = (
        select(actor.c.name, country.c.name, donation_party.c.name, donation_party.c.place)
        .select_from(donation_party)
        .outerjoin(actor, actor.c.id == donation_party.c.actor_id)
        .outerjoin(country, country.c.id == donation_party.c.country_id)
        .where(donation_party.c.donation_id == row_id)
    )
    for names in db.execute(parties):
        words += [name for name in names if name]
    return row.title, "\n".join(words)


def _fact(db: Connection, row_id: int) -> tuple[str, str] | None:
    row = db.execute(
        select(fact, country.c.name).join(country, country.c.id == fact.c.country_id).where(fact.c.id == row_id)
    ).first()
    return None if row is None else (f"{row.name} {row.field}", "\n".join((row.value, row.asserted_by, row.note)))


def _actor(db: Connection, row_id: int) -> tuple[str, str] | None:
    row = db.execute(select(actor).where(actor.c.id == row_id)).first()
    if row is None:
        return None
    aliases = db.scalars(select(actor_alias.c.alias).where(actor_alias.c.actor_id == row_id)).all()
    return row.name, "\n".join((*aliases, row.note))


def _country(db: Connection, row_id: int) -> tuple[str, str] | None:
    row = db.execute(select(country).where(country.c.id == row_id)).first()
    return None if row is None else (row.name, "\n".join((row.code, row.iso3, *json.loads(row.aliases))))


_DOCUMENTS = {
    "source": _source,
    "tag": _tag,
    "note": _note,
    "donation": _donation,
    "fact": _fact,
    "actor": _actor,
    "country": _country,
}
