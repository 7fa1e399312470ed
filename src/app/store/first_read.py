"""Reads what the first painted page shows, using the standard library alone.

Loading SQLAlchemy takes longer than everything else before the first paint, and so would the classes of passages and
sources, so this module reads plain rows. Its results must equal those of the ordinary reads, which the reading view
uses once the store is open; a test compares the two. They share the statements that need no types of columns.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import NamedTuple

from app.domain.blocks import Block, Cut, CutWhy
from app.domain.by_key import by_key
from app.domain.errors import StoreError
from app.domain.language import tr
from app.store import texts
from app.store.block_json import load_blocks
from app.store.damage_advice import damage
from app.store.header import VERSION, can_write, read_version
from app.store.read_only import AS_IT_IS, connect_so, connect_unwritten


class FirstMeta(NamedTuple):
    """The part of a source's citation that the title block shows, with the attribute names of `SourceMeta`."""

    kind: str
    title: str
    authors: tuple[str, ...]
    series: str
    number: str
    published: str
    language: str
    of: str
    reference: str


class FirstPassage(NamedTuple):
    """What the first paint shows of a `Passage`; its chips follow once the store is open."""

    id: int
    start: int
    end: int
    colors: tuple[int, ...]


class FirstPage(NamedTuple):
    """The source that was read last, or the first of the library, with its passages."""

    source_id: int
    meta: FirstMeta
    text: str
    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...]
    passages: tuple[FirstPassage, ...]
    at: int
    """The code point at the top of the page."""
    level: int | None
    """The chosen level of detail, if any."""


_SOURCE = """
SELECT s.id, s.kind, s.title, s.authors, s.series, s.number, s.published, s.language, s.of_work, s.reference,
  (SELECT max(v.id) FROM source_version v WHERE v.source_id = s.id)
FROM source s
ORDER BY s.id <> coalesce((SELECT at FROM place WHERE key = 'source'), 0), s.kind, s.id LIMIT 1
"""
_BODY = "SELECT b.hash, b.text, b.blocks FROM body b JOIN source_version v ON v.body_id = b.id WHERE v.id = ?"
CUTS = "SELECT block, why FROM source_cut WHERE version_id = :version ORDER BY block"
PLACE = "SELECT at FROM place WHERE key = :key"
_PASSAGES = 'SELECT id, start, "end" FROM passage WHERE version_id = ? ORDER BY start, "end" DESC'
_COLORS = """
SELECT pt.passage_id, t.color FROM passage p JOIN passage_tag pt ON pt.passage_id = p.id JOIN tag t ON t.id = pt.tag_id
WHERE p.version_id = ? GROUP BY pt.passage_id, pt.tag_id ORDER BY min(pt.id)
"""


def first_read(path: Path) -> FirstPage | None:
    """Read what the first window shows.

    None if there is no source, or if the store has to handle the file first: it is of an older version or damaged, or
    SQLite reports an error. Raises `StoreError` if it is no workspace of ours.
    """
    if read_version(path) != VERSION:
        return None
    db = _connect(path)
    if db is None:
        return None
    try:
        db.execute("PRAGMA trusted_schema = OFF")
        return _read(db)
    except sqlite3.DatabaseError as error:
        if "malformed" in str(error):
            raise StoreError(damage(tr("{name} is damaged.").format(name=path.name), path)) from error
        return None
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None  # a row is damaged; the store will report it
    finally:
        db.close()


def _connect(path: Path) -> sqlite3.Connection | None:
    """A read connection, also where nothing can be written; None if the store has to open the file first."""
    try:
        db = connect_so(path, AS_IT_IS) if can_write(path) else None
        return db or connect_unwritten(path)
    except sqlite3.Error:
        return None


def _read(db: sqlite3.Connection) -> FirstPage | None:
    found = db.execute(_SOURCE).fetchone()
    if found is None:
        return None
    source_id, kind, title, authors, series, number, published, language, of_work, reference, version_id = found
    meta = FirstMeta(kind, title, tuple(json.loads(authors)), series, number, published, language, of_work, reference)
    body = db.execute(_BODY, (version_id,)).fetchone()
    if body is None:
        return None  # such as with the log of another file beside it; the store will report it
    body_hash, text, blocks_json = body
    blocks = load_blocks(blocks_json)
    texts.remember(body_hash, text, blocks)
    whys = {why.value: why for why in CutWhy}
    cuts = tuple(Cut(block, whys[why]) for block, why in db.execute(CUTS, {"version": version_id}))
    place = db.execute(PLACE, {"key": f"source {source_id}"}).fetchone()
    level = db.execute(PLACE, {"key": f"level {source_id}"}).fetchone()
    passages, at = _passages(db, version_id), place[0] if place else 0
    return FirstPage(source_id, meta, text, blocks, cuts, passages, at, level[0] if level else None)


def _passages(db: sqlite3.Connection, version_id: int) -> tuple[FirstPassage, ...]:
    version = (version_id,)
    colors = by_key(db.execute(_COLORS, version))
    return tuple(
        FirstPassage(passage_id, start, end, tuple(colors.get(passage_id, ())))
        for passage_id, start, end in db.execute(_PASSAGES, version)
    )
