"""The contents of a workspace as plain data, for JSON and tables: sources, passages, tags, notes, history. The keys are
a stable interface: they may be added, never renamed. Offsets are code points of the whole canonical text, end
exclusive. What concerns donations, actors and countries is in `listing_ledger`."""

from __future__ import annotations

from typing import Any

from app.domain.as_json import picked
from app.domain.blocks import Place, place_at
from app.domain.codebook import SEPARATOR
from app.domain.errors import NotFound
from app.domain.passages import Passage
from app.domain.query import Query
from app.store.reader import Reader
from app.store.reads import history as history_reads
from app.store.reads import library as library_reads
from app.store.reads import notes as note_reads
from app.store.reads import passages as passage_reads
from app.store.reads import sources as source_reads
from app.store.reads import tags as tag_reads
from app.store.reads import versions as version_reads

Json = dict[str, Any]

PAGE = 500
"""How many passages or operations are read at a time."""


def sources(db: Reader) -> list[Json]:
    """Every source, articles before digests."""
    return [
        {
            **picked(row, "id", "kind"),
            **picked(row.meta, "title", "authors", "published", "language"),
            **picked(row, "paragraphs", "words", "passages", "work=work_id"),
            "text": row.text.value if row.text is not None else "",
            "collections": [one.name for one in entry.collections],
            "state": entry.state.value,
            "progress": round(entry.progress, 3),
        }
        for entry in library_reads.library(db)
        for row in (entry.source,)
    ]


def source(db: Reader, source_id: int) -> Json:
    """One source whole: metadata, what is read and what is cut. Raises `NotFound`. Headings have no paragraph number,
    nor do blocks that were cut at import and put back."""
    row = source_reads.source_row(db, source_id)
    text = source_reads.version_text(db, row.version_id)
    cut = {one.block: one.why for one in text.cuts}
    blocks = list(enumerate(text.blocks))
    return {
        **picked(row, "id", "kind"),
        **picked(row.meta, *_CITATION),
        **picked(row, "words", "added_at", "added_by"),
        "versions": [
            picked(version, "number", "file=file_name", "media_type", "added_at", "paragraphs", "words")
            for version in version_reads.of_source(db, source_id)
        ],
        "paragraphs": [
            {"no": block.paragraph, "text": text.text[block.start : block.end]}
            | picked(block, "kind", "start", "end")
            | _place(block.place)
            for index, block in blocks
            if index not in cut
        ],
        "cut": [
            {"text": text.text[block.start : block.end], "why": cut[index].value, "block": index}
            for index, block in blocks
            if index in cut
        ],
    }


_CITATION = (
    "title", "authors", "series", "number", "published", "publisher", "topics", "language", "url", "caption",
    "disclaimer", "of", "citekey",
)  # fmt: skip


def passages(db: Reader, *, source_id: int | None = None, tag: str = "", query: Query | None = None) -> list[Json]:
    """Passages in the order of sources and text: of one source, of one tag with its subtags, or matching a question.
    Raises `NotFound` for a missing source or tag, and `BadInput` for a question that names one."""
    if source_id is not None:
        source_reads.source_row(db, source_id)
    tag_ids = _tag_and_below(db, tag) if tag else ()
    out: list[Json] = []
    while True:
        page = passage_reads.listed(db, tag_ids=tag_ids, source_id=source_id, query=query, limit=PAGE, offset=len(out))
        blocks = {number: source_reads.version_text(db, number).blocks for number in {one.version_id for one in page}}
        out += [_passage(one) | _place(place_at(blocks[one.version_id], one.start)) for one in page]
        if len(page) < PAGE:
            return out


def _place(place: Place | None) -> Json:
    """The key `place`, if the pages, times or chapters of the original are known."""
    return {} if place is None else {"place": place._asdict()}


def _tag_and_below(db: Reader, path: str) -> tuple[int, ...]:
    wanted = path.casefold()
    found = tuple(
        tag.id
        for tag in tag_reads.codebook(db)
        if tag.path.casefold() == wanted or tag.path.casefold().startswith(wanted + SEPARATOR)
    )
    if not found:
        raise NotFound(f"There is no tag “{path}” in the codebook. Write its path as `list tags` gives it.")
    return found


def _passage(passage: Passage) -> Json:
    claim = passage.claim
    return {
        **picked(passage, "id", "uid", "source=source_id", "paragraph", "start", "end", "quote", "state"),
        "tags": [tag.path for tag in passage.tags],
        "taggings": [{"tag": tag.path, **picked(by, "by=name", "author=id")} for tag in passage.tags for by in tag.by],
        "notes": list(passage.notes),
        "evidence": [
            picked(ref, "for=kind", "id=thing_id", "label", "title", "field", "role") for ref in passage.evidence
        ],
        "claim": None if claim is None else picked(claim, "kind", "asserted_by", "sureness", "answers", "note"),
    }


def tags(db: Reader) -> list[Json]:
    """The codebook, parents before their children."""
    return [
        {
            **picked(tag, "id", "uid", "path", "name=content.name", "parent=parent_id"),
            **picked(tag.content, "color", "definition", "when_to_use", "when_not", "examples", "aliases", "key"),
            "passages": tag.passages,
        }
        for tag in tag_reads.codebook(db)
    ]


def notes(db: Reader) -> list[Json]:
    """Every note, those edited last first. `on` is null for a free note."""
    return [
        {
            **picked(note, "id", "uid"),
            "title": note.heading(),
            "body": note.body,
            "on": picked(note, "kind=target", "id=target_id", "label=target_label") if note.target else None,
            **picked(note, "created_at", "updated_at", "created_by"),
        }
        for note in note_reads.every(db)
    ]


def history(db: Reader) -> list[Json]:
    """Every operation, newest first, including undone ones. `deed` is the former key of `operation`; times are UTC."""
    out: list[Json] = []
    before: int | None = None
    while page := history_reads.history(db, limit=PAGE, before=before):
        before = page[-1].operation_id
        keys = ("id=operation_id", "at", "author", "operation=name", "deed=name", "what", "state")
        out += [picked(line, *keys) | {"touched": dict(line.touched)} for line in page]
    return out
