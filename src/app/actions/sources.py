"""Operations on sources: add, edit, cut, put back, remove."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from app.actions.links import ask_again, links_kept
from app.actions.merge_edit import over
from app.actions.originals import find_in_original, known_by_its_words
from app.actions.staging import stage
from app.domain.blocks import Cut, CutWhy
from app.domain.changes import Operation
from app.domain.citekeys import LONGEST, is_key
from app.domain.dates import is_date
from app.domain.errors import BadInput, NotFound
from app.domain.hashes import content_hash
from app.domain.language import later, tr, tr_n
from app.domain.progress import Progress
from app.domain.question_fields import Ask
from app.domain.shortened import shortened
from app.domain.sources import SourceDraft, SourceMeta, SourceRow, SourceText
from app.store import citekeys
from app.store.reader import Reader
from app.store.reads import sources as reads
from app.store.reads.history import added_in_a_row
from app.store.store import Store, Tx
from app.store.writes import sources as writes
from app.store.writes import works as work_writes

NOT_ADDED = later("The source was not added.")


@dataclass(frozen=True, slots=True)
class Added:
    """The result of adding a source."""

    source_id: int
    known: bool
    """The same bytes had been added before; nothing was added again."""
    found: int = 0
    """How many pieces of evidence the starter's locators found in it."""
    missing: int = 0
    warnings: tuple[str, ...] = ()
    cited: bool = False
    """It was there, and got another citation."""


def add_file(store: Store, path: Path, progress: Progress | None = None, together: str = "") -> Added:
    """Read a file and add it as a source. Raises `BadInput` or `StoreError`; then nothing is added. What is added in a
    row with the same key `together` is one operation."""
    from app.actions.reading import read_file_apart

    return add_draft(store, read_file_apart(path, progress, tr(NOT_ADDED)), progress, together)


def add_bytes(store: Store, raw: bytes, name: str, media_type: str, progress: Progress | None = None) -> Added:
    """Read bytes, from the clipboard or the web, and add them as a source."""
    from app.actions.reading import read_apart

    return add_draft(store, read_apart(raw, name, media_type, progress, tr(NOT_ADDED)), progress)


def add_address(store: Store, url: str, progress: Progress | None = None) -> Added:
    """Fetch a web page, because the user asked for it, and add it as a source."""
    from app.actions.reading import read_apart
    from app.importers.web import fetch

    page, media_type = fetch(url, cancelled=lambda: progress is not None and progress(0, 0))
    draft = read_apart(page, url, media_type, progress, tr(NOT_ADDED))
    if not draft.meta.url:
        draft = replace(draft, meta=replace(draft.meta, url=url))
    return add_draft(store, draft, progress)


def add_draft(store: Store, draft: SourceDraft, progress: Progress | None = None, together: str = "") -> Added:
    """Stage a draft in small pieces, then publish it in one commit; `together` as of `add_file`. The same bytes are
    recognised. If there is a digest of this work, its evidence is located in the new source in the same operation."""
    known = reads.by_raw_hash(store, content_hash(draft.raw))
    if known is not None:
        return Added(known.id, known=True)
    draft = known_by_its_words(store, draft)
    if not draft.meta.title.strip():
        draft = replace(draft, meta=replace(draft.meta, title=Path(draft.name).stem or draft.name))
    title = draft.meta.title

    def what(tx: Tx) -> str:
        before = added_in_a_row(tx, together) if together else 0
        return tr_n("{n} source", "{n} sources", before + 1) if before else title

    adding = store.write(Operation.ADD_SOURCE, what, together)
    with stage(store, draft, progress) as (raw_id, body_id), adding as tx:
        known = reads.by_raw_hash(tx, content_hash(draft.raw))
        if known is not None:  # added by another program while this one staged it
            return Added(known.id, known=True)
        source_id = writes.publish(tx, draft, raw_id, body_id)
        evidence = find_in_original(tx, source_id)
    return Added(source_id, False, evidence.found, evidence.missing, draft.warnings)


def edit_meta(store: Store, source_id: int, meta: SourceMeta, was: SourceMeta | None = None) -> None:
    """Change a source's metadata. Raises `BadInput` without a title, `NotFound` if it is gone.

    `was` is what the user saw: attributes they did not change are left alone, and `BadInput` is raised if somebody else
    changed the same meanwhile. If this makes the source the original of a digest, the digest's evidence is located in
    it in the same operation.
    """
    if not meta.title.strip():
        raise BadInput(tr("A source needs a title."))
    if meta.published and not is_date(meta.published):
        raise BadInput(tr("Write the date as 2020, 2020-05 or 2020-05-31."))
    with store.write(Operation.EDIT_SOURCE, meta.title) as tx:
        row = reads.source_row(tx, source_id)
        before, meta = row.meta, _with_key(tx, row, over(row.meta, meta, was, row.meta.title))
        with links_kept(tx, *{before.title, meta.title} if before.title != meta.title else ()):
            if not writes.set_meta(tx, source_id, meta):
                raise NotFound(tr("This source is no longer in the workspace."))
        ask_again(tx, lambda asked: asked.ask is Ask.SOURCE, {before.title: meta.title})
        if (meta.series, meta.number, meta.url) != (before.series, before.number, before.url):
            find_in_original(tx, source_id)


def _with_key(db: Reader, row: SourceRow, meta: SourceMeta) -> SourceMeta:
    """The metadata with the key that was entered, or a new one if none was. Raises `BadInput` for one that other
    programs do not accept, or that another source has."""
    taken = citekeys.keys(db, but=row.id)
    if meta.citekey and not is_key(meta.citekey):
        sentence = tr(
            "“{key}” is no citation key. Write Latin letters, digits and _, with : . + - between them alone, and at "
            "most {most} characters."
        )
        raise BadInput(sentence.format(key=shortened(meta.citekey, 80), most=LONGEST))
    if meta.citekey.casefold() in taken:
        sentence = tr("“{key}” is the citation key of another source. Add a letter to it.")
        raise BadInput(sentence.format(key=meta.citekey))
    return citekeys.with_key(meta, row.kind, taken)


def remove_source(store: Store, source_id: int) -> None:
    """Remove a source and what is attached to it, in one operation that undo takes back whole."""
    row = reads.source_row(store, source_id)
    with store.write(Operation.REMOVE_SOURCE, row.meta.title) as tx:
        work_writes.leave(tx, source_id)
        tx.remove("source", source_id)


def cut_block(store: Store, source_id: int, block: int) -> None:
    """Cut a block from what is read. Passages on it stay; no offset moves."""
    text = _text_with(store, source_id, block)
    if block in text.cut_blocks():
        return
    if len(text.cut_blocks()) + 1 == len(text.blocks):
        raise BadInput(tr("This is the last block that is read; a source cannot be empty."))
    with store.write(Operation.CUT_BLOCK, _opening(text.text, text.blocks[block].start)) as tx:
        writes.add_cut(tx, text.version_id, Cut(block, CutWhy.BY_HAND))


def restore_block(store: Store, source_id: int, block: int) -> None:
    """Put a cut block back. No offset and no paragraph number moves."""
    text = _text_with(store, source_id, block)
    with store.write(Operation.RESTORE_BLOCK, _opening(text.text, text.blocks[block].start)) as tx:
        writes.remove_cut(tx, text.version_id, block)


def _text_with(db: Reader, source_id: int, block: int) -> SourceText:
    """The current text of a source. Raises `NotFound` if it has no such block."""
    text = reads.current_text(db, source_id)
    if not 0 <= block < len(text.blocks):
        raise NotFound(tr("This block is not in the source."))
    return text


def _opening(text: str, start: int) -> str:
    return shortened(text[start : start + 60])
