"""Reading a workspace through, to see whether all of it is sound. Each finding is (what, where)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from typing import Any

from sqlalchemy import Select, func, select, text

from app.domain.anchor import Anchor, AnchorState, holds
from app.domain.blocks import Block
from app.domain.donations import may_enter_totals
from app.domain.errors import StoreError
from app.domain.hashes import content_hash
from app.domain.kinds import things
from app.domain.language import tr
from app.domain.sources import SourceText
from app.domain.terms import Assertion, Scope
from app.store.block_json import body_hash, load_blocks
from app.store.faults import faults
from app.store.kinds import STORED, searched
from app.store.reader import Reader
from app.store.reads import soundness_schema
from app.store.reads.soundness_rows import Finding
from app.store.schema import body, donation, every_table, metadata, passage, raw, search_row, source_cut, source_version
from app.store.store import Store
from app.store.things import ATTACHED

_OTHER = source_version.alias("other")
_STATES = frozenset(state.value for state in AnchorState)
_NOT_CARRIED = frozenset((AnchorState.REVIEW.value, AnchorState.LOST.value))
"""States of passages that stay on an older version."""
_IN_TOTALS = frozenset(
    (scope.value, assertion.value) for scope in Scope for assertion in Assertion if may_enter_totals(scope, assertion)
)


def database(store: Store) -> Iterator[Finding]:
    """Pages, indexes and references, by SQLite's own checks; its tables and triggers; the ids it gives out next.

    On a connection of its own: one that has searched or checked before remembers the index as it was then, and
    says that it is malformed once another connection has written to it.
    """
    with faults(store.path), closing(store.connect_to_read()) as db:
        answers = [str(answer) for (answer,) in db.execute("PRAGMA integrity_check")]
        orphans = db.execute("PRAGMA foreign_key_check").fetchall()
        of_schema = list(soundness_schema.schema(db))
        db.execute("BEGIN")  # one moment, since others may write
        given_out = list(_ids_given_out(db))
        unknown = list(_identities(db))
        db.rollback()
    for answer in answers:
        if answer != "ok":
            yield answer, "the database file"
    for table, row_id, parent, _ in orphans:
        yield tr("it refers to a {table} that is not there").format(table=parent), f"{table} {row_id}"
    yield from of_schema
    yield from given_out
    yield from unknown


def _ids_given_out(db: sqlite3.Connection) -> Iterator[Finding]:
    """Every table knows the largest id it ever gave out, so that none is given out twice."""
    given_out = dict(db.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    for table in every_table():
        (largest,) = db.execute(f"SELECT max(id) FROM {table.name} NOT INDEXED").fetchone()
        last = given_out.get(table.name, 0)
        if largest is not None and not (isinstance(last, int) and last >= largest):
            yield tr("it would give ids out twice"), f"table {table.name}"


def _identities(db: sqlite3.Connection) -> Iterator[Finding]:
    """Every thing has its identity, and nothing is attached to a thing that is not there."""
    for kind in things():
        table, uid = STORED[kind].table.name, STORED[kind].uid
        missing = (
            f"SELECT r.id FROM {table} r LEFT JOIN thing t ON t.kind = '{kind}' AND t.row_id = r.id "
            f"WHERE t.uid IS NOT r.{uid}"
        )
        for (row_id,) in db.execute(missing):
            yield tr("nothing can be anchored to it, since it has no identity"), f"{kind} {row_id}"
        for attached in ATTACHED:
            lost = (
                f"SELECT s.id FROM {attached.name} s JOIN thing t ON t.id = s.thing_id AND t.kind = '{kind}' "
                f"WHERE t.row_id NOT IN (SELECT id FROM {table})"
            )
            for (row_id,) in db.execute(lost):
                yield tr("it refers to a {table} that is not there").format(table=kind), f"{attached.name} {row_id}"


def contents(db: Reader) -> Iterator[Finding]:
    """The bytes as they were given, and every text with its blocks, are what their fingerprints say. One at a time."""
    for (number,) in db.rows(select(raw.c.id)):
        if not _is_whole_file(db, number):
            yield tr("the kept file is not as it was added"), f"file {number}"
    for (number,) in db.rows(select(body.c.id)):
        if not _is_whole_text(db, number):
            yield tr("its text is not as it was added"), f"text {number}"


def _is_whole_file(db: Reader, number: int) -> bool:
    try:
        (row,) = db.rows(select(raw.c.hash, raw.c.bytes).where(raw.c.id == number))
    except StoreError:  # a page of it cannot be read
        return False
    return isinstance(row.bytes, bytes) and content_hash(row.bytes) == row.hash


def _is_whole_text(db: Reader, number: int) -> bool:
    try:
        (row,) = db.rows(select(body.c.hash, body.c.text, body.c.blocks).where(body.c.id == number))
    except StoreError:
        return False
    return isinstance(row.text, str) and isinstance(row.blocks, str) and body_hash(row.text, row.blocks) == row.hash


def _blocks_of(kept: object) -> tuple[Block, ...] | None:
    """The blocks of a text; None where they cannot be read, which the check of the rows says."""
    try:
        return load_blocks(str(kept))
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None


def anchors(db: Reader) -> Iterator[Finding]:
    """Every passage: its words and their surroundings are in its text, in the paragraph it names, and its state
    is one it can have there. Each text is loaded once."""
    newest = select(func.max(_OTHER.c.id)).where(_OTHER.c.source_id == source_version.c.source_id).scalar_subquery()
    rows = db.rows(
        select(passage.c.id, passage.c.start, passage.c.end, passage.c.quote, passage.c.prefix, passage.c.suffix,
               passage.c.paragraph, passage.c.state, source_version.c.body_id, source_version.c.source_id,
               (source_version.c.id == newest).label("is_newest"))
        .join(source_version)
        .order_by(source_version.c.body_id, passage.c.id)
    )  # fmt: skip
    loaded: int = 0
    its_text: SourceText | None = None
    for row in rows:
        if row.body_id != loaded:
            loaded = row.body_id
            its_text = _text_of(db, row.source_id, loaded)
        if its_text is None or not all(isinstance(at, int) for at in (row.start, row.end)):
            continue  # the rows that say so are damaged
        where = f"passage {row.id} of source {row.source_id}"
        if not holds(its_text.text, Anchor(row.start, row.end, row.quote, row.prefix, row.suffix)):
            yield tr("“{quote}” is not where it should be").format(quote=row.quote[:60]), where
        elif row.paragraph != (paragraph := its_text.paragraph_at(row.start)):
            what = tr("it says paragraph {said}, but is in {paragraph}")
            yield what.format(said=row.paragraph or "–", paragraph=paragraph or "–"), where
        if row.state not in _STATES or (row.is_newest and row.state in _NOT_CARRIED):
            yield tr("“{state}” is no state it can be in").format(state=row.state), where


def _text_of(db: Reader, source_id: int, body_id: int) -> SourceText | None:
    for kept in db.rows(select(body.c.text, body.c.blocks).where(body.c.id == body_id)):
        blocks = _blocks_of(kept.blocks)
        if blocks is not None:
            return SourceText(source_id, 0, str(kept.text), blocks, ())
    return None


def cuts(db: Reader) -> Iterator[Finding]:
    """Every cut names a block that there is, and the blocks of a text lie within it and in order."""
    sizes: dict[int, int] = {}
    for row in db.rows(select(body.c.id, body.c.blocks, func.length(body.c.text).label("length"))):
        blocks = _blocks_of(row.blocks)
        if blocks is None:
            continue
        sizes[row.id] = len(blocks)
        at = 0
        for number, block in enumerate(blocks):
            if not at <= block.start <= block.end <= row.length:
                yield (tr("block {number} lies outside its place").format(number=number), f"text {row.id}")
                break
            at = block.end
    for row in db.rows(
        select(source_cut.c.block, source_version.c.body_id, source_version.c.source_id)
        .join(source_version)
    ):  # fmt: skip
        if row.body_id in sizes and not 0 <= row.block < sizes[row.body_id]:
            what = tr("block {number} is cut, but there is no such block")
            yield what.format(number=row.block), f"source {row.source_id}"


def totals(db: Reader) -> Iterator[Finding]:
    """Only what was given, one act at a time, may enter totals."""
    rows = select(donation.c.ref, donation.c.scope, donation.c.assertion).where(donation.c.in_totals != 0)
    for row in db.rows(rows.order_by(donation.c.id)):
        if (row.scope, row.assertion) not in _IN_TOTALS:
            what = tr("it is to enter totals, though it is {scope} and {assertion}")
            yield (what.format(scope=row.scope, assertion=row.assertion.replace("_", " ")), f"record {row.ref}")


_ROUND = text(
    "WITH RECURSIVE up (own, above) AS (SELECT id, parent_id FROM donation WHERE parent_id IS NOT NULL UNION "
    "SELECT own, parent_id FROM up JOIN donation ON donation.id = above WHERE parent_id IS NOT NULL) "
    "SELECT ref FROM donation WHERE id IN (SELECT own FROM up WHERE own = above) ORDER BY id"
)


def circles(db: Reader) -> Iterator[Finding]:
    """No record is part of itself."""
    for row in db.rows(_ROUND):
        yield tr("it is part of itself; take it out of the record it is part of"), f"record {row.ref}"


_DOCUMENTS = "SELECT id FROM search_docsize UNION ALL SELECT id FROM search_text_docsize"


def search(db: Reader) -> Iterator[Finding]:
    """Everything that can be found is indexed, and what is indexed is there."""
    (rows,) = db.rows(select(func.count()).select_from(search_row))[0]
    (documents,) = db.rows(text(f"SELECT count(*) FROM ({_DOCUMENTS})"))[0]
    (strays,) = db.rows(text(f"SELECT count(*) FROM ({_DOCUMENTS}) WHERE id NOT IN (SELECT id FROM search_row)"))[0]
    if rows != documents or strays:
        what = tr("{documents} texts are indexed for {rows} things, {strays} of them for nothing")
        yield what.format(documents=documents, rows=rows, strays=strays), "the search index"
    for kind in searched():
        unknown, gone = _unlike_in_search(kind)
        for (thing_id,) in db.rows(unknown):
            yield tr("search does not know it"), f"{kind} {thing_id}"
        for (thing_id,) in db.rows(gone):
            yield tr("search knows it, but it is not there"), f"{kind} {thing_id}"
    yield from _texts_in_search(db)


@cache
def _unlike_in_search(kind: str) -> tuple[Select[Any], Select[Any]]:
    """The things of a kind that search does not know, and those it knows that are not there."""
    things, known = metadata.tables[kind], search_row.c.thing_id
    indexed = select(known).where(search_row.c.kind == kind)
    unknown = select(things.c.id).where(things.c.id.not_in(indexed)).order_by(things.c.id)
    return unknown, indexed.where(known.not_in(select(things.c.id))).order_by(known)


def _texts_in_search(db: Reader) -> Iterator[Finding]:
    """Every block of a text that a source has is indexed once. One that is only staged may be on its way."""
    found = select(search_row.c.thing_id, func.count(search_row.c.block.distinct()).label("known"))
    blocks = found.where(search_row.c.kind == "text").group_by(search_row.c.thing_id).subquery()
    found = select(source_version.c.source_id, body.c.blocks, func.coalesce(blocks.c.known, 0).label("known"))
    rows = found.join(body).outerjoin(blocks, blocks.c.thing_id == body.c.id).order_by(source_version.c.id)
    for row in db.rows(rows):
        missing = len(_blocks_of(row.blocks) or ()) - row.known
        if missing:
            yield (tr("search does not know {n} of its paragraphs").format(n=missing), f"source {row.source_id}")


def counts(db: Reader) -> dict[str, int]:
    """How many rows each table holds."""
    each = (f"SELECT '{table.name}' AS name, count(*) AS rows FROM {table.name}" for table in every_table())
    return {row.name: row.rows for row in db.rows(text(" UNION ALL ".join(each)))}
