"""Writing sources: their bytes and texts, their metadata, and cut blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Text, cast, delete, func, insert, select, update

from app.domain.blocks import Block, Cut, CutWhy
from app.domain.hashes import content_hash
from app.domain.sources import SourceDraft, SourceMeta
from app.domain.words import count_words
from app.store import search_index
from app.store.block_json import body_hash, dump_blocks
from app.store.citekeys import keys, with_key
from app.store.connections import driver_of, inserted_id
from app.store.field_columns import same_named
from app.store.schema import body, raw, search_row, source, source_cut, source_version
from app.store.store import Tx

_AT_ONCE = 1_000_000
"""Bytes, or code points."""


def stage_raw(db: Connection, data: bytes) -> int:
    """Store the original bytes, once. Returns their id."""
    digest = content_hash(data)
    found = db.scalar(select(raw.c.id).where(raw.c.hash == digest))
    if found is not None:
        return int(found)
    raw_id = inserted_id(db.execute(insert(raw).values(hash=digest, bytes=func.zeroblob(len(data)))))
    _fill(db, "raw", "bytes", raw_id, (data[at : at + _AT_ONCE] for at in range(0, len(data), _AT_ONCE)))
    return raw_id


def _fill(db: Connection, table: str, column: str, row_id: int, parts: Iterable[bytes]) -> None:
    """Write a large value piece by piece. As a parameter it would be held in memory twice, once for as long as the
    statement is cached.
    """
    with driver_of(db).blobopen(table, column, row_id) as place:
        for part in parts:
            place.write(part)


def stage_body(db: Connection, text: str, blocks: tuple[Block, ...]) -> int:
    """Store a text and its blocks, once. Returns its id; `indexed` says whether it is in the search index."""
    blocks_json = dump_blocks(blocks)
    digest = body_hash(text, blocks_json)
    found = db.scalar(select(body.c.id).where(body.c.hash == digest))
    if found is not None:
        return int(found)
    size = sum(map(len, _encoded(text)))
    place = cast(func.zeroblob(size), Text)
    body_id = inserted_id(db.execute(insert(body).values(hash=digest, text=place, blocks=blocks_json)))
    _fill(db, "body", "text", body_id, _encoded(text))
    return body_id


def _encoded(text: str) -> Iterator[bytes]:
    return (text[at : at + _AT_ONCE].encode("utf-8") for at in range(0, len(text), _AT_ONCE))


def next_unindexed_block(db: Connection, body_id: int) -> int | None:
    """The first block of a staged text that is not in the search index, or None."""
    if db.scalar(select(body.c.indexed).where(body.c.id == body_id)):
        return None
    found = select(search_row.c.block).where(search_row.c.kind == "text", search_row.c.thing_id == body_id)
    last = db.scalar(found.order_by(search_row.c.id.desc()).limit(1))
    return 0 if last is None else int(last) + 1


def stage_index(db: Connection, body_id: int, text: str, blocks: tuple[Block, ...], count: int) -> int | None:
    """Add the next `count` blocks of a staged text to the search index, unless another program, which brings the same
    text, has added them. Returns the first block that is not in it, or None.
    """
    first = next_unindexed_block(db, body_id)
    if first is None:
        return None
    search_index.add_blocks(db, body_id, text, blocks[first : first + count], first)
    if first + count < len(blocks):
        return first + count
    db.execute(update(body).where(body.c.id == body_id).values(indexed=1))
    return None


def meta_values(meta: SourceMeta) -> dict[str, Any]:
    """The columns of the source table that hold metadata."""
    return {**same_named(source, meta), "of_work": meta.of}


def publish(tx: Tx, draft: SourceDraft, raw_id: int, body_id: int, uid: str = "") -> int:
    """Make a source of a draft whose bytes and text are staged. Returns the source's id."""
    meta = meta_values(with_key(draft.meta, draft.kind, keys(tx)))
    source_id = tx.add(source, uid=uid, kind=draft.kind.value, added_at=tx.at, added_by=tx.author, **meta)
    add_version(tx, source_id, draft, draft.cuts, raw_id, body_id)
    return source_id


def add_version(tx: Tx, source_id: int, draft: SourceDraft, cuts: Sequence[Cut], raw_id: int, body_id: int) -> int:
    """Make the newest version of a source from a draft whose bytes and text are staged. Returns its id."""
    last = tx.rows(select(func.max(source_version.c.number)).where(source_version.c.source_id == source_id))[0][0]
    version_id = tx.add(
        source_version,
        source_id=source_id,
        number=(last or 0) + 1,
        body_id=body_id,
        raw_id=raw_id,
        media_type=draft.media_type,
        file_name=draft.name,
        paragraphs=max((block.paragraph or 0 for block in draft.blocks), default=0),
        words=count_words(draft.text, draft.blocks, frozenset(cut.block for cut in cuts)),
        added_at=tx.at,
    )
    if cuts:
        rows = [{"version_id": version_id, "block": cut.block, "why": cut.why.value} for cut in cuts]
        tx.run(insert(source_cut), rows)
    return version_id


def set_meta(tx: Tx, source_id: int, meta: SourceMeta) -> bool:
    """Replace the metadata. False when the source is gone."""
    return tx.edit(source, source_id, **meta_values(meta))


def add_cut(tx: Tx, version_id: int, cut: Cut) -> None:
    """Cut a block from what is read."""
    tx.add(source_cut, version_id=version_id, block=cut.block, why=cut.why.value)


def remove_cut(tx: Tx, version_id: int, block: int) -> CutWhy | None:
    """Put a block back. Returns the reason it had been cut for, or None if it was not."""
    rows = tx.rows(select(source_cut.c.id, source_cut.c.why).filter_by(version_id=version_id, block=block))
    if not rows:
        return None
    tx.run(delete(source_cut).where(source_cut.c.id == rows[0].id))
    return CutWhy(rows[0].why)
