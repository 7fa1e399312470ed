"""Reading a workspace through, to see whether all of it is sound. Each finding is (what, where)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Table, exists, func, select, text

from app.domain.anchor import Anchor, holds
from app.domain.hashes import content_hash
from app.store.block_json import body_hash, load_blocks
from app.store.schema import body, deed, deed_change, metadata, passage, raw, search_row, source_cut, source_version
from app.store.store import Reader

Finding = tuple[str, str]


def database(db: Reader) -> Iterator[Finding]:
    """Pages, indexes and references, by SQLite's own checks."""
    for (answer,) in db.rows(text("PRAGMA quick_check")):
        if answer != "ok":
            yield str(answer), "the database file"
    for row in db.rows(text("PRAGMA foreign_key_check")):
        yield f"it refers to a {row.parent} that is not there", f"{row.table} {row.rowid}"


def contents(db: Reader) -> Iterator[Finding]:
    """The bytes as they were given, and every text with its blocks, are what their fingerprints say. One at a time."""
    for (number,) in db.rows(select(raw.c.id)):
        (row,) = db.rows(select(raw.c.hash, raw.c.bytes).where(raw.c.id == number))
        if not isinstance(row.bytes, bytes) or content_hash(row.bytes) != row.hash:
            yield "the kept file is not as it was added", f"file {number}"
    for (number,) in db.rows(select(body.c.id)):
        (row,) = db.rows(select(body.c.hash, body.c.text, body.c.blocks).where(body.c.id == number))
        if body_hash(row.text, row.blocks) != row.hash:
            yield "its text is not as it was added", f"text {number}"


def anchors(db: Reader) -> Iterator[Finding]:
    """Every passage: its words and their surroundings stand in its text. Each text is loaded once."""
    rows = db.rows(
        select(passage.c.id, passage.c.start, passage.c.end, passage.c.quote, passage.c.prefix, passage.c.suffix,
               source_version.c.body_id, source_version.c.source_id)
        .join(source_version, source_version.c.id == passage.c.version_id)
        .order_by(source_version.c.body_id, passage.c.id)
    )  # fmt: skip
    loaded, words = 0, ""
    for row in rows:
        if row.body_id != loaded:
            loaded = row.body_id
            words = str(db.rows(select(body.c.text).where(body.c.id == loaded))[0].text)
        if not holds(words, Anchor(row.start, row.end, row.quote, row.prefix, row.suffix)):
            yield f"“{row.quote[:60]}” does not stand where it should", f"passage {row.id} of source {row.source_id}"


def cuts(db: Reader) -> Iterator[Finding]:
    """Every cut names a block that there is, and the blocks of a text lie within it and in order."""
    sizes: dict[int, int] = {}
    for row in db.rows(select(body.c.id, body.c.blocks, func.length(body.c.text).label("length"))):
        blocks = load_blocks(row.blocks)
        sizes[row.id] = len(blocks)
        at = 0
        for number, block in enumerate(blocks):
            if not at <= block.start <= block.end <= row.length:
                yield f"block {number} lies outside its place", f"text {row.id}"
                break
            at = block.end
    for row in db.rows(
        select(source_cut.c.block, source_version.c.body_id, source_version.c.source_id)
        .join(source_version, source_version.c.id == source_cut.c.version_id)
    ):  # fmt: skip
        if not 0 <= row.block < sizes.get(row.body_id, 0):
            yield f"block {row.block} is cut, but there is no such block", f"source {row.source_id}"


def journal(db: Reader) -> Iterator[Finding]:
    """Every step that can be undone or redone has its images, of tables there are, in readable form."""
    has_images = exists().where(deed_change.c.deed_id == deed.c.id)
    for (deed_id,) in db.rows(select(deed.c.id).where(deed.c.state.in_(("done", "undone")), ~has_images)):
        yield "it can not be undone, since nothing of it is kept", f"deed {deed_id}"
    standing = deed_change.c.deed_id.in_(select(deed.c.id).where(deed.c.state.in_(("done", "undone"))))
    bad = (
        func.coalesce(func.json_valid(deed_change.c.before), 1) * func.coalesce(func.json_valid(deed_change.c.after), 1)
    ) == 0
    for row in db.rows(select(deed_change.c.id, deed_change.c.deed_id).where(standing, bad)):
        yield f"image {row.id} can not be read", f"deed {row.deed_id}"
    image = func.max(func.coalesce(deed_change.c.after, deed_change.c.before))
    for row in db.rows(select(deed_change.c.tbl, image.label("image")).where(standing).group_by(deed_change.c.tbl)):
        table = metadata.tables.get(row.tbl)
        if table is None or not _fits(table, row.image):
            yield "its undo images do not fit the table", f"table {row.tbl}"


def _fits(table: Table, image: str | None) -> bool:
    try:
        return set(json.loads(image or "{}")) == {column.name for column in table.columns}
    except ValueError:
        return False


def search(db: Reader) -> Iterator[Finding]:
    """Every document of the full-text index has its row, and every row its document."""
    (rows,) = db.rows(select(func.count()).select_from(search_row))[0]
    (documents,) = db.rows(text("SELECT count(*) FROM search_docsize"))[0]
    (strays,) = db.rows(text("SELECT count(*) FROM search_docsize WHERE id NOT IN (SELECT id FROM search_row)"))[0]
    if rows != documents or strays:
        yield f"{documents} texts are indexed for {rows} things, {strays} of them for nothing", "the search index"


def counts(db: Reader) -> dict[str, int]:
    """How many rows each table holds."""
    return {table.name: int(db.rows(select(func.count()).select_from(table))[0][0]) for table in metadata.sorted_tables}
