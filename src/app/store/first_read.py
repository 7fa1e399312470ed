"""What the first painted window shows, read with the standard library alone.

Loading SQLAlchemy takes longer than everything else before the first paint, so this one module reads without
it. It must say exactly what the ordinary reads say; a test compares the two on a rich workspace.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from app.domain.anchor import AnchorState
from app.domain.blocks import Cut, CutWhy
from app.domain.codebook import SEPARATOR, Tag, TagContent
from app.domain.errors import StoreTrouble
from app.domain.passages import EvidenceRef, Passage, TagRef
from app.domain.sources import SourceKind, SourceMeta, SourceRow, SourceText
from app.domain.terms import EvidenceRole
from app.store import texts
from app.store.block_json import load_blocks
from app.store.header import VERSION, read_version

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The library, the codebook, and the source that was open last with its passages."""

    library: tuple[SourceRow, ...]
    codebook: tuple[Tag, ...]
    text: SourceText | None
    passages: tuple[Passage, ...]
    """Without claims and evidence roles that the page does not paint."""
    at: int
    """The code point that stood at the top of the page."""


_LIBRARY = """
SELECT s.id, s.uid, s.kind, s.title, s.authors, s.series, s.number, s.published, s.publisher, s.topics, s.language,
  s.url, s.caption, s.disclaimer, s.of_work, v.id, s.added_at, s.added_by, v.paragraphs, v.words,
  (SELECT count(*) FROM passage p WHERE p.version_id = v.id)
FROM source s JOIN source_version v ON v.id = (SELECT max(n.id) FROM source_version n WHERE n.source_id = s.id)
ORDER BY s.kind, s.id
"""
_TAGS = """
SELECT t.id, t.uid, t.parent_id, t.name, t.color, t.definition, t.when_to_use, t.when_not,
  (SELECT count(*) FROM passage_tag pt WHERE pt.tag_id = t.id)
FROM tag t ORDER BY t.ordinal, lower(t.name)
"""
_BODY = "SELECT b.hash, b.text, b.blocks FROM body b JOIN source_version v ON v.body_id = b.id WHERE v.id = ?"
_CUTS = "SELECT block, why FROM source_cut WHERE version_id = ? ORDER BY block"
_PASSAGES = """
SELECT id, uid, version_id, start, "end", quote, paragraph, state FROM passage WHERE version_id = ?
ORDER BY start, "end" DESC
"""
_PASSAGE_TAGS = """
SELECT pt.passage_id, pt.tag_id FROM passage_tag pt JOIN passage p ON p.id = pt.passage_id
WHERE p.version_id = ? ORDER BY pt.id
"""
_NOTES = """
SELECT n.passage_id, n.id FROM note n JOIN passage p ON p.id = n.passage_id WHERE p.version_id = ? ORDER BY n.id
"""
_EVIDENCE = """
SELECT e.passage_id, e.id,
  CASE WHEN e.donation_id IS NOT NULL THEN 'donation' WHEN e.fact_id IS NOT NULL THEN 'fact'
    WHEN e.country_id IS NOT NULL THEN 'country' ELSE 'actor' END,
  coalesce(e.donation_id, e.fact_id, e.country_id, e.actor_id),
  coalesce(d.ref, fc.name || ' · ' || f.field, c.name, a.name),
  e.field, e.role, d.assertion = 'not_given', coalesce(d.title, f.value, c.name, a.name),
  coalesce(e.party_id, e.item_id)
FROM evidence e JOIN passage p ON p.id = e.passage_id
  LEFT JOIN donation d ON d.id = e.donation_id
  LEFT JOIN fact f ON f.id = e.fact_id LEFT JOIN country fc ON fc.id = f.country_id
  LEFT JOIN country c ON c.id = e.country_id
  LEFT JOIN actor a ON a.id = e.actor_id
WHERE p.version_id = ? ORDER BY e.id
"""


def first_read(path: Path, source_id: int | None = None) -> FirstPage | None:
    """Read what the first window shows; `source_id` asks for a source other than the one open last.

    None where the file needs the store's care first: it is of an older version, or SQLite complains. Raises
    `StoreTrouble` where it is no workspace of ours.
    """
    if read_version(path) != VERSION:
        return None
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=1)
    except sqlite3.Error:
        return None
    try:
        db.execute("PRAGMA trusted_schema = OFF")
        return _read(db, source_id)
    except sqlite3.DatabaseError as error:
        if "malformed" in str(error):
            raise StoreTrouble(f"{path.name} is damaged. Restore it from one of its backups.") from error
        return None
    finally:
        db.close()


def _read(db: sqlite3.Connection, source_id: int | None) -> FirstPage:
    library = tuple(_source(row) for row in db.execute(_LIBRARY))
    codebook = _codebook(list(db.execute(_TAGS)))
    if source_id is None:
        remembered = db.execute("SELECT at FROM place WHERE key = 'source'").fetchone()
        source_id = remembered[0] if remembered else None
    row = next((row for row in library if row.id == source_id), library[0] if library else None)
    if row is None:
        return FirstPage(library, codebook, None, (), 0)
    place = db.execute("SELECT at FROM place WHERE key = ?", (f"source {row.id}",)).fetchone()
    return FirstPage(library, codebook, _text(db, row), _passages(db, row, codebook), place[0] if place else 0)


def _source(row: tuple[object, ...]) -> SourceRow:
    (source_id, uid, kind, title, authors, series, number, published, publisher, topics, *rest) = row
    language, url, caption, disclaimer, of_work, version_id, added_at, added_by, paragraphs, words, passages = rest
    meta = SourceMeta(
        str(title), tuple(json.loads(str(authors))), str(series), str(number), str(published), str(publisher),
        tuple(json.loads(str(topics))), str(language), str(url), str(caption), str(disclaimer), str(of_work),
    )  # fmt: skip
    return SourceRow(
        _int(source_id), str(uid), SourceKind(str(kind)), meta, _int(version_id), str(added_at), str(added_by),
        _int(paragraphs), _int(words), _int(passages),
    )  # fmt: skip


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value


def _codebook(rows: list[tuple[int, str, int | None, str, int, str, str, str, int]]) -> tuple[Tag, ...]:
    children: dict[int | None, list[int]] = {}
    by_id = {row[0]: row for row in rows}
    for row in rows:
        children.setdefault(row[2], []).append(row[0])
    out: list[Tag] = []
    pending = [(tag_id, "") for tag_id in reversed(children.get(None, []))]
    while pending:
        tag_id, above = pending.pop()
        _, uid, parent_id, name, color, definition, when_to_use, when_not, passages = by_id[tag_id]
        path = f"{above}{SEPARATOR}{name}" if above else name
        content = TagContent(name, color, definition, when_to_use, when_not)
        out.append(Tag(tag_id, uid, parent_id, path, content, passages))
        pending += [(child, path) for child in reversed(children.get(tag_id, []))]
    return tuple(out)


def _text(db: sqlite3.Connection, row: SourceRow) -> SourceText:
    body_hash, text, blocks_json = db.execute(_BODY, (row.version_id,)).fetchone()
    blocks = load_blocks(blocks_json)
    texts.remember(body_hash, text, blocks)
    cuts = tuple(Cut(block, CutWhy(why)) for block, why in db.execute(_CUTS, (row.version_id,)))
    return SourceText(row.id, row.version_id, text, blocks, cuts)


def _passages(db: sqlite3.Connection, row: SourceRow, codebook: tuple[Tag, ...]) -> tuple[Passage, ...]:
    version = (row.version_id,)
    refs = {tag.id: TagRef(tag.id, tag.content.name, tag.path, tag.content.color) for tag in codebook}
    tags = _grouped((passage_id, refs[tag_id]) for passage_id, tag_id in db.execute(_PASSAGE_TAGS, version))
    notes = _grouped(db.execute(_NOTES, version))
    linked = _grouped(
        (passage_id, EvidenceRef(row_id, kind, thing, label, field, EvidenceRole(role), bool(none), title, part))
        for passage_id, row_id, kind, thing, label, field, role, none, title, part in db.execute(_EVIDENCE, version)
    )
    return tuple(
        Passage(
            pid, uid, row.id, row.meta.title, version_id, start, end, quote, paragraph, AnchorState(state),
            tuple(tags.get(pid, ())), tuple(linked.get(pid, ())), tuple(notes.get(pid, ())),
        )
        for pid, uid, version_id, start, end, quote, paragraph, state in db.execute(_PASSAGES, version)
    )  # fmt: skip


def _grouped(pairs: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    out: dict[int, list[T]] = {}
    for key, value in pairs:
        out.setdefault(key, []).append(value)
    return out
