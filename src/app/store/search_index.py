"""The full-text index follows the journal: what a deed touched is indexed again before its COMMIT.

Texts of sources are indexed block by block when they are staged, under the id of their body; whether a block
is read, cut or gone with its source is asked when searching. Everything is folded first (see `domain.fold`),
so that accents, Hebrew points and Chinese words are found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select, text

from app.domain.fold import fold
from app.store.connections import inserted_id
from app.store.schema import (
    actor,
    actor_alias,
    country,
    deed_change,
    donation,
    donation_item,
    donation_party,
    fact,
    note,
    search_row,
    source,
    tag,
)

CREATE_INDEX = "CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize = 'porter unicode61 remove_diacritics 2')"
_OWNERS = {
    "donation_item": ("donation", "donation_id"),
    "donation_party": ("donation", "donation_id"),
    "actor_alias": ("actor", "actor_id"),
}
_FOLLOWED = frozenset(("source", "tag", "note", "donation", "fact", "actor"))
_ADD = text("INSERT INTO search (rowid, title, body) VALUES (:id, :title, :body)")
_DROP = text("DELETE FROM search WHERE rowid = :id")


def follow(db: Connection, rows: Iterable[tuple[str, int]]) -> None:
    """Index again what these rows (table, id) belong to."""
    rows = list(rows)
    things = {(table, row_id) for table, row_id in rows if table in _FOLLOWED}
    children = [(table, row_id) for table, row_id in rows if table in _OWNERS]
    for table, row_id in children:
        owner, column = _OWNERS[table]
        images = db.execute(
            select(deed_change.c.before, deed_change.c.after)
            .where(deed_change.c.tbl == table, deed_change.c.row_id == row_id)
            .order_by(deed_change.c.id.desc())
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
        add(db, kind, thing_id, [(0, *document)])


def remove(db: Connection, kind: str, thing_id: int) -> None:
    """Take a thing out of the index."""
    ids = db.scalars(select(search_row.c.id).where(search_row.c.kind == kind, search_row.c.thing_id == thing_id)).all()
    if ids:
        db.execute(_DROP, [{"id": row_id} for row_id in ids])
        db.execute(delete(search_row).where(search_row.c.id.in_(bindparam("ids", expanding=True))), {"ids": ids})


def add(db: Connection, kind: str, thing_id: int, documents: Sequence[tuple[int, str, str]]) -> None:
    """Index (block, title, body) of a thing; the texts are folded here."""
    for block, title, body_text in documents:
        row_id = inserted_id(db.execute(insert(search_row).values(kind=kind, thing_id=thing_id, block=block)))
        db.execute(_ADD, {"id": row_id, "title": fold(title), "body": fold(body_text)})


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
