"""Reading sources: the library, a text, and what is attached to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Row, bindparam, func, select, text

from app.domain.blocks import Block, Cut, CutWhy, Place
from app.domain.blocks import place_at as place_in
from app.domain.language import tr
from app.domain.passages import Passage
from app.domain.sources import OnSource, SourceKind, SourceMeta, SourceRow, SourceText
from app.domain.works import TextRole
from app.store import texts
from app.store.block_json import load_blocks
from app.store.fast_statements import Quick
from app.store.first_read import CUTS
from app.store.reader import Reader, first, first_column
from app.store.schema import body, evidence, note, passage, passage_tag, raw, source, source_version, thing
from app.store.things import among

_newer = source_version.alias("newer")
current_version = select(func.max(_newer.c.id)).where(_newer.c.source_id == source.c.id).scalar_subquery()
"""The newest version of a source, for use in other statements."""


_PASSAGES = select(func.count(passage.c.id)).where(passage.c.version_id == source_version.c.id).scalar_subquery()
_ROWS = (
    select(
        source, source_version.c.id.label("version_id"), source_version.c.paragraphs, source_version.c.words,
        _PASSAGES.label("passages"),
    )
    .select_from(source.join(source_version, source_version.c.id == current_version))
    .order_by(source.c.kind, source.c.id)
)  # fmt: skip
_OTHERWISE = ("authors", "topics", "of")
"""Metadata fields that are stored in another form, or in a column of another name."""


def meta_of(row: Row[Any]) -> SourceMeta:
    """The metadata in a row of the source table."""
    alike = {one.name: getattr(row, one.name) for one in fields(SourceMeta) if one.name not in _OTHERWISE}
    return SourceMeta(
        authors=tuple(json.loads(row.authors)), topics=tuple(json.loads(row.topics)), of=row.of_work, **alike
    )


def _row(row: Row[Any]) -> SourceRow:
    return SourceRow(
        row.id, row.uid, SourceKind(row.kind), meta_of(row), row.version_id, row.added_at, row.added_by,
        row.paragraphs, row.words, row.passages, row.work_id, TextRole(row.text) if row.text else None,
    )  # fmt: skip


def library(db: Reader) -> tuple[SourceRow, ...]:
    """Every source, articles before digests, in the order they were added."""
    return tuple(_row(row) for row in db.rows(_ROWS))


def digests(db: Reader) -> frozenset[int]:
    """The ids of the sources whose words are our paraphrase."""
    return frozenset(first_column(db, select(source.c.id).where(source.c.kind == SourceKind.DIGEST.value)))


def source_row(db: Reader, source_id: int) -> SourceRow:
    """One source. Raises `NotFound`."""
    return _row(first(db.rows(_ROWS.where(source.c.id == source_id)), _none(source_id)))


def _none(source_id: int) -> str:
    return tr("There is no source {source_id} in this workspace.").format(source_id=source_id)


# These two are read at each operation on a text.
_VERSION = select(source_version.c.id, source_version.c.source_id, body.c.id.label("body_id"), body.c.hash).join(
    body, body.c.id == source_version.c.body_id
)
_NEWEST = Quick(
    _VERSION.where(source_version.c.source_id == bindparam("source")).order_by(source_version.c.id.desc()).limit(1)
)
_THIS = Quick(_VERSION.where(source_version.c.id == bindparam("version")))
_CUTS = text(CUTS)


def current_text(db: Reader, source_id: int, *, with_cuts: bool = True) -> SourceText:
    """The text of a source's newest version, without its cuts, of which a page can have hundreds. Raises `NotFound`."""
    return _text(db, first(db.rows(_NEWEST, {"source": source_id}), _none(source_id)), with_cuts)


def version_text(db: Reader, version_id: int, *, with_cuts: bool = True) -> SourceText:
    """The text of one version, with what is cut from it. Raises `NotFound`."""
    row = first(db.rows(_THIS, {"version": version_id}), tr("This version of the source is not in the workspace."))
    return _text(db, row, with_cuts)


def place_at(db: Reader, version_id: int, at: int) -> Place | None:
    """The place in the original of a code point of a version's text, None if unknown. Raises `NotFound`."""
    return place_in(version_text(db, version_id, with_cuts=False).blocks, at)


def places_of(db: Reader, passages: Iterable[Passage]) -> dict[int, Place]:
    """The place of each passage in the original, by passage id; passages whose place is unknown are left out."""
    blocks: dict[int, tuple[Block, ...]] = {}
    found: dict[int, Place] = {}
    for one in passages:
        if one.version_id not in blocks:
            blocks[one.version_id] = version_text(db, one.version_id, with_cuts=False).blocks
        if (place := place_in(blocks[one.version_id], one.start)) is not None:
            found[one.id] = place
    return found


def _text(db: Reader, row: Row[Any], with_cuts: bool = True) -> SourceText:
    text, blocks = _body(db, row.body_id, row.hash)
    found = db.rows(_CUTS, {"version": row.id}) if with_cuts else ()
    cuts = tuple(Cut(cut.block, CutWhy(cut.why)) for cut in found)
    return SourceText(row.source_id, row.id, text, blocks, cuts)


def _body(db: Reader, body_id: int, body_hash: str) -> tuple[str, tuple[Block, ...]]:
    found = texts.remembered(body_hash)
    if found is None:
        row = db.rows(select(body.c.text, body.c.blocks).where(body.c.id == body_id))[0]
        found = (str(row.text), load_blocks(row.blocks))
        texts.remember(body_hash, *found)
    return found


def by_raw_hash(db: Reader, raw_hash: str) -> SourceRow | None:
    """The source that the same bytes made before, or None."""
    rows = db.rows(select(source_version.c.source_id).join(raw).where(raw.c.hash == raw_hash))
    return source_row(db, int(rows[0].source_id)) if rows else None


def attached_to(db: Reader, source_id: int) -> OnSource:
    """Count what is attached to a source, shown before it is removed."""
    passages = select(passage.c.id).join(source_version).where(source_version.c.source_id == source_id)

    def count(column: Any, condition: Any) -> int:
        rows: Sequence[Row[Any]] = db.rows(select(func.count(column)).where(condition))
        return int(rows[0][0])

    either = among(source.name, [source_id]) | among(passage.name, passages)
    return OnSource(
        passages=count(passage.c.id, passage.c.id.in_(passages)),
        tags=count(passage_tag.c.id, passage_tag.c.passage_id.in_(passages)),
        evidence=count(evidence.c.id, evidence.c.passage_id.in_(passages)),
        notes=count(note.c.id, note.c.thing_id.in_(select(thing.c.id).where(either))),
    )
